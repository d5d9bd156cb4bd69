namespace Distribution.Experiments.Reports.Charts;

/// <summary>Draws a chart as SVG.</summary>
internal sealed class ChartDrawing(Chart chart, ChartSize size, SvgUse use)
{
    private const double Padding = 16;
    private const double CaptionLine = 17;
    private const double HeadingLine = 21;

    private readonly ChartLayout layout = new(chart, size);

    public void Write(TextWriter output)
    {
        var svg = new SvgWriter(new MarkupWriter(output, MarkupSyntax.Xml));
        if (use == SvgUse.Inline)
        {
            Open(svg, layout.Width, layout.Height);
            DrawPlot(svg);
        }
        else
        {
            DrawWithWords(svg);
        }

        svg.Markup.NewLine().End();
        output.Write('\n');
    }

    private void DrawWithWords(SvgWriter svg)
    {
        var width = layout.Width - 2 * ChartLayout.Side;
        var heading = TextMetrics.Wrap(chart.Heading, TextMetrics.Heading, width);
        var subtitle = TextMetrics.Wrap(chart.SubtitleText, TextMetrics.Label, width);
        var caption = TextMetrics.Wrap($"{chart.Finding} {chart.Caption()}", TextMetrics.Label, width);
        var head = heading.Count * HeadingLine + subtitle.Count * CaptionLine + 6;
        Open(svg, layout.Width + 2 * Padding, layout.Height + head + 8 + caption.Count * CaptionLine + 2 * Padding);
        svg.Markup.Start("g").Attribute("transform", $"translate({SvgWriter.Pair(Padding, Padding)})").NewLine();
        DrawLines(svg, heading, 14, HeadingLine, "dc-ink dc-head");
        DrawLines(svg, subtitle, heading.Count * HeadingLine + 13, CaptionLine, "dc-muted");
        DrawLines(svg, caption, head + layout.Height + 16, CaptionLine, "dc-muted");
        svg.Markup.Start("g").Attribute("transform", $"translate({SvgWriter.Pair(0, head)})").NewLine();
        DrawPlot(svg);
        svg.Markup.End().End();
    }

    private static void DrawLines(SvgWriter svg, List<string> lines, double top, double height, string css)
    {
        for (var line = 0; line < lines.Count; line++)
        {
            svg.Text(ChartLayout.Side, top + line * height, lines[line], css);
        }
    }

    private void Open(SvgWriter svg, double width, double height)
    {
        var suffix = size == ChartSize.Wide ? "-wide" : "";
        svg.Markup.Start("svg", "dc");
        if (use == SvgUse.Standalone)
        {
            svg.Markup.Attribute("xmlns", "http://www.w3.org/2000/svg").Attribute("width", width).Attribute("height", height);
        }

        svg.Markup.Attribute("viewBox", $"0 0 {MarkupWriter.Number(width)} {MarkupWriter.Number(height)}").Attribute("role", "img")
            .Attribute("aria-labelledby", $"{chart.Id}-t{suffix} {chart.Id}-d{suffix}").NewLine();
        svg.Markup.Start("title").Attribute("id", $"{chart.Id}-t{suffix}").Text(chart.Heading).End();
        svg.Markup.Start("desc").Attribute("id", $"{chart.Id}-d{suffix}").Text(chart.Finding).End().NewLine();
        if (use == SvgUse.Standalone)
        {
            svg.Markup.Start("style").Raw(StyleSheet.ForFile()).End().NewLine();
            svg.Rectangle(new Box(0, 0, width, height), "dc-back");
        }

        svg.Markup.Start("defs");
        foreach (var panel in layout.Panels)
        {
            svg.Markup.Start("clipPath").Attribute("id", panel.Frame.ClipId);
            svg.Rectangle(panel.Frame.Box.Grown(1), "dc-clip");
            svg.Markup.End();
        }

        svg.Markup.End().NewLine();
    }

    private void DrawPlot(SvgWriter svg)
    {
        layout.Legend.Draw(svg, ChartLayout.Side, layout.LegendTop);
        layout.Heat?.Draw(svg, ChartLayout.Side, layout.HeatTop, layout.Width - 2 * ChartLayout.Side);
        if (!layout.IsSingle)
        {
            svg.Text(ChartLayout.Side, layout.SharedTitleBaseline, layout.YTitle, "dc-ink");
        }

        foreach (var panel in layout.Panels)
        {
            DrawPanel(svg, panel);
        }

        if (layout.Labels is { } labels)
        {
            EndLabels.Draw(svg, labels, layout.Panels[0].Frame);
        }

        svg.Text(layout.Panels[Math.Min(layout.Columns, layout.Panels.Count) - 1].Frame.Box.Right, layout.XTitleBaseline, layout.XTitle,
            "dc-ink", TextAnchor.End);
    }

    private void DrawPanel(SvgWriter svg, PlacedPanel panel)
    {
        var frame = panel.Frame;
        var titleCss = layout.IsSingle ? "dc-ink" : "dc-ink dc-strong";
        svg.Text(layout.IsSingle ? ChartLayout.Side : frame.Box.Left, panel.TitleBaseline, panel.Title, titleCss);
        AxisDrawing.Vertical(svg, frame, layout.Y, panel.IsLeft, grid: layout.Heat is null);
        AxisDrawing.Horizontal(svg, frame, layout.XScale, layout.X, panel.IsBottom);
        panel.Top.Draw(svg, frame, panel.TitleBaseline);
        foreach (var mark in panel.MarksByDepth)
        {
            mark.Draw(svg, frame);
        }

        DrawLabels(svg, panel);
        if (chart.IsEmpty)
        {
            svg.Text((frame.Box.Left + frame.Box.Right) / 2, (frame.Box.Top + frame.Box.Bottom) / 2, "no data: " + chart.EmptyReason,
                "dc-muted dc-halo", TextAnchor.Middle);
        }
    }

    private static void DrawLabels(SvgWriter svg, PlacedPanel panel)
    {
        var frame = panel.Frame;
        var requests = panel.MarksByDepth.SelectMany(mark => mark.Labels(frame)).ToArray();
        if (requests.Length == 0)
        {
            return;
        }

        var labels = new Labels(frame.Box, [.. panel.Panel.Marks.SelectMany(mark => mark.Obstacles(frame))]);
        foreach (var request in requests)
        {
            var place = labels.Place(request);
            svg.Text(place.X, place.Y, request.Text, request.Css, place.Anchor);
        }
    }
}
