using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The share of nodes missed by fan-out on a log axis: from fan-out 4 on, the only chart that still shows a difference.</summary>
public sealed class MissedAgainstFanout : IChartOf<FanoutSweep>
{
    /// <inheritdoc/>
    public int Place => 1;

    /// <inheritdoc/>
    public Chart Draw(FanoutSweep data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var resolution = data.Setting.Resolution;
        var chart = Chart.Named("missed-fanout", "Missed nodes against fan-out").Subtitle(data.Setting.ToString())
            .Describe(FanoutCurves.Finding("The mean share of nodes missed", data, SizeCurves.Missed) + ".")
            .X(FanoutCurves.Across(data), "fan-out").Y(Scale.Log(resolution / 2, 1), "missed (share of nodes)");
        return FanoutCurves.Add(chart, data, SizeCurves.Missed, SizeCurves.Missed).Resolution(resolution, data.Setting.ResolutionName);
    }
}
