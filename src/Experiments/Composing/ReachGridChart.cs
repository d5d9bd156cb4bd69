using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>Reach over two options as a heat map.</summary>
internal static class ReachGridChart
{
    /// <summary>None where there are not two options, or reach is not there, not wanted or the same everywhere.</summary>
    internal static IEnumerable<Chart> Of(StoredResults results, PlanDisplay display) =>
        (display.Measures.Count == 0 || display.Measures.Contains("reach", StringComparer.Ordinal))
        && results.Manifest.Axes is [not SweepPlan.Mechanism, not SweepPlan.Mechanism]
        && results.Rows is [var first, ..] && first.Measures.Any(measure => measure.Name is "reach") && CellsOf(results) <= RowSample.Most
        && (results.Rows.Count == 1 || results.Rows.Select(row => row.Measure("reach").Summary.Mean).Distinct().Skip(1).Any())
            ? results.ChartsOf(Grid(results))
            : [];

    // Of more a drawing shows nothing, and not all rows are here.
    private static long CellsOf(StoredResults results) =>
        results.Manifest.Axes.Aggregate(1L, (cells, axis) => cells * results.Manifest.ValuesOf(axis).Count);

    private static ReachGrid Grid(StoredResults results)
    {
        var (across, upwards) = (results.Manifest.Axes[0], results.Manifest.Axes[1]);
        var (columns, lines) = (results.Manifest.ValuesOf(across), results.Manifest.ValuesOf(upwards));
        var rows = results.Rows.ToDictionary(row => (row.Option(across), row.Option(upwards)));
        return new ReachGrid
        {
            Setting = ReportWords.SettingOf(results, results.Rows, across, upwards),
            Across = ReportWords.Title(across),
            Columns = columns,
            Upwards = ReportWords.Title(upwards),
            Rows = lines,
            Cells =
            [
                .. columns.SelectMany((column, x) => lines.Select((line, y) =>
                    Cell(x, y, rows.GetValueOrDefault((column, line))))),
            ],
        };
    }

    private static HeatCell Cell(int column, int line, ResultRow? row) => row is null
        ? HeatCell.NotRun(column, line, "the sweep has not finished")
        : HeatCell.Measured(column, line, row.Measure("reach").Summary.Mean);
}
