using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>The chart of one measure by one axis.</summary>
internal sealed class AxisChart
{
    private const int OrderedMax = 5;
    private const double MissedFrom = 0.5;
    private const double NearlyAll = 0.9;

    private readonly StoredResults results;
    private readonly AxisCut cut;
    private readonly string measure;
    private readonly AxisPlaces places;
    private readonly ResultRow[] rows;
    private readonly bool isMissed;
    private bool isTheoryNamed;

    /// <summary>Of the rows that define the measure.</summary>
    internal AxisChart(StoredResults results, AxisCut cut, string measure)
    {
        (this.results, this.cut, this.measure) = (results, cut, measure);
        rows = [.. cut.Rows.Where(row => row.Measure(measure).Summary.Count > 0)];
        string[] values = [.. results.Manifest.ValuesOf(cut.Axis).Where(value => cut.Rows.Any(row => row.Option(cut.Axis) == value))];
        places = new AxisPlaces(values, cut.Axis is "nodes");

        // Where most is reached at most settings, a chart of reach would be flat: what is missed shows the difference.
        isMissed = measure is "reach" or "residue" && (ReachedBy(MissedFrom) == rows.Length || ReachedBy(NearlyAll) * 2 > rows.Length);
    }

    internal Chart Draw()
    {
        var title = ReportWords.Title(cut.Axis);
        var setting = cut.SettingOf(results, rows.Length > 0 ? rows : cut.Rows);
        var chart = Chart.Named(
                PlanCharts.NameOf(measure, cut.Axis), $"{ReportWords.Sentence(isMissed ? "missed nodes" : Declared.Title)} against {title}")
            .Subtitle(setting.ToString()).Describe(Finding());
        chart = Upwards(places.Scale is { } scale ? chart.X(scale, title) : chart.X(title), setting);
        var isOrdered = cut.By is { } by && by is not SweepPlan.Mechanism && AxisCut.AreNumbers(results.Manifest.ValuesOf(by));
        var groups = rows.GroupBy(NameOf, StringComparer.Ordinal).ToArray();
        var drawn = isOrdered ? Spaced(groups, OrderedMax) : [.. groups.Take(MechanismSeries.Most)];
        foreach (var (group, index) in drawn.Select((group, index) => (group, index)))
        {
            var series = cut.By is SweepPlan.Mechanism && MechanismSeries.Of(results, group.First()) is { } own ? own
                : drawn.Length == 1 ? SeriesOf([.. group]) with { Name = group.Key }
                : isOrdered ? Series.Ordered(group.Key, index, drawn.Length)
                : Series.Category(group.Key, index + 1);
            Add(chart, series, [.. group.OrderBy(Place)], drawn.Length == 1);
        }

        var undefined = new UndefinedSettings(results, cut, measure);
        foreach (var value in undefined.Empty)
        {
            // Where the axis has a place for it a reader looks for it.
            chart.Text(places.Of(value), rows.Min(row => Shown(row).Value), undefined.Reason);
        }

        var left = groups.Length == drawn.Length
            ? ""
            : $"Shown are {drawn.Length} of {groups.Length} values of {ReportWords.Title(cut.By!)}; the table has all.";
        string[] sentences = [ReportWords.TimeNote(measure, rows), left, undefined.Caption];
        return chart.Caption(string.Join(' ', sentences.Where(sentence => sentence.Length > 0)));
    }

    private int ReachedBy(double share) =>
        rows.Count(row => row.Measure(measure).Summary.Mean is var mean && (measure is "residue" ? 1 - mean : mean) >= share);

    private static Series SeriesOf(IReadOnlyList<ResultRow> rows) =>
        rows.All(row => CellPlan.IsKeyOfMeasured(row.Key)) ? Series.Processes : Series.Simulator;

    // The first, the last and some between them, evenly.
    private static T[] Spaced<T>(IReadOnlyList<T> all, int most) =>
        all.Count <= most ? [.. all] : [.. Enumerable.Range(0, most).Select(index => all[index * (all.Count - 1) / (most - 1)])];

    private Chart Upwards(Chart chart, Setting setting)
    {
        if (isMissed)
        {
            var least = rows.Min(row => 1.0 / ((double)ReportWords.Nodes(row) * Math.Max(1, row.Runs) * ReportWords.Messages(row)));
            var lowest = rows.Select(row => Shown(row).Value).Where(value => value > 0).Append(least).Min();
            return chart.Y(Scale.Log(lowest / 2, 1), "missed (share of nodes)")
                .Resolution(least, setting.ResolutionName + (setting.NodesVary ? " at the most nodes" : ""));
        }

        return measure is "all" or "reach" or "residue" or "resurrected" ? chart.Y(Scale.Proportion, Declared.AxisTitle)
            : chart.Y(Declared.AxisTitle);
    }

    private MeasureDefinition Declared => results.Names.Of(measure);

    private bool MissedOfReach => isMissed && measure is "reach";

    private Estimate Shown(ResultRow row)
    {
        var estimate = ReportWords.Estimate(row.Measure(measure).Summary);
        return MissedOfReach ? SizeCurves.Missed(estimate) : estimate;
    }

    private double Predicted(ResultRow row) =>
        MissedOfReach ? SizeCurves.Missed(row.Measure(measure).Theory) : row.Measure(measure).Theory;

    private double Place(ResultRow row) => places.Of(row.Option(cut.Axis));

    private string NameOf(ResultRow row) => cut.By switch
    {
        null => "",
        SweepPlan.Mechanism => row.Option(SweepPlan.Mechanism),
        var by => ReportWords.Named(by, row.Option(by)),
    };

    private void Add(Chart chart, Series series, IReadOnlyList<ResultRow> points, bool isOnly)
    {
        ResultRow[] predicted = [.. points.Where(row => double.IsFinite(row.Measure(measure).Theory))];
        if (predicted.Length == 0 && !isOnly)
        {
            // Joined, so that the eye can follow one of several; beside theory it follows the theory.
            chart.Line(series, [.. points.Select(row => new Point(Place(row), Shown(row).Value))]);
        }

        chart.Interval(
            series,
            [.. points.Select(row => new IntervalPoint(Place(row), Shown(row)))],
            ReportWords.Interval(rows));
        foreach (var theory in predicted.GroupBy(row => row.Measure(measure).TheoryName, StringComparer.Ordinal))
        {
            // What is exact for few nodes and a bound for many is not one line.
            chart.Line(
                Series.Theory(isTheoryNamed ? "" : "theory", theory.Key),
                [.. theory.Select(row => new Point(Place(row), Predicted(row)))]);
            isTheoryNamed = true;
        }
    }

    private string Finding()
    {
        ResultRow[] defined = [.. rows.Where(row => double.IsFinite(Shown(row).Value)).OrderBy(row => Shown(row).Value)];
        var subject = isMissed ? "The mean share of nodes missed" : Declared.Subject;
        if (defined is not [var least, .., var most])
        {
            return defined is [var only]
                ? $"{subject} is {Words(only)} at {At(only)}."
                : $"{ReportWords.Sentence(Declared.Title)} was not defined in any run.";
        }

        return Shown(least).Value == Shown(most).Value || string.Equals(Words(least), Words(most), StringComparison.Ordinal)
            ? $"{subject} is {Words(least)} at all {Format.Count(defined.Length)} settings."
            : $"{subject} lies between {Words(least)} at {At(least)} and {Words(most)} at {At(most)}.";

        string Words(ResultRow row) => Format.WithUnit(Format.Value(Shown(row)), isMissed ? "" : Declared.Unit);
        string At(ResultRow row) => string.Join(", ", new[] { cut.Axis, cut.By }.OfType<string>()
            .Select(axis => axis is SweepPlan.Mechanism ? row.Option(axis) : ReportWords.Named(axis, row.Option(axis))));
    }
}
