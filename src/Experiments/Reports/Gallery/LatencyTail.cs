using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The share of messages above a latency on a log axis: the tail, of which the distribution function shows nothing. Only of more
/// than a thousand samples, since fewer have no tail to look at.</summary>
public sealed class LatencyTail : IChartOf<LatencyComparison>
{
    private const int SamplesMin = 1_000;

    /// <inheritdoc/>
    public int Place => 1;

    /// <inheritdoc/>
    public Chart? Draw(LatencyComparison data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var fewest = Math.Min(data.Simulator.Count, data.Processes.Count);
        if (fewest <= SamplesMin)
        {
            return null;
        }

        var chart = Chart.Named("latency-tail", $"Share of messages above against {data.Measure}").Subtitle(data.Setting.ToString())
            .Describe($"One message in a hundred takes more than {Rare(data.Simulator)} ms in the simulator and more than "
                + $"{Rare(data.Processes)} ms on processes.")
            .X(LatencyDistribution.Axis(data), data.Measure + " (ms)").Y(Scale.Log(1.0 / fewest, 1), "share of messages above")
            .Step(Series.Simulator, Above(data.Simulator)).Step(Series.Processes, Above(data.Processes));
        return data.WithoutProcessors.Count <= SamplesMin
            ? chart
            : chart.Step(Series.Category("simulator, work takes no time", 3), Above(data.WithoutProcessors));
    }

    // The last step goes down to zero, which a log axis has no place for.
    private static IReadOnlyList<Point> Above(IReadOnlyList<double> samples) =>
        [.. Samples.Distribution(samples).Select(point => new Point(point.X, Math.Round(1 - point.Y, 12))).Where(point => point.Y > 0)];

    private static string Rare(IReadOnlyList<double> samples) =>
        Format.Value(Estimate.Single(Statistics.Quantile.Of([.. samples.Order()], 0.99)));
}
