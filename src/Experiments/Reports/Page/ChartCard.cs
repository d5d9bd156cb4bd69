using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports;

/// <summary>A chart in its card: heading, state, drawing, caption, data.</summary>
internal static class ChartCard
{
    // A column of more panels would be far higher than what stands beside it.
    private const int PanelsInColumn = 4;

    public static void Write(MarkupWriter html, ReportChart entry)
    {
        var chart = entry.Chart;
        var isFull = entry.IsMain || chart.Panels.Count > PanelsInColumn;
        html.Start("figure", entry.IsMain ? "dr-card dr-main" : isFull ? "dr-card dr-full" : "dr-card").Attribute("id", chart.Id).NewLine();
        html.Leaf("h2", chart.Heading).NewLine();
        if (chart.SubtitleText.Length > 0)
        {
            html.Leaf("p", chart.SubtitleText, "dr-sub").NewLine();
        }

        WriteState(html, entry);
        if (isFull)
        {
            WriteDrawing(html, chart, ChartSize.Wide, "dr-plot dr-wide");
            WriteDrawing(html, chart, ChartSize.Standard, "dr-plot dr-narrow");
        }
        else
        {
            WriteDrawing(html, chart, ChartSize.Standard, "dr-plot");
        }

        html.Start("figcaption").Leaf("span", chart.Finding, "dr-finding");
        html.Text(chart.Caption() is { Length: > 0 } caption ? " " + caption : "").End().NewLine();
        WriteFoot(html, chart);
        html.End().NewLine();
    }

    private static void WriteState(MarkupWriter html, ReportChart entry)
    {
        if (entry.Standing.IsSound() && entry.Remark.Length == 0)
        {
            return;
        }

        html.Start("div", "dr-state " + entry.Standing.Css()).Start("p");
        Badge.Write(html, entry.Standing);
        html.Text(" " + entry.Remark).End();
        Badge.WriteResume(html, entry.ResumeCommand);
        html.End().NewLine();
    }

    private static void WriteDrawing(MarkupWriter html, Chart chart, ChartSize size, string css)
    {
        using var drawing = new StringWriter { NewLine = "\n" };
        chart.WriteSvg(drawing, SvgUse.Inline, size);
        html.Start("div", css).Attribute("tabindex", "0").Attribute("role", "group").Attribute("aria-label", chart.Heading)
            .Raw("\n" + drawing).End().NewLine();
    }

    private static void WriteFoot(MarkupWriter html, Chart chart)
    {
        html.Start("div", "dr-foot");
        var table = new ChartTable(chart);
        if (!table.IsEmpty)
        {
            html.Start("details").Leaf("summary", "Data").NewLine();
            WriteTable(html, table, chart.Heading);
            html.End();
        }

        html.Start("p", "dr-files");
        WriteLink(html, chart, ".svg", "SVG");
        html.Text(" · ");
        WriteLink(html, chart, ".vl.json", "Vega-Lite");
        html.End().End().NewLine();
    }

    private static void WriteLink(MarkupWriter html, Chart chart, string ending, string text) =>
        html.Start("a").Attribute("href", $"charts/{chart.Id}{ending}").Text(text).End();

    private static void WriteTable(MarkupWriter html, ChartTable table, string heading)
    {
        html.Start("div", "dr-scroll").Attribute("tabindex", "0").Attribute("role", "group").Attribute("aria-label", "Data: " + heading);
        html.Start("table").Start("thead").Start("tr");
        var columns = table.Columns;
        foreach (var (title, isNumber) in columns)
        {
            html.Start("th", isNumber ? "dr-n" : null).Attribute("scope", "col").Text(title).End();
        }

        html.End().End().NewLine().Start("tbody").NewLine();
        foreach (var row in table.Rows)
        {
            html.Start("tr");
            foreach (var (text, column) in row.Zip(columns))
            {
                html.Leaf("td", text, column.IsNumber ? "dr-n" : null);
            }

            html.End().NewLine();
        }

        html.End().End().End();
        if (table.Note.Length > 0)
        {
            html.Leaf("p", table.Note, "dr-sub");
        }
    }
}
