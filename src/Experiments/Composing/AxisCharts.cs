using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Composing;

/// <summary>The charts of a grid of settings: measures by the first option, reach over two options as a heat map.</summary>
internal static class AxisCharts
{
    private const int SeriesMax = 5;

    /// <summary>The main measure first. What is the same at all settings is left out, and what another chart shows.</summary>
    internal static IEnumerable<Chart> Of(StoredResults results)
    {
        var (axes, rows) = (results.Manifest.Axes, results.Rows);
        if (rows.Count == 0 || axes.Count is 0 or > 2)
        {
            return [];
        }

        var names = rows[0].Measures.Select(measure => measure.Name).ToArray();
        string[] shown = FanoutCharts.AreOf(results) ? ["reach", "residue"] : names[0] is "residue" ? ["reach"] : [];
        var varying = names.Where(name => IsChanging(rows, name)).Except(shown, StringComparer.Ordinal).ToArray();
        var charts = (varying.Length > 0 || shown.Contains(names[0], StringComparer.Ordinal) ? varying : [names[0]])
            .Select(name => ByFirstAxis(results, name));
        return axes.Count == 2 && names.Contains("reach", StringComparer.Ordinal) && CellsOf(results) <= RowSample.Most
            ? charts.Concat(results.ChartsOf(Grid(results)))
            : charts;
    }

    private static bool IsChanging(IReadOnlyList<ResultRow> rows, string measure) =>
        rows.Select(row => row.Measure(measure).Summary.Mean).Where(double.IsFinite).Distinct().Skip(1).Any();

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
            Setting = ReportWords.SettingOf(results, across, upwards),
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
        ? HeatCell.NotRun(column, line, "not run yet")
        : HeatCell.Measured(column, line, row.Measure("reach").Summary.Mean);

    private static Chart ByFirstAxis(StoredResults results, string measure)
    {
        var (axes, rows) = (results.Manifest.Axes, results.Rows);
        var (axis, title) = (axes[0], ReportWords.Title(axes[0]));
        var places = new AxisPlaces(results.Manifest.ValuesOf(axis));
        var unit = ReportWords.Unit(measure);
        var chart = Chart.Named($"{ReportWords.Id(measure)}-by-{axis}", $"{measure} against {title}")
            .Subtitle(ReportWords.SettingOf(results, [.. axes]).ToString()).Describe(Finding(results, measure));
        chart = places.Scale is { } scale ? chart.X(scale, title) : chart.X(title);
        chart = measure is "all" ? chart.Y(Scale.Proportion, measure) : chart.Y(unit.Length > 0 ? $"{measure} ({unit})" : measure);
        string NameOf(ResultRow row) => axes.Count > 1 ? $"{ReportWords.Title(axes[1])} {row.Option(axes[1])}" : "";
        double Place(ResultRow row) => places.Of(row.Option(axis));
        var groups = rows.GroupBy(NameOf, StringComparer.Ordinal).ToArray();
        var drawn = groups.Take(SeriesMax).ToArray();
        foreach (var (group, index) in drawn.Select((group, index) => (group, index)))
        {
            var series = drawn.Length == 1 ? Series.Simulator with { Name = group.Key } : Series.Ordered(group.Key, index, drawn.Length);
            Add(chart, series, [.. group.OrderBy(Place)], Place, measure, index == 0, results.Survey);
        }

        return groups.Length == drawn.Length ? chart
            : chart.Caption($"The first {drawn.Length} of {groups.Length} values of {ReportWords.Title(axes[1])}; the table has all.");
    }

    private static void Add(
        Chart chart,
        Series series,
        IReadOnlyList<ResultRow> rows,
        Func<ResultRow, double> place,
        string measure,
        bool isFirst,
        RowSurvey survey)
    {
        chart.Interval(
            series,
            [.. rows.Select(row => new IntervalPoint(place(row), ReportWords.Estimate(row.Measure(measure).Summary)))],
            ReportWords.Interval(survey));
        var predicted = rows.Where(row => double.IsFinite(row.Measure(measure).Theory)).ToArray();
        if (predicted.Length > 0)
        {
            chart.Line(
                Series.Theory(isFirst ? "theory" : "", predicted[0].Measure(measure).TheoryName),
                [.. predicted.Select(row => new Point(place(row), row.Measure(measure).Theory))]);
        }
    }

    private static string Finding(StoredResults results, string measure)
    {
        var rows = results.Rows.Where(row => double.IsFinite(row.Measure(measure).Summary.Mean)).ToArray();
        return rows.Length == 0 ? $"{measure} was not defined in any run."
            : $"Mean {measure} goes from {Extreme(rows.MinBy(Mean)!)} to {Extreme(rows.MaxBy(Mean)!)}.";

        double Mean(ResultRow row) => row.Measure(measure).Summary.Mean;
        string Extreme(ResultRow row) => $"{Format.Value(ReportWords.Estimate(row.Measure(measure).Summary))} at "
            + string.Join(", ", results.Manifest.Axes.Select(axis => $"{ReportWords.Title(axis)} {row.Option(axis)}"));
    }
}
