using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Plans;

/// <summary>The names of the charts that the report of a plan can have: those of the gallery, and for each measure and axis
/// <c>MEASURE-by-AXIS</c>; of what was measured on processes <c>samples-MEASURE</c>.</summary>
internal static class PlanCharts
{
    /// <summary>The heat map of reach.</summary>
    internal const string OfReach = "reach-grid";

    /// <summary>Those of the gallery.</summary>
    internal static IReadOnlyList<string> OfGallery { get; } =
    [
        "reach-fanout", "missed-fanout", "reach-spread", "all-threshold", OfReach, "residue-traffic", "reached-round",
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

    /// <summary>Of these, those that can be drawn of what the plan changes; whether there is anything to show is up to the
    /// results.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="wanted">The measures that it plots; empty: all.</param>
    internal static IReadOnlyList<string> Fitting(SweepPlan plan, IReadOnlyList<string> wanted)
    {
        string[] axes = [.. plan.Axes.Select(axis => axis.Name)];
        string[] others = [.. axes.Where(axis => axis is not "nodes")];
        var hasReach = plan.Protocols.All(protocol => protocol.Measures.Any(measure => measure.Name is "reach"));
        var isFanout = hasReach && axes is ["fanout" or "subset"];
        var isSizes = hasReach && axes is (["fanout" or "subset", "nodes"] or ["nodes", "fanout" or "subset"]);
        var isHeld = hasReach && axes.Length > 2 && !axes.Contains(SweepPlan.Mechanism) && axes.Any(axis => axis is "fanout" or "subset");
        var isMeasured = plan.Cells.Any(cell => cell.IsMeasured);
        string[] across = [.. Across(plan)];
        string[] shown = isFanout ? ["reach", "residue"] : isSizes ? ["reach", "residue", "all"] : [];
        return
        [
            .. isFanout || isSizes || isHeld ? new[] { "reach-fanout", "missed-fanout" } : [],
            .. isSizes || isHeld && axes.Contains("nodes") ? new[] { "reach-spread", "all-threshold" } : [],
            .. hasReach && Plots("reach") && (isHeld || axes is [not SweepPlan.Mechanism, not SweepPlan.Mechanism])
                ? new[] { OfReach }
                : [],
            .. axes.Contains(SweepPlan.Mechanism) && !isMeasured ? new[] { "residue-traffic" } : [],
            .. others.Length <= 1 && axes is not ["nodes"] ? new[] { "reached-round", "not-reached-round" } : [],
            .. across.Contains("nodes") && plan.Measures.Any(measure => measure.Name is "tLast") ? new[] { "t-last-minus-theory" } : [],
            .. plan.Cells.Any(cell => cell.Compared.Count > 0) ? new[] { "compared-distribution" } : [],
            .. plan.Measures.Select(measure => measure.Name)
                .Where(name => Plots(name) && (wanted.Count > 0 || !shown.Contains(name, StringComparer.Ordinal)))
                .SelectMany(name => across.Select(axis => NameOf(name, axis))),
            .. plan.Cells.All(cell => cell.IsMeasured) ? plan.Measures.Select(measure => measure.Name).Where(Plots).Select(SamplesOf) : [],
        ];

        bool Plots(string measure) => wanted.Count == 0 || wanted.Contains(measure, StringComparer.Ordinal);
    }

    /// <summary>The axes that a chart can have across: of two options the first whose values have places, and with more things that change
    /// each of them.</summary>
    private static IEnumerable<string> Across(SweepPlan plan)
    {
        SweepAxis[] options = [.. plan.Axes.Where(axis => axis.Name is not SweepPlan.Mechanism)];
        return (options.Length, options.Length < plan.Axes.Count) switch
        {
            (0, _) => plan.Axes.Select(axis => axis.Name),
            ( <= 2, false) => [(options.FirstOrDefault(HasPlaces) ?? options[0]).Name],
            _ => options.Select(axis => axis.Name),
        };
    }

    private static bool HasPlaces(SweepAxis axis) => axis.Values.All(value => NumberText.TryNumber(value, out _));

    /// <summary>The name of the chart of a measure by an axis.</summary>
    internal static string NameOf(string measure, string axis) => $"{IdOf(measure)}-by-{IdOf(axis)}";

    /// <summary>The name of the chart of all samples of a measure.</summary>
    internal static string SamplesOf(string measure) => $"samples-{IdOf(measure)}";

    /// <summary>A name in lower-case letters, digits and hyphens.</summary>
    internal static string IdOf(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : letter.ToString()));
}
