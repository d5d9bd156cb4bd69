using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>Push without connection limit (Demers et al. 1987, section 1.4): whatever makes sites stop, the m transmissions a site are sent
/// to sites drawn at random, so that each one is missed by all of them with probability exp(-m). Ties the residue to the traffic that
/// was measured.</summary>
internal sealed class ResidueByTraffic : ITheory
{
    private const string Name = "s = exp(-m) with the measured traffic m, if the rumor takes off (Demers et al. 1987, section 1.4)";

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) =>
        RumorRules.Of(settings) is { Mode: SpreadMode.Push, Live: > 1, Stop: not StopRule.Forever };

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        var rules = RumorRules.Of(settings)!;
        if (!means.TryGetValue("traffic", out var traffic))
        {
            return [];
        }

        var residue = Math.Exp(-traffic * rules.Arrival);
        return [new TheoryLine(Name, "residue", residue), new TheoryLine(Name, "reach", 1 - residue)];
    }
}
