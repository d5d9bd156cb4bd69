using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>A panel for each number of nodes: the middle 80 % of its runs as a band around the mean, and the curve of theory, which
/// should lie inside.</summary>
public sealed class ReachSpreadBySize : IChartOf<FanoutSizes>
{
    private const int PanelsMax = 12;
    private const double Low = 0.1;
    private const double High = 0.9;

    /// <inheritdoc/>
    public int Place => 2;

    /// <inheritdoc/>
    public Chart? Draw(FanoutSizes data)
    {
        ArgumentNullException.ThrowIfNull(data);
        FanoutSweep[] spread = [.. data.Sweeps.Where(sweep => sweep.Points.Any(point => point.Runs.Count > 1))];
        var sweeps = ShownCurves.Of(spread, PanelsMax, areOrdered: true);
        if (sweeps.Length == 0)
        {
            return null;
        }

        var least = sweeps.Min(sweep => 1.0 / sweep.Setting.Nodes);
        var chart = Chart.Named("reach-spread", "Spread of runs against fan-out").Subtitle(data.Subtitle)
            .Describe(Finding(spread)).Caption(ShownCurves.LeftOut(sweeps.Length, data.Sweeps.Count, "numbers of nodes"))
            .X(SizeCurves.Across(data), "fan-out").Y(Scale.Log(least / 3, 1), "missed (share of nodes)");
        foreach (var sweep in sweeps)
        {
            Add(chart.Panel($"n = {Format.Count(sweep.Setting.Nodes)}"), sweep);
        }

        return chart;
    }

    private static void Add(Chart chart, FanoutSweep sweep)
    {
        FanoutPoint[] points = [.. sweep.Points.Where(point => point.Runs.Count > 1)];
        chart.Band(
            Series.Simulator with { Name = "runs" },
            [
                .. points.Select(point => new BandPoint(
                    point.Fanout, SizeCurves.Missed(Quantile(point, High)), SizeCurves.Missed(Quantile(point, Low)))),
            ],
            $"10 – 90 % of {Format.Count(points.Max(point => point.Runs.Count))} runs");
        chart.Interval(
            Series.Simulator with { Name = "mean" },
            [.. sweep.Points.Select(point => new IntervalPoint(point.Fanout, SizeCurves.Missed(point.Reach)))],
            sweep.IntervalMeaning);
        FanoutCurves.AddExact(chart, Series.Simulator with { Name = "mean" }, sweep, SizeCurves.Missed);
        if (sweep.Theory.Count > 0)
        {
            chart.Line(
                Series.Theory("theory", sweep.TheoryFormula),
                [.. sweep.Theory.Select(point => new Point(point.X, SizeCurves.Missed(point.Y)))]);
        }

        FanoutCurves.AddFailed(chart, sweep.FailedAt)
            .Rule(Axis.X, Math.Log(sweep.Setting.Nodes), "ln n").Rule(Axis.Y, 1.0 / sweep.Setting.Nodes, "1/n");
    }

    private static string Finding(IReadOnlyList<FanoutSweep> sweeps)
    {
        if (!sweeps.Any(sweep => sweep.Theory.Count > 0))
        {
            return FindingOfExact(sweeps);
        }

        var settings = sweeps.SelectMany(sweep => sweep.Points.Where(point => point.Runs.Count > 1)
            .Select(point => (Point: point, Theory: At(sweep.Theory, point.Fanout)))
            .Where(pair => (1 - pair.Theory) * sweep.Setting.Nodes >= 1)).ToArray();
        var inside = settings.Count(pair => Quantile(pair.Point, Low) <= pair.Theory && pair.Theory <= Quantile(pair.Point, High));
        return settings.Length == 0
            ? "Theory expects fewer than one missed node in every run."
            : $"The curve of theory lies inside the band of the middle 80 % of runs at {inside} of the {settings.Length} "
                + "settings at which a run can be expected to miss a node.";
    }

    // What is expected is a mean, and belongs into the interval of the mean.
    private static string FindingOfExact(IReadOnlyList<FanoutSweep> sweeps)
    {
        FanoutPoint[] exact = [.. sweeps.SelectMany(sweep => sweep.Points).Where(point => double.IsFinite(point.Exact))];
        var inside = exact.Count(point => point.Reach.Low <= point.Exact && point.Exact <= point.Reach.High);
        return exact.Length == 0
            ? "No theory is about these runs."
            : $"The expected share lies inside the interval of the mean at {inside} of the {exact.Length} settings "
                + "at which it was computed.";
    }

    // The curve is fine enough to be straight between two of its points.
    private static double At(IReadOnlyList<Point> curve, double x)
    {
        for (var index = 1; index < curve.Count; index++)
        {
            var (from, to) = (curve[index - 1], curve[index]);
            if (from.X <= x && x <= to.X)
            {
                return from.X == to.X ? to.Y : from.Y + ((to.Y - from.Y) * (x - from.X) / (to.X - from.X));
            }
        }

        return double.NaN;
    }

    private static double Quantile(FanoutPoint point, double probability)
    {
        double[] ascending = [.. point.Runs.Where(double.IsFinite).Order()];
        return Statistics.Quantile.Of(ascending, probability);
    }
}
