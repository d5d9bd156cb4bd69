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
        var chart = Chart.Named("missed-fanout", "Missed nodes against fan-out").Subtitle(data.Subtitle).Describe(Finding(data))
            .Caption(SizeCurves.LeftOut(data))
            .X(SizeCurves.Across(data), "fan-out").Y(Scale.Log(largest.Resolution / 2, 1), "missed (share of nodes)");
        return SizeCurves.Add(chart, data, SizeCurves.Missed, SizeCurves.Missed)
            .Resolution(largest.Resolution, $"{largest.ResolutionName} at n = {Format.Count(largest.Nodes)}");
    }

    private static string Finding(FanoutSizes data)
    {
        FanoutPoint[] points = [.. data.Sweeps.SelectMany(sweep => sweep.Points).OrderBy(point => point.Fanout)];
        return points is [var first, .., var last]
            ? $"On average a message misses {Format.Value(SizeCurves.Missed(first.Reach))} of the nodes at fan-out "
                + $"{FanoutCurves.Words(first.Fanout)} and {Format.Value(SizeCurves.Missed(last.Reach))} at fan-out "
                + $"{FanoutCurves.Words(last.Fanout)}."
            : "No fan-out was measured.";
    }
}
