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
        var chart = Chart.Named("reach-fanout", "Reach against fan-out").Subtitle(data.Subtitle)
            .Describe(SizeCurves.Finding("Mean reach", data, mean => mean)).Caption(SizeCurves.LeftOut(data))
            .X(SizeCurves.Across(data), "fan-out").Y(Scale.Proportion, "reach (share of nodes)");
        foreach (var (sweep, index) in SizeCurves.Shown(data).Select((sweep, index) => (sweep, index)))
        {
            chart.Runs(
                SizeCurves.SeriesOf(data, index),
                [.. sweep.Points.SelectMany(point => point.Runs.Select(run => new Point(point.Fanout, run)))]);
        }

        return SizeCurves.Add(chart, data, mean => mean, reach => reach);
    }
}
