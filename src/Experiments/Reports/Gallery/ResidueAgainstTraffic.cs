using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The share of nodes missed by messages a node, log y: a mechanism is better the farther it lies below exp(-m).</summary>
public sealed class ResidueAgainstTraffic : IChartOf<TrafficSweep>
{
    private const int Steps = 60;

    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public Chart Draw(TrafficSweep data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var shown = ShownCurves.Of(data.Curves, areOrdered: false);
        TrafficPoint[] points = [.. shown.SelectMany(curve => curve.Points)];
        var most = points.Select(point => point.Traffic).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var chart = Chart.Named("residue-traffic", "Residue against traffic").Subtitle(data.Subtitle).Describe(Finding(data))
            .Caption(Caption(data, shown.Length))
            .X(Scale.Linear(0, most).Nice(), "traffic m (messages a node)").MeasuredX()
            .Y(Scale.Log(data.Resolution / 2, 1), "residue (share of nodes missed)");
        foreach (var (curve, index) in shown.Select((curve, index) => (curve, index)))
        {
            var series = Series.Category(curve.Name, index + 1);
            chart.Line(series, [.. curve.Points.Select(point => new Point(point.Traffic, point.Residue.Value))]);
            chart.Interval(
                series, [.. curve.Points.Select(point => new IntervalPoint(point.Traffic, point.Residue))], data.IntervalMeaning);
            foreach (var point in curve.Points.Where(point => point.Label.Length > 0))
            {
                chart.Text(point.Traffic, point.Residue.Value, point.Label);
            }
        }

        if (data.ShowsTheory)
        {
            chart.Line(
                Series.Theory("exp(−m)", "exp(−m): every message goes to a node drawn at random (Demers et al. 1987, section 1.4)"),
                [.. Enumerable.Range(0, Steps + 1).Select(step => most * step / Steps).Select(m => new Point(m, Math.Exp(-m)))]);
        }

        return chart.Resolution(data.Resolution, data.ResolutionName);
    }

    private static string Caption(TrafficSweep data, int shown)
    {
        string[] sentences =
        [
            data.LabelTitle.Length > 0 ? $"Numbers beside the marks: {data.LabelTitle}." : "",
            ShownCurves.LeftOut(shown, data.Curves.Count, "mechanisms"),
        ];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    // Of all, also of those that are not drawn.
    private static string Finding(TrafficSweep data)
    {
        var best = data.Curves.SelectMany(curve => curve.Points.Select(point => (curve.Name, Point: point)))
            .Where(pair => double.IsFinite(pair.Point.Residue.Value)).OrderBy(pair => pair.Point.Residue.Value)
            .ThenBy(pair => pair.Point.Traffic).FirstOrDefault();
        return best.Point is null
            ? "No setting was measured."
            : $"The least residue is {Format.Value(best.Point.Residue)}{(best.Name.Length > 0 ? $" with {best.Name}" : "")}, at "
                + $"{Format.Number(best.Point.Traffic, 2)} messages a node.";
    }
}
