using System.Collections.Immutable;

namespace Distribution.Experiments.Theory;

/// <summary>All theories, the exact ones first: the one list from which results take their theory.</summary>
internal static class TheoryList
{
    private static readonly ITheory[] All =
    [
        new ExactInfectAndDie(), new InfectAndDieFixedPoint(), new ReachAllLimit(),
        new ExactSpreadForever(), new ExactPoissonForever(), new MeanFieldGrowth(), new PushBounds(), new SpreadGrowth(),
        new SequentialFeedback(), new PoissonDynamics(), new ResidueByTraffic(),
        new FloodCost(), new DirectMailReach(),
        new SerfFormula(),
    ];

    /// <summary>Their names, in order: <c>infect-and-die-fixed-point</c>.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. All.Select(NameOf)];

    /// <summary>The lines that apply to the settings; empty: none does, and <see cref="TheoryGap"/> says why.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="means">Means of measures by name, where there are any.</param>
    /// <param name="wanted">Some of <see cref="Names"/>; null: all.</param>
    internal static IReadOnlyList<TheoryLine> For(
        Settings settings, IReadOnlyDictionary<string, double>? means = null, IReadOnlyList<string>? wanted = null) =>
    [
        .. All.Where(theory => (wanted is null || wanted.Contains(NameOf(theory), StringComparer.Ordinal)) && theory.AppliesTo(settings))
            .SelectMany(theory => theory.Lines(settings, means ?? ImmutableDictionary<string, double>.Empty)),
    ];

    /// <summary>Whether the theory of a name says anything about these settings; cheap.</summary>
    internal static bool AppliesTo(string name, Settings settings) =>
        All.Any(theory => string.Equals(NameOf(theory), name, StringComparison.Ordinal) && theory.AppliesTo(settings));

    private static string NameOf(ITheory theory) => ChoiceText.Hyphenated(theory.GetType().Name);
}
