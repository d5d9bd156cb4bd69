using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The share of nodes missed by fan-out on a log axis: from fan-out 4 on, the only chart that still shows a difference.</summary>
public sealed class MissedAgainstFanout : IChartOf<FanoutSweep>
{
    /// <inheritdoc/>
    public int Place => 1;

    /// <inheritdoc/>
    public Chart Draw(FanoutSweep data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var resolution = data.Setting.Resolution;
        var chart = Chart.Named("missed-fanout", "Missed nodes against fan-out").Subtitle(data.Setting.ToString()).Describe(Finding(data))
            .X(FanoutCurves.Across(data), "fan-out").Y(Scale.Log(resolution / 2, 1), "missed (share of nodes)");
        return FanoutCurves.Add(chart, data, Missed, Missed).Resolution(resolution, data.Setting.ResolutionName);
    }

    private static string Finding(FanoutSweep data) => data.Points.Count == 0
        ? "No fan-out was measured."
        : $"At fan-out {FanoutCurves.Words(data.Points[^1].Fanout)} a message misses "
            + $"{Format.Value(Missed(data.Points[^1].Reach))} of the nodes on average.";

    private static Estimate Missed(Estimate reach) => new(Missed(reach.Value), Missed(reach.High), Missed(reach.Low), reach.Count);

    // 1 − 0.9999 leaves a rounding error in the last place, which on a log axis must not stand for a measured miss.
    private static double Missed(double reach) => double.IsFinite(reach) ? Math.Round(1 - reach, 12) : double.NaN;
}
