using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The share of nodes reached by round: the median run and the spread of the runs.</summary>
public sealed class ReachedByRound : IChartOf<Growth>
{
    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public Chart Draw(Growth data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var chart = Chart.Named("reached-round", $"Nodes reached against {data.Time}").Subtitle(data.Setting.ToString())
            .Caption(GrowthCurves.Caption(data)).Describe(GrowthCurves.Finding(data))
            .X(GrowthCurves.Axis(data), data.AxisTitle).Y(Scale.Proportion, "reached (share of nodes)");
        GrowthCurves.Add(chart, data, share => share);
        return chart;
    }
}
