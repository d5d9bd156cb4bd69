using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Reach by fan-out, a series for each number of nodes: from a few hundred nodes on they lie on one curve.</summary>
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
        return SizeCurves.Add(chart, data, mean => mean, reach => reach);
    }
}
