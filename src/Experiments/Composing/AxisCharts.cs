using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>The charts of a grid of settings: each measure by an axis.</summary>
internal static class AxisCharts
{
    private const int OrderedMax = 5;
    private const int CategoriesMax = 6;

    /// <summary>The main measure first. What is the same at all settings is left out, and what another chart shows.</summary>
    /// <param name="results">The results.</param>
    /// <param name="display">Which measures are wanted.</param>
    /// <param name="shown">Measures that other charts show.</param>
    internal static IEnumerable<Chart> Of(StoredResults results, PlanDisplay display, IReadOnlyList<string> shown) =>
        AxisCut.Of(results).SelectMany(cut => MeasuresOf(cut, display, shown).Select(measure => ByAxis(results, cut, measure)));

    private static IReadOnlyList<string> MeasuresOf(AxisCut cut, PlanDisplay display, IReadOnlyList<string> shown)
    {
        string[] names = [.. cut.Rows.SelectMany(row => row.Measures).Select(measure => measure.Name).Distinct(StringComparer.Ordinal)];
        if (display.Measures.Count > 0)
        {
            return [.. display.Measures.Where(name => names.Contains(name, StringComparer.Ordinal))];
        }

        // Of the two that say the same the one is enough.
        string[] left = [.. names.Except(names is ["residue", ..] ? shown.Append("reach") : shown, StringComparer.Ordinal)];
        string[] varying = [.. left.Where(name => IsChanging(cut.Rows, name))];
        return varying.Length > 0 || left.Length < names.Length || names.Length == 0 ? varying : [names[0]];
    }

    private static bool IsChanging(IReadOnlyList<ResultRow> rows, string measure) =>
        rows.Select(row => row.Measure(measure).Summary.Mean).Where(double.IsFinite).Distinct().Skip(1).Any();

    private static Chart ByAxis(StoredResults results, AxisCut cut, string measure)
    {
        ResultRow[] rows = [.. cut.Rows.Where(row => row.Measures.Any(own => own.Name == measure && own.Summary.Count > 0))];
        var title = ReportWords.Title(cut.Axis);
        string[] values = [.. results.Manifest.ValuesOf(cut.Axis).Where(value => cut.Rows.Any(row => row.Option(cut.Axis) == value))];
        var places = new AxisPlaces(values);
        var unit = ReportWords.Unit(measure);
        var chart = Chart.Named(PlanCharts.NameOf(measure, cut.Axis), $"{measure} against {title}")
            .Subtitle(Subtitle(results, cut, rows)).Describe(Finding(cut, rows, measure));
        chart = places.Scale is { } scale ? chart.X(scale, title) : chart.X(title);
        chart = measure is "all" ? chart.Y(Scale.Proportion, measure) : chart.Y(unit.Length > 0 ? $"{measure} ({unit})" : measure);
        double Place(ResultRow row) => places.Of(row.Option(cut.Axis));
        var isOrdered = cut.By is { } by && by is not SweepPlan.Mechanism && AxisCut.AreNumbers(results.Manifest.ValuesOf(by));
        var groups = rows.GroupBy(row => NameOf(row, cut.By), StringComparer.Ordinal).ToArray();
        var drawn = groups.Take(isOrdered ? OrderedMax : CategoriesMax).ToArray();
        var hasTheory = rows.Any(row => double.IsFinite(row.Measure(measure).Theory));
        foreach (var (group, index) in drawn.Select((group, index) => (group, index)))
        {
            var series = drawn.Length == 1 ? Series.Simulator with { Name = group.Key }
                : isOrdered ? Series.Ordered(group.Key, index, drawn.Length)
                : Series.Category(group.Key, index + 1);
            ResultRow[] ordered = [.. group.OrderBy(Place)];
            if (!hasTheory && drawn.Length > 1)
            {
                // Joined, so that the eye can follow one of several.
                chart.Line(series, [.. ordered.Select(row => new Point(Place(row), row.Measure(measure).Summary.Mean))]);
            }

            Add(chart, series, ordered, Place, measure, index == 0);
        }

        return groups.Length == drawn.Length ? chart
            : chart.Caption($"The first {drawn.Length} of {groups.Length} values of {ReportWords.Title(cut.By!)}; the table has all.");
    }

    private static string NameOf(ResultRow row, string? by) => by switch
    {
        null => "",
        SweepPlan.Mechanism => row.Option(by),
        _ => $"{ReportWords.Title(by)} {row.Option(by)}",
    };

    private static string Subtitle(StoredResults results, AxisCut cut, IReadOnlyList<ResultRow> rows)
    {
        var shownElsewhere = cut.By is null ? new[] { cut.Axis } : [cut.Axis, cut.By];
        var held = cut.Held.Where(option => option.Key is not "nodes").Select(option => $"{ReportWords.Title(option.Key)} {option.Value}");
        return string.Join(
            ", ", held.Append(ReportWords.SettingOf(results, rows.Count > 0 ? rows : cut.Rows, [.. shownElsewhere, .. cut.Held.Select(option => option.Key).Where(option => option is not "nodes")]).ToString()));
    }

    private static void Add(
        Chart chart, Series series, IReadOnlyList<ResultRow> rows, Func<ResultRow, double> place, string measure, bool isFirst)
    {
        chart.Interval(
            series,
            [.. rows.Select(row => new IntervalPoint(place(row), ReportWords.Estimate(row.Measure(measure).Summary)))],
            ReportWords.Interval(rows));
        var predicted = rows.Where(row => double.IsFinite(row.Measure(measure).Theory)).ToArray();
        if (predicted.Length > 0)
        {
            chart.Line(
                Series.Theory(isFirst ? "theory" : "", predicted[0].Measure(measure).TheoryName),
                [.. predicted.Select(row => new Point(place(row), row.Measure(measure).Theory))]);
        }
    }

    private static string Finding(AxisCut cut, IReadOnlyList<ResultRow> all, string measure)
    {
        ResultRow[] rows = [.. all.Where(row => double.IsFinite(row.Measure(measure).Summary.Mean))];
        return rows.Length == 0 ? $"{measure} was not defined in any run."
            : $"Mean {measure} goes from {Extreme(rows.MinBy(Mean)!)} to {Extreme(rows.MaxBy(Mean)!)}.";

        double Mean(ResultRow row) => row.Measure(measure).Summary.Mean;
        string Extreme(ResultRow row) => $"{Format.Value(ReportWords.Estimate(row.Measure(measure).Summary))} at "
            + string.Join(", ", new[] { cut.Axis, cut.By }.OfType<string>().Select(axis => $"{ReportWords.Title(axis)} {row.Option(axis)}"));
    }
}
