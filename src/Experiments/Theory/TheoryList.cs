namespace Distribution.Experiments.Theory;

/// <summary>All theories, the exact ones first: the one list from which results take their theory.</summary>
internal static class TheoryList
{
    private static readonly ITheory[] All =
    [
        new ExactInfectAndDie(), new InfectAndDieFixedPoint(), new ReachAllLimit(), new ExactPushForever(), new PushForeverGrowth(),
        new SerfFormula(),
    ];

    /// <summary>The lines that apply to the settings; empty: none does.</summary>
    internal static IReadOnlyList<TheoryLine> For(Settings settings) =>
        [.. All.Where(theory => theory.AppliesTo(settings)).SelectMany(theory => theory.Lines(settings))];
}
