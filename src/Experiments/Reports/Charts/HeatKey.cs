using Distribution.Experiments.Reports.Charts.Marks;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>The key of a heat map: a strip of its classes with the edges printed where they are, the target marked.</summary>
internal sealed class HeatKey(CellMark cells)
{
    public const double Height = 36;
    private const double Thickness = 10;
    private const double EdgeGap = 10;

    public void Draw(SvgWriter svg, double left, double top, double width)
    {
        var classes = cells.Classes;
        var title = classes.Title;
        var start = left + TextMetrics.Width(title, TextMetrics.Label) + 10;
        var step = Math.Min(StepWidth(classes), (left + width - start) / classes.Count);
        svg.Text(left, top + Thickness, title, "dc-ink");
        for (var index = 0; index < classes.Count; index++)
        {
            var x = start + index * step;
            svg.Rectangle(new Box(x, top, x + step, top + Thickness), "dc-fill " + Palette.Ramp(classes.RampStep(index)).Css);
            if (index > 0)
            {
                svg.Text(x, top + Thickness + 14, classes.Edge(index - 1), "dc-muted", TextAnchor.Middle);
            }

            if (index > 0 && classes.Target == classes.EdgeValue(index - 1))
            {
                svg.Line(x, top - 2, x, top + Thickness + 2, "dc-edge");
            }
        }

        svg.Markup.NewLine();
    }

    private static double StepWidth(HeatClasses classes) =>
        Enumerable.Range(0, classes.Count - 1).Max(index => TextMetrics.Width(classes.Edge(index), TextMetrics.Label)) + EdgeGap;
}
