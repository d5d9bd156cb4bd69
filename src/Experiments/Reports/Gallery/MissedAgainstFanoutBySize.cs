using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The share of nodes missed by fan-out on a log axis, a series for each number of nodes.</summary>
public sealed class MissedAgainstFanoutBySize : IChartOf<FanoutSizes>
{
    /// <inheritdoc/>
    public int Place => 1;

    /// <inheritdoc/>
    public Chart Draw(FanoutSizes data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var largest = data.Sweeps.Select(sweep => sweep.Setting).MinBy(setting => setting.Resolution)!;
        var chart = Chart.Named("missed-fanout", "Missed nodes against fan-out").Subtitle(data.Subtitle)
            .Describe(SizeCurves.Finding("The mean share of nodes missed", data, SizeCurves.Missed)).Caption(SizeCurves.LeftOut(data))
            .X(SizeCurves.Across(data), "fan-out").Y(Scale.Log(largest.Resolution / 2, 1), "missed (share of nodes)");
        return SizeCurves.Add(chart, data, SizeCurves.Missed, SizeCurves.Missed)
            .Resolution(largest.Resolution, $"{largest.ResolutionName} at n = {Format.Count(largest.Nodes)}");
    }
}
