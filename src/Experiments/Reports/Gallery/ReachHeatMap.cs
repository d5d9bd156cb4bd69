using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Reach over two parameters as a heat map whose classes are finest near 1.</summary>
public sealed class ReachHeatMap : IChartOf<ReachGrid>
{
    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public Chart Draw(ReachGrid data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var measured = data.Cells.Where(cell => double.IsFinite(cell.Value)).Select(cell => cell.Value).ToArray();
        var classes = HeatClasses.Reach(data.Target);
        var finding = measured.Length == 0 ? "No cell was measured."
            : $"Mean reach lies between {classes.Value(measured.Min())} and {classes.Value(measured.Max())}.";
        return Chart.Named("reach-grid", $"Reach against {data.Across} and {data.Upwards}").Subtitle(data.Setting.ToString())
            .Caption("Each cell: mean reach of its runs.").Describe(finding)
            .X(Scale.Band(data.Columns), data.Across).Y(Scale.Band(data.Rows), data.Upwards)
            .Cells(data.Cells, classes);
    }
}
