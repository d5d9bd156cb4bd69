using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>Push without connection limit (Demers et al. 1987, section 1.4): whatever makes sites stop, the m transmissions a site are sent
/// to sites drawn at random, so that each one is missed by all of them with probability exp(-m). Ties the residue to the traffic that
/// was measured.</summary>
internal sealed class ResidueByTraffic : ITheory
{
    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) =>
        RumorRules.Of(settings) is { Mode: SpreadMode.Push, Live: > 1, Stop: not StopRule.Forever };

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        var rules = RumorRules.Of(settings)!;
        return means.TryGetValue("traffic", out var traffic)
            ? [new TheoryLine(
                "s = exp(-m) with the measured traffic m (Demers et al. 1987, section 1.4)", "residue", Math.Exp(-traffic * rules.Arrival))]
            : [];
    }
}
