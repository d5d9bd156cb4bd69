using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Reach by fan-out: the mean with its bar, and every run, since near the threshold runs fall into two groups and a mean alone
/// lies.</summary>
public sealed class ReachAgainstFanout : IChartOf<FanoutSweep>
{
    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public Chart Draw(FanoutSweep data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var chart = Chart.Named("reach-fanout", "Reach against fan-out").Subtitle(data.Setting.ToString())
            .Describe(FanoutCurves.Finding("Mean reach", data, mean => mean) + ".")
            .X(FanoutCurves.Across(data), "fan-out").Y(Scale.Proportion, "reach (share of nodes)")
            .Runs(Series.Simulator with { Name = "" },
                [.. data.Points.SelectMany(point => point.Runs.Select(run => new Point(point.Fanout, run)))]);
        return FanoutCurves.Add(chart, data, mean => mean, reach => reach);
    }
}
