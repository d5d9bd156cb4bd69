using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The last arrival against the number of members, on processes and in the simulator that was fitted to them: how well it could
/// be.</summary>
public sealed class CalibrationFit : IChartOf<CalibratedTimes>
{
    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public Chart? Draw(CalibratedTimes data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Groups.Count == 0)
        {
            return null;
        }

        var chart = Chart.Named("calibration-fit", "Last arrival against members").Subtitle(data.Subtitle)
            .Caption("Medians. The single member gave the latency; the costs of messages were fitted to the others.")
            .Describe(Finding(data.Groups))
            .X("members")
            .Y(Scale.Linear(0, data.Groups.Max(group => Math.Max(group.Processes, group.Simulator))).Nice(), "last arrival (ms)");
        foreach (var (series, timeOf) in new (Series, Func<CalibratedTime, double>)[]
        {
            (Series.Processes, group => group.Processes), (Series.Simulator, group => group.Simulator),
        })
        {
            Point[] points = [.. data.Groups.Select(group => new Point(group.Nodes, timeOf(group)))];
            chart.Line(series, points).Dots(series, points);
        }

        return chart;
    }

    private static string Finding(IReadOnlyList<CalibratedTime> groups)
    {
        var worst = groups.MaxBy(group => Math.Abs(Math.Log(group.Processes / group.Simulator)))!;
        return $"Processes and simulator are furthest apart at {Format.Count(worst.Nodes)} {(worst.Nodes == 1 ? "member" : "members")}: "
            + $"{Format.WithUnit(Format.Number(worst.Processes, 2), "ms")} and "
            + $"{Format.WithUnit(Format.Number(worst.Simulator, 2), "ms")}, {Format.Number(worst.Processes / worst.Simulator, 2)} times.";
    }
}
