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
        [var only] => FormattableString.Invariant($"Mean reach is {Format.Value(only.Reach)} at fan-out {only.Fanout}."),
        [var first, .., var last] =>
            FormattableString.Invariant($"Mean reach goes from {Format.Value(first.Reach)} at fan-out {first.Fanout} ")
                + FormattableString.Invariant($"to {Format.Value(last.Reach)} at fan-out {last.Fanout}."),
    };
}
