using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>Reach over two options as a heat map.</summary>
internal static class ReachGridChart
{
    /// <summary>None where reach is not there, not wanted or the same everywhere, or the options are neither two nor a fan-out with
    /// others.</summary>
    internal static IEnumerable<Chart> Of(StoredResults results, PlanDisplay display)
    {
        if (display.Measures.Count > 0 && !display.Measures.Contains("reach", StringComparer.Ordinal) || CutOf(results) is not { } cut)
        {
            return [];
        }

        var isDrawn = cut.Rows is [var first, ..] && first.Measures.Any(measure => measure.Name is "reach")
            && CellsOf(results, cut) <= RowSample.Most
            && (cut.Rows.Count == 1 || display.Charts.Count > 0
                || cut.Rows.Select(row => row.Measure("reach").Summary.Mean).Distinct().Skip(1).Any());
        return isDrawn ? results.ChartsOf(Grid(results, cut) with { Target = display.Target }) : [];
    }

    private static AxisCut? CutOf(StoredResults results) => results.Manifest.Axes switch
    {
        [not SweepPlan.Mechanism and var across, not SweepPlan.Mechanism and var upwards] =>
            new AxisCut(across, upwards, results.Rows, []),
        var axes when HeldFanoutCharts.AxisOf(results) is { } fanout =>
            AxisCut.Along(results, fanout, axes.First(axis => axis != fanout && axis is not "nodes")),
        _ => null,
    };

    // Of more a drawing shows nothing, and not all rows are here.
    private static long CellsOf(StoredResults results, AxisCut cut) =>
        (long)results.Manifest.ValuesOf(cut.Axis).Count * results.Manifest.ValuesOf(cut.By!).Count;

    private static ReachGrid Grid(StoredResults results, AxisCut cut)
    {
        var (columns, lines) = (cut.OrderOf(results, cut.Axis), cut.OrderOf(results, cut.By!));
        var rows = cut.Rows.Concat(cut.FailedOf(results)).ToDictionary(row => (row.Option(cut.Axis), row.Option(cut.By!)));
        return new ReachGrid
        {
            Setting = cut.SettingOf(results, cut.Rows),
            Across = ReportWords.Title(cut.Axis),
            Columns = [.. columns.Select(ReportWords.Value)],
            Upwards = ReportWords.Title(cut.By!),
            Rows = [.. lines.Select(ReportWords.Value)],
            Cells =
            [
                .. columns.SelectMany((column, x) => lines.Select((line, y) =>
                    Cell(x, y, rows.GetValueOrDefault((column, line))))),
            ],
        };
    }

    private static HeatCell Cell(int column, int line, ResultRow? row) => row is null
        ? HeatCell.NotRun(column, line, "the sweep has not finished")
        : row.Runs == 0 ? HeatCell.Failed(column, line, 1)
        : HeatCell.Measured(column, line, row.Measure("reach").Summary.Mean);
}
