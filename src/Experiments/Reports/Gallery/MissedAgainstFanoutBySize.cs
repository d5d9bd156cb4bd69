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
            .Resolution(largest.Resolution, $"1/(n × runs) at n = {Format.Count(largest.Nodes)}");
    }

    private static string Finding(FanoutSizes data)
    {
        var last = data.Sweeps.SelectMany(sweep => sweep.Points).MaxBy(point => point.Fanout);
        return last is null
            ? "No fan-out was measured."
            : FormattableString.Invariant($"Missed nodes fall by about a factor of e for each unit of fan-out; at {last.Fanout} a message ")
                + $"misses {Format.Value(SizeCurves.Missed(last.Reach))} of the nodes on average.";
    }
}
