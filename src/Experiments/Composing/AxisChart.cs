using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Composing;

/// <summary>The chart of one measure by one axis.</summary>
internal sealed class AxisChart
{
    private const double MissedFrom = 0.5;
    private const double NearlyAll = 0.9;

    private readonly StoredResults results;
    private readonly AxisCut cut;
    private readonly string measure;
    private readonly AxisPlaces places;
    private readonly ResultRow[] rows;
    private readonly IReadOnlyList<ResultRow> failed;
    private readonly bool isMissed;
    private IReadOnlyList<string> notMeans = [];

    /// <summary>Of the rows that define the measure.</summary>
    internal AxisChart(StoredResults results, AxisCut cut, string measure)
    {
        (this.results, this.cut, this.measure) = (results, cut, measure);
        rows = [.. cut.Rows.Where(row => row.Measure(measure).Summary.Count > 0)];
        failed = cut.FailedOf(results);
        places = new AxisPlaces(cut.Axis, cut.OrderOf(results, cut.Axis), [.. cut.Rows, .. failed]);

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
        var groups = cut.SeriesOf(results, rows);
        var isOrdered = cut.HasOrderedSeries(results);
        var drawn = ShownCurves.Of(groups, isOrdered);
        foreach (var (index, group) in drawn.Index())
        {
            var name = NameOf(group.First());
            var series = cut.By is SweepPlan.Mechanism && MechanismSeries.Of(results, group.First()) is { } own ? own
                : drawn.Length == 1 ? SeriesOf([.. group]) with { Name = name }
                : ShownCurves.SeriesOf(name, index, drawn.Length, isOrdered);
            Add(chart, series, [.. group.OrderBy(Place)], drawn.Length == 1);
        }

        foreach (var place in failed.GroupBy(Place))
        {
            chart.Failed(place.Key, place.Count());
        }

        var undefined = new UndefinedSettings(results, cut, measure);
        foreach (var value in undefined.Empty)
        {
            // Where the axis has a place for it a reader looks for it.
            chart.Text(Place(cut.Rows.First(row => row.Option(cut.Axis) == value)), rows.Min(row => Shown(row).Value), undefined.Reason);
        }

        var left = ShownCurves.LeftOut(drawn.Length, groups.Count, AxisCut.ValuesOf(cut.By ?? ""));
        string[] sentences = [ReportWords.TimeNote(measure, rows), left, NotDrawn(), undefined.Caption];
        return chart.Caption(string.Join(' ', sentences.Where(sentence => sentence.Length > 0)));
    }

    private int ReachedBy(double share) =>
        rows.Count(row => row.Measure(measure).Summary.Mean is var mean && (measure is "residue" ? 1 - mean : mean) >= share);

    private static Series SeriesOf(IReadOnlyList<ResultRow> rows) =>
        rows.All(row => CellPlan.IsKeyOfMeasured(row.Key)) ? Series.Processes : Series.Simulator;

    private Chart Upwards(Chart chart, Setting setting)
    {
        if (isMissed)
        {
            var least = rows.Min(row => row.Resolution);
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

    private double Place(ResultRow row) => places.Of(row);

    private string NameOf(ResultRow row) => cut.By switch
    {
        null => "",
        SweepPlan.Mechanism => row.Option(SweepPlan.Mechanism),
        var by => ReportWords.Named(by, row.Option(by)),
    };

    private void Add(Chart chart, Series series, IReadOnlyList<ResultRow> points, bool isOnly)
    {
        if (!isOnly && !places.AreNames)
        {
            // Joined, so that the eye can follow one of several; between names there is nothing.
            chart.Line(series, [.. points.Select(row => new Point(Place(row), Shown(row).Value))]);
        }

        chart.Interval(
            series,
            [.. points.Select(row => new IntervalPoint(Place(row), Shown(row)))],
            ReportWords.Interval(rows));
        foreach (var theory in points.Where(row => double.IsFinite(row.Measure(measure).Theory))
            .GroupBy(row => row.Measure(measure).TheoryName, StringComparer.Ordinal))
        {
            // Computed for these settings alone: between two of them a line would be made up.
            Point[] predicted = [.. theory.Select(row => new Point(Place(row), Predicted(row)))];
            if (TheoryLine.IsMean(theory.Key))
            {
                chart.Expected(series, predicted, theory.Key, TheoryLine.IsExact(theory.Key) ? RingShape.Circle : RingShape.Diamond);
            }
            else
            {
                notMeans = [.. notMeans.Union([theory.Key], StringComparer.Ordinal)];
            }
        }
    }

    // They lie beside the mean, and would look as if it had missed them.
    private string NotDrawn() => notMeans.Count == 0
        ? ""
        : $"Not drawn, in the table: {string.Join("; ", notMeans)}.";

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
