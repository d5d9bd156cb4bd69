using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Protocol;

namespace Distribution.Experiments.Reporting;

/// <summary>The charts of a grid of settings.</summary>
internal static class SweepCharts
{
    private const int SeriesMax = 5;

    /// <summary>Reach by fan-out where that is what changes, reach over two options as a heat map, and every measure by the first
    /// option.</summary>
    internal static IEnumerable<Chart> Of(StoredResults results)
    {
        var axes = results.Manifest.Axes;
        var rows = results.Rows;
        if (rows.Count == 0)
        {
            return [];
        }

        var hasReach = rows[0].Measures.Any(measure => measure.Name is "reach");
        var special = (axes, hasReach) switch
        {
            (["fanout" or "subset"], true) => ChartGallery.Of(Fanouts(results)),
            ([_, _], true) => ChartGallery.Of(Grid(results)),
            _ => [],
        };
        return special.Concat(axes.Count <= 2 ? rows[0].Measures.Select(measure => ByFirstAxis(results, measure.Name)) : []);
    }

    private static FanoutSweep Fanouts(StoredResults results)
    {
        var (axis, rows) = (results.Manifest.Axes[0], results.Rows);
        var points = rows.Select(row =>
            new FanoutPoint(Fanout(row, axis), ReportWords.Estimate(row.Measure("reach").Summary), results.RunsOf(row, "reach")));
        var theory = rows.Where(row => double.IsFinite(row.Measure("reach").Theory))
            .Select(row => new Point(Fanout(row, axis), row.Measure("reach").Theory)).OrderBy(point => point.X);
        return new FanoutSweep
        {
            Setting = SettingOf(rows[0], axis),
            Points = [.. points.OrderBy(point => point.Fanout)],
            IntervalMeaning = ReportWords.IntervalMeaning(rows[0].Runs),
            Theory = [.. theory],
            TheoryFormula = TheoryName(rows, "reach"),
        };
    }

    private static ReachGrid Grid(StoredResults results)
    {
        var (across, upwards) = (results.Manifest.Axes[0], results.Manifest.Axes[1]);
        string[] columns = [.. results.Rows.Select(row => row.Option(across)).Distinct(StringComparer.Ordinal)];
        string[] lines = [.. results.Rows.Select(row => row.Option(upwards)).Distinct(StringComparer.Ordinal)];
        return new ReachGrid
        {
            Setting = SettingOf(results.Rows[0], across, upwards),
            Across = across,
            Columns = columns,
            Upwards = upwards,
            Rows = lines,
            Cells =
            [
                .. columns.SelectMany((column, x) => lines.Select((line, y) =>
                    Cell(x, y, results.Rows.FirstOrDefault(row => Is(row, across, column) && Is(row, upwards, line))))),
            ],
        };
    }

    private static HeatCell Cell(int column, int line, ResultRow? row) => row is null
        ? HeatCell.NotRun(column, line, "not run yet")
        : HeatCell.Measured(column, line, row.Measure("reach").Summary.Mean);

    private static bool Is(ResultRow row, string option, string text) => string.Equals(row.Option(option), text, StringComparison.Ordinal);

    private static Chart ByFirstAxis(StoredResults results, string measure)
    {
        var axes = results.Manifest.Axes;
        var (rows, axis) = (results.Rows, axes[0]);
        var places = new AxisPlaces([.. rows.Select(row => row.Option(axis))]);
        var chart = Chart.Named($"{Id(measure)}-by-{Id(axis)}", $"{measure} against {axis}")
            .Subtitle(SettingOf(rows[0], [.. axes]).ToString())
            .Describe($"{measure} at {rows.Count} settings, from {Extreme(rows.MinBy(Mean)!)} to {Extreme(rows.MaxBy(Mean)!)}.");
        chart = places.Scale is { } band ? chart.X(band, axis).Y(measure) : chart.X(axis).Y(measure);
        var groups = rows.GroupBy(row => axes.Count > 1 ? $"{axes[1]} {row.Option(axes[1])}" : "", StringComparer.Ordinal)
            .Take(SeriesMax).ToArray();
        foreach (var (group, index) in groups.Select((group, index) => (group, index)))
        {
            var series = groups.Length == 1 ? Series.Simulator with { Name = "" } : Series.Ordered(group.Key, index, groups.Length);
            IntervalPoint At(ResultRow row) => new(places.Of(row.Option(axis)), ReportWords.Estimate(row.Measure(measure).Summary));
            chart.Interval(series, [.. group.Select(At).OrderBy(point => point.X)], ReportWords.IntervalMeaning(rows[0].Runs));
            if (TheoryName(rows, measure) is { Length: > 0 } theory)
            {
                var predicted = group.Select(row => new Point(places.Of(row.Option(axis)), row.Measure(measure).Theory));
                chart.Line(Series.Theory(index == 0 ? "theory" : "", theory), [.. predicted.OrderBy(point => point.X)]);
            }
        }

        return chart;

        double Mean(ResultRow row) => row.Measure(measure).Summary.Mean;
        string Extreme(ResultRow row) => $"{Format.Value(ReportWords.Estimate(row.Measure(measure).Summary))} at {axis} {row.Option(axis)}";
    }

    private static string TheoryName(IEnumerable<ResultRow> rows, string measure) =>
        rows.Select(row => row.Measure(measure).TheoryName).FirstOrDefault(name => name.Length > 0, "");

    private static Setting SettingOf(ResultRow row, params IReadOnlyList<string> axes) =>
        new(ReportWords.Protocol(row, axes), ReportWords.Nodes(row), row.Runs, row.Seed);

    private static double Fanout(ResultRow row, string axis) =>
        FanoutFunction.TryParse(row.Option(axis), out var function) ? function!.Of(ReportWords.Nodes(row)) : double.NaN;

    // A chart's id has lower-case letters, digits and hyphens only.
    private static string Id(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? "-" + char.ToLowerInvariant(letter) : letter.ToString()));
}
