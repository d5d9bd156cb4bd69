using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The distribution functions of a latency, simulator beside processes, with the largest gap between them.</summary>
public sealed class LatencyDistribution : IChartOf<LatencyComparison>
{
    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public Chart Draw(LatencyComparison data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var (simulator, processes) = (Samples.Distribution(data.Simulator), Samples.Distribution(data.Processes));
        var chart = Chart.Named("latency-distribution", $"Share of messages against {data.Measure}").Subtitle(data.Setting.ToString())
            .X(Axis(data), data.Measure + " (ms)").Y(Scale.Proportion, "share of messages at or below")
            .Step(Series.Simulator, simulator).Step(Series.Processes, processes);
        if (simulator.Count == 0 || processes.Count == 0)
        {
            return chart.Describe(simulator.Count == processes.Count
                ? "Neither simulator nor processes were measured." : "Only one of simulator and processes was measured.");
        }

        if (data.WithoutProcessors.Count > 0)
        {
            chart = chart.Step(Series.Category("simulator, work takes no time", 3), Samples.Distribution(data.WithoutProcessors));
        }

        var (at, low, high) = LargestGap(simulator, processes);
        var gap = Format.Number(high - low, 2);
        return chart.Arrows(null, [(new Point(at, low), new Point(at, high)), (new Point(at, high), new Point(at, low))])
            .Text(at, (low + high) / 2, "gap " + gap)
            .Caption($"Gap: the Kolmogorov–Smirnov distance; simulator {Format.Count(data.Simulator.Count)}, "
                + $"processes {Format.Count(data.Processes.Count)} samples.")
            .Describe($"Half of the messages end by {Median(data.Simulator)} ms in the simulator and by {Median(data.Processes)} ms on "
                + "processes.");
    }

    private static string Median(IReadOnlyList<double> samples) =>
        Format.Value(Estimate.Single(Statistics.Quantile.Of([.. samples.Order()], 0.5)));

    /// <summary>The horizontal axis of all samples.</summary>
    internal static Scale Axis(LatencyComparison data)
    {
        double[] samples = [.. data.Simulator, .. data.Processes, .. data.WithoutProcessors];
        samples = [.. samples.Where(sample => sample > 0).DefaultIfEmpty(1)];
        return Scale.Log(samples.Min(), samples.Max());
    }

    private static (double At, double Low, double High) LargestGap(IReadOnlyList<Point> first, IReadOnlyList<Point> second) =>
        first.Concat(second).Select(point => point.X).Distinct().Select(x =>
        {
            var (a, b) = (ShareAt(first, x), ShareAt(second, x));
            return (At: x, Low: Math.Min(a, b), High: Math.Max(a, b));
        }).MaxBy(gap => gap.High - gap.Low);

    private static double ShareAt(IReadOnlyList<Point> distribution, double x)
    {
        var (low, high) = (0, distribution.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = distribution[middle].X <= x ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? 0 : distribution[low - 1].Y;
    }
}
