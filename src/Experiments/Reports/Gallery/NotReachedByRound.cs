using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The share of nodes not reached by round on a log axis: the end of a push is a straight line, that of a pull
/// bends down.</summary>
public sealed class NotReachedByRound : IChartOf<Growth>
{
    /// <inheritdoc/>
    public int Place => 1;

    /// <inheritdoc/>
    public Chart Draw(Growth data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var one = 1.0 / data.Setting.Nodes;
        var chart = Chart.Named("not-reached-round", $"Nodes not reached against {data.Time}").Subtitle(data.Setting.ToString())
            .Caption(GrowthCurves.Caption(data)).Describe(GrowthCurves.Finding(data))
            .X(GrowthCurves.Axis(data), data.AxisTitle).Y(Scale.Log(one / 3, 1), "not reached (share of nodes)");
        GrowthCurves.Add(chart, data, share => Math.Round(1 - share, 12), panel => panel.Resolution(one, "1/n"));
        return chart;
    }
}
