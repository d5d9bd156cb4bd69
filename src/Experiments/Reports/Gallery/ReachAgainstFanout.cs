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
        var chart = Chart.Named("reach-fanout", "Reach against fan-out").Subtitle(data.Setting.ToString()).Describe(Finding(data))
            .X(FanoutCurves.Across(data), "fan-out").Y(Scale.Proportion, "reach (share of nodes)")
            .Runs(Series.Simulator with { Name = "" },
                [.. data.Points.SelectMany(point => point.Runs.Select(run => new Point(point.Fanout, run)))]);
        return FanoutCurves.Add(chart, data, mean => mean, reach => reach);
    }

    private static string Finding(FanoutSweep data) => data.Points switch
    {
        [] => "No fan-out was measured.",
        [var only] => $"Mean reach is {Format.Value(only.Reach)} at fan-out {FanoutCurves.Words(only.Fanout)}.",
        [var first, .., var last] =>
            $"Mean reach goes from {Format.Value(first.Reach)} at fan-out {FanoutCurves.Words(first.Fanout)} "
                + $"to {Format.Value(last.Reach)} at fan-out {FanoutCurves.Words(last.Fanout)}.",
    };
}
