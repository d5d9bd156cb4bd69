namespace Distribution.Experiments.Reports.Charts;

/// <summary>Draws grid, axis lines, ticks and tick labels of one panel.</summary>
internal static class AxisDrawing
{
    private const double TickLength = 4;

    public static void Vertical(SvgWriter svg, Frame frame, AxisTicks ticks, bool labelled, bool grid)
    {
        for (var index = 0; index < ticks.Values.Count; index++)
        {
            var y = frame.Y(ticks.Values[index]);
            if (grid)
            {
                svg.Line(frame.Box.Left, y, frame.Box.Right, y, "dc-grid");
            }

            if (labelled)
            {
                svg.Text(frame.Box.Left - 7, y + 4, ticks.Labels[index], "dc-muted", TextAnchor.End);
            }
        }

        svg.Markup.NewLine();
    }

    public static void Horizontal(SvgWriter svg, Frame frame, Scale scale, AxisLabels labels, bool labelled)
    {
        var ticks = labels.Ticks;
        var bottom = frame.Box.Bottom;
        var isBand = scale is BandScale;
        if (!isBand)
        {
            svg.Line(frame.Box.Left, bottom, frame.Box.Right, bottom, "dc-axis");
        }

        foreach (var minor in scale is LogScale log ? log.MinorTicks() : [])
        {
            svg.Line(frame.X(minor), bottom, frame.X(minor), bottom + TickLength / 2, "dc-axis");
        }

        for (var index = 0; index < ticks.Values.Count; index++)
        {
            var x = frame.X(ticks.Values[index]);
            if (!isBand)
            {
                svg.Line(x, bottom, x, bottom + TickLength, "dc-axis");
            }

            if (labelled)
            {
                labels.Draw(svg, x, bottom, index);
            }
        }

        svg.Markup.NewLine();
    }
}
