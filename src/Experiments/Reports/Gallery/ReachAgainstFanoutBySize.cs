using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Reach by fan-out, a series for each number of nodes: from a few hundred nodes on they lie on one curve. Every run is a faint
/// dot, since near the threshold runs fall into two groups.</summary>
public sealed class ReachAgainstFanoutBySize : IChartOf<FanoutSizes>
{
    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public Chart Draw(FanoutSizes data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var chart = Chart.Named("reach-fanout", "Reach against fan-out").Subtitle(data.Subtitle).Describe(Finding(data))
            .Caption(SizeCurves.LeftOut(data))
            .X(SizeCurves.Across(data), "fan-out").Y(Scale.Proportion, "reach (share of nodes)");
        foreach (var (sweep, index) in SizeCurves.Shown(data).Select((sweep, index) => (sweep, index)))
        {
            chart.Runs(
                SizeCurves.SeriesOf(data, index),
                [.. sweep.Points.SelectMany(point => point.Runs.Select(run => new Point(point.Fanout, run)))]);
        }

        return SizeCurves.Add(chart, data, mean => mean, reach => reach);
    }

    private static string Finding(FanoutSizes data)
    {
        FanoutPoint[] points = [.. data.Sweeps.SelectMany(sweep => sweep.Points).OrderBy(point => point.Fanout)];
        return points is [var first, .., var last]
            ? $"Mean reach goes from {Format.Value(first.Reach)} at fan-out {FanoutCurves.Words(first.Fanout)} "
                + $"to {Format.Value(last.Reach)} at fan-out {FanoutCurves.Words(last.Fanout)}."
            : "No fan-out was measured.";
    }
}
