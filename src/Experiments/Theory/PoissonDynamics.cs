using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>The differential equations of rumor mongering (Demers et al. 1987, section 1.4) for sites that act at the instants of Poisson
/// processes, which is what they describe: the residue and traffic they end in, and the growth. With the other stop rules the infective
/// sites are divided by their counters.</summary>
internal sealed class PoissonDynamics : ITheory
{
    private const string Name = "limit for large n, differential equations (Demers et al. 1987, section 1.4)";
    private const int StagesMax = 50;

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) => RumorRules.Of(settings) is
    {
        // With both in one call, a lost update takes with it what else the message says.
        Clock: ClockModel.Poisson, IsOneContact: true, Loss: 0, Live: > 1, Arrival: > 0, K: <= StagesMax,
        Stop: StopRule.FeedbackCounter or StopRule.FeedbackCoin or StopRule.BlindCounter or StopRule.BlindCoin,
    } rules && (rules.Mode != SpreadMode.PushPull || rules.Delivery == 1);

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        var rules = RumorRules.Of(settings)!;
        var path = RumorEquations.Of(rules).Solve();
        var informed = path.Select(point => (1 - point.Susceptible) * rules.Live).ToArray();
        var (residue, traffic) = (path[^1].Susceptible, path[^1].Sent * rules.Live / rules.Nodes);
        return
        [
            new TheoryLine(Name, "residue", residue), new TheoryLine(Name, "reach", 1 - residue), new TheoryLine(Name, "traffic", traffic),
            new TheoryLine(Name, "informed", informed[^1], double.NaN, informed),
        ];
    }
}
