using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Plans;

/// <summary>The names of the charts that the report of a plan can have: those of the gallery, and for each measure and axis
/// <c>MEASURE-by-AXIS</c>; of what was measured on processes <c>samples-MEASURE</c>.</summary>
internal static class PlanCharts
{
    /// <summary>Those of the gallery.</summary>
    internal static IReadOnlyList<string> OfGallery { get; } =
    [
        "reach-fanout", "missed-fanout", "reach-spread", "all-threshold", "reach-grid", "residue-traffic", "reached-round",
        "not-reached-round", "t-last-minus-theory", "compared-distribution",
    ];

    /// <summary>Those that a plan can name.</summary>
    /// <param name="measures">Its measures.</param>
    /// <param name="grids">Its grids.</param>
    internal static IReadOnlyCollection<string> Names(IEnumerable<string> measures, IReadOnlyList<SweepGrid> grids)
    {
        string[] axes = [.. grids.SelectMany(grid => grid.Lists).Select(list => list.Name).Distinct(StringComparer.Ordinal)];
        return
        [
            .. OfGallery,
            .. measures.SelectMany(measure => axes.Append(SweepPlan.Mechanism).Select(axis => NameOf(measure, axis))),
            .. measures.Select(SamplesOf),
        ];
    }

    /// <summary>The name of the chart of a measure by an axis.</summary>
    internal static string NameOf(string measure, string axis) => $"{IdOf(measure)}-by-{IdOf(axis)}";

    /// <summary>The name of the chart of all samples of a measure.</summary>
    internal static string SamplesOf(string measure) => $"samples-{IdOf(measure)}";

    /// <summary>A name in lower-case letters, digits and hyphens.</summary>
    internal static string IdOf(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : letter.ToString()));
}
