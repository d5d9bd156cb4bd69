using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>
/// Push with feedback where the contacts of a cycle see each other, and the counter is never set back or a coin is tossed (Demers et al.
/// 1987, section 1.4): every site makes k contacts in vain in the mean, and each one informed was one contact that was not, so that
/// s = exp(-(k+1)(1-s)) and m = (k+1)(1-s). What is lost or goes to a crashed site counts for nothing and only adds to the traffic; a lost
/// answer makes a contact in vain uncounted.
/// </summary>
internal sealed class SequentialFeedback : ITheory
{
    private const string Name = "limit for large n, s = exp(-(k+1)(1-s)) (Demers et al. 1987, section 1.4)";

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) => RumorRules.Of(settings) is
    { Mode: SpreadMode.Push, Judge: JudgeRule.Sequential, IsOneContact: true, Live: > 1, Arrival: > 0 } rules
        && rules is { Stop: StopRule.FeedbackCoin } or { Stop: StopRule.FeedbackCounter, Counter: CounterRule.Cumulative };

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        var rules = RumorRules.Of(settings)!;
        var contacts = 1 + (rules.K / (1 - rules.Loss));
        var reach = InfectAndDieFixedPoint.Share(contacts);
        return
        [
            new TheoryLine(Name, "residue", 1 - reach), new TheoryLine(Name, "reach", reach),
            new TheoryLine(Name, "traffic", contacts * reach / rules.Arrival),
        ];
    }
}
