using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Experiments.Theory;
using Distribution.Protocol;

namespace Distribution.Experiments.Composing;

/// <summary>The charts of a sweep over the fan-out, alone or with all other axes held.</summary>
internal static class FanoutCharts
{
    /// <summary>Whether the results are such a sweep.</summary>
    internal static bool AreOf(StoredResults results) => results.Manifest.Axes is ["fanout" or "subset"]
        && results.Rows.All(row => row.Measures.Any(measure => measure.Name is "reach"));

    /// <summary>Of a sweep over the fan-out alone: reach and what is missed; without rows they say that nothing was measured.</summary>
    internal static IReadOnlyList<Chart> Of(StoredResults results) =>
        Of(results, new AxisCut(results.Manifest.Axes[0], null, results.Rows, []));

    /// <summary>The same of a cut along the fan-out.</summary>
    internal static IReadOnlyList<Chart> Of(StoredResults results, AxisCut cut)
    {
        var axis = cut.Axis;
        ResultRow[] rows = [.. cut.Rows.OrderBy(row => Fanout(row, axis))];
        var (theory, formula) = Theory(rows, axis);
        return results.ChartsOf(new FanoutSweep
        {
            Setting = cut.SettingOf(results, rows),
            Points = [.. rows.Select(row => PointOf(results, row, axis))],
            IntervalMeaning = ReportWords.MeanInterval(rows),
            Theory = theory,
            TheoryFormula = formula,
            FailedAt = [.. cut.FailedOf(results).Select(row => Fanout(row, axis))],
        });
    }

    /// <summary>A row as a point of a sweep.</summary>
    internal static FanoutPoint PointOf(StoredResults results, ResultRow row, string axis) =>
        new(Fanout(row, axis), ReportWords.Estimate(row.Measure("reach").Summary), results.RunsOf(row, "reach"))
        {
            Exact = ReportWords.Exact(row.Measure("reach")),
        };

    /// <summary>The fan-out of a row as a number.</summary>
    internal static double Fanout(ResultRow row, string axis) =>
        FanoutFunction.TryParse(row.Option(axis), out var function) ? function!.Of(ReportWords.Nodes(row)) : double.NaN;

    // The limit's curve where there is one; what is exact for single rows has rings.
    private static (IReadOnlyList<Point> Points, string Formula) Theory(IReadOnlyList<ResultRow> rows, string axis)
    {
        if (rows is [var first, .., var last] && FanoutTheory.Curve(first, Fanout(first, axis), Fanout(last, axis)) is { Count: > 0 } curve)
        {
            return (curve, FanoutTheory.Formula(first));
        }

        var predicted = rows.Where(row => row.Measure("reach") is var reach && double.IsFinite(reach.Theory)
            && TheoryLine.IsMean(reach.TheoryName) && !TheoryLine.IsExact(reach.TheoryName)).ToArray();
        return (
            [.. predicted.Select(row => new Point(Fanout(row, axis), row.Measure("reach").Theory))],
            predicted.Select(row => row.Measure("reach").TheoryName).FirstOrDefault("no theory"));
    }
}
