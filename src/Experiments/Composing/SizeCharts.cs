using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Composing;

/// <summary>The charts of a sweep over the fan-out and the number of nodes.</summary>
internal static class SizeCharts
{
    private const string Limit = "infect-and-die-fixed-point";
    private const string LimitOfAll = "reach-all-limit";

    /// <summary>Whether the results are such a sweep.</summary>
    internal static bool AreOf(StoredResults results) =>
        results.Manifest.Axes is ["fanout" or "subset", "nodes"] or ["nodes", "fanout" or "subset"]
        && results.Rows.Count > 0 && results.Rows.All(row => row.Measures.Any(measure => measure.Name is "reach"));

    /// <summary>Of a sweep over these two alone: reach, what is missed, the spread of runs at each size, and whether all are
    /// reached.</summary>
    internal static IReadOnlyList<Chart> Of(StoredResults results, PlanDisplay display) =>
        Of(results, new AxisCut(results.Manifest.Axes.First(name => name is not "nodes"), "nodes", results.Rows, []), display);

    /// <summary>The same of a cut along the fan-out by the number of nodes.</summary>
    internal static IReadOnlyList<Chart> Of(StoredResults results, AxisCut cut, PlanDisplay display)
    {
        var axis = cut.Axis;
        var sizes = cut.Rows.GroupBy(ReportWords.Nodes).OrderBy(group => group.Key)
            .Select(group => group.OrderBy(row => FanoutCharts.Fanout(row, axis)).ToArray()).ToArray();
        var failed = cut.FailedOf(results).ToLookup(ReportWords.Nodes, row => FanoutCharts.Fanout(row, axis));
        FanoutSweep[] sweeps =
        [
            .. sizes.Select(rows => Sweep(results, rows, axis, Shows(display, Limit)) with
            {
                FailedAt = [.. failed[ReportWords.Nodes(rows[0])]],
            }),
        ];
        var hasAll = cut.Rows.All(row => row.Measures.Any(measure => measure.Name is "all"));
        return results.ChartsOf(new FanoutSizes
        {
            Subtitle = cut.SettingOf(results, cut.Rows).ToString(),
            Sweeps = sweeps,
            FailedAt = [.. failed.SelectMany(fanouts => fanouts)],
            All = hasAll ? [.. sizes.Select(rows => rows.Select(row => ReportWords.Estimate(row.Measure("all").Summary)).ToArray())] : [],
            AllTheory = hasAll && Shows(display, LimitOfAll) && sweeps.All(sweep => sweep.Theory.Count > 0) && IsPlain(sizes[0][0])
                ? "P(all)\u00A0=\u00A0exp(−exp(−c)), the limit for large n (Kermarrec et al. 2003, theorem 1)"
                : "",
        });
    }

    private static FanoutSweep Sweep(StoredResults results, IReadOnlyList<ResultRow> rows, string axis, bool hasTheory)
    {
        var curve = hasTheory ? FanoutTheory.Curve(rows[0], FanoutCharts.Fanout(rows[0], axis), FanoutCharts.Fanout(rows[^1], axis)) : [];
        return new FanoutSweep
        {
            Setting = ReportWords.SettingOf(results, rows, axis),
            Points = [.. rows.Select(row => FanoutCharts.PointOf(results, row, axis))],
            IntervalMeaning = ReportWords.MeanInterval(results.Rows),
            Theory = curve,
            TheoryFormula = FanoutTheory.Formula(rows[0]),
        };
    }

    private static bool Shows(PlanDisplay display, string theory) =>
        display.Theories is null || display.Theories.Contains(theory, StringComparer.Ordinal);

    // With loss or crashed sites the threshold is that of what arrives.
    private static bool IsPlain(ResultRow row) => (row.Option("loss"), row.Option("delivery"), row.Option("crashed")) is ("0", "1", "0");
}
