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
        var (least, most) = measured.Length == 0 ? ("", "") : (classes.Value(measured.Min()), classes.Value(measured.Max()));
        var finding = measured.Length == 0 ? "No cell was measured."
            : string.Equals(least, most, StringComparison.Ordinal) ? $"Mean reach is {least} in every cell that was run."
            : $"Mean reach lies between {least} and {most}.";
        return Chart.Named("reach-grid", $"Reach against {data.Across} and {data.Upwards}").Subtitle(data.Setting.ToString())
            .Caption("Each cell: mean reach of its runs.").Describe(finding)
            .X(Scale.Band(data.Columns), data.Across).Y(Scale.Band(data.Rows), data.Upwards)
            .Cells(data.Cells, classes);
    }
}
