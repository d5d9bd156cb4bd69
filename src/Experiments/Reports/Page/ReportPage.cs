namespace Distribution.Experiments.Reports;

/// <summary>The page of a report: one HTML file that needs nothing else, opens from disk and can be read without its script.</summary>
internal sealed class ReportPage(Report report)
{
    // Nothing may be fetched, so that a report says the same on every machine and tells nobody that it was opened.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    private readonly ReportChart[] charts =
        [.. report.Charts.OrderBy(chart => chart.Standing == Standing.Failed ? 0 : chart.IsMain ? 1 : 2)];

    public void Write(TextWriter output)
    {
        var html = new MarkupWriter(output, MarkupSyntax.Html);
        output.Write("<!doctype html>\n");
        html.Start("html").Attribute("lang", "en").NewLine();
        WriteHead(html);
        html.Start("body", "dr").NewLine();
        html.Start("a", "dr-skip").Attribute("href", "#main").Text("Skip to the results").End().NewLine();
        WriteTop(html);
        html.Start("main").Attribute("id", "main").NewLine();
        WriteFigures(html);
        WriteContents(html);
        WriteCharts(html);
        foreach (var table in report.Tables)
        {
            TableSection.Write(html, table);
        }

        ProvenanceSection.Write(html, report.Made);
        html.End().NewLine();
        html.Start("script").Raw(PageResource.Script).End().NewLine();
        html.End().NewLine().End().NewLine();
    }

    private void WriteHead(MarkupWriter html)
    {
        html.Start("head").NewLine();
        html.Start("meta").Attribute("charset", "utf-8").End().NewLine();
        html.Start("meta").Attribute("http-equiv", "Content-Security-Policy").Attribute("content", Policy).End().NewLine();
        html.Start("meta").Attribute("name", "viewport").Attribute("content", "width=device-width, initial-scale=1").End().NewLine();
        html.Start("link").Attribute("rel", "icon").Attribute("href", "data:,").End().NewLine();
        html.Leaf("title", report.Name).NewLine();
        html.Start("style").Raw("\n" + Charts.StyleSheet.ForPage() + PageResource.Style).End().NewLine();
        html.End().NewLine();
    }

    private void WriteTop(MarkupWriter html)
    {
        var verdict = report.Verdict;
        html.Start("header", "dr-top").NewLine().Leaf("h1", report.Name).NewLine();
        if (report.Purpose.Length > 0)
        {
            html.Leaf("p", report.Purpose, "dr-purpose").NewLine();
        }

        html.Start("div", "dr-verdict " + verdict.Standing.Css());
        html.Start("p");
        Badge.Write(html, verdict.Standing);
        html.Text(" " + verdict.Sentence).End();
        if (verdict.Reasons.Count > 0)
        {
            html.Start("ul");
            foreach (var reason in verdict.Reasons)
            {
                html.Leaf("li", reason);
            }

            html.End();
        }

        Badge.WriteResume(html, verdict.ResumeCommand);
        html.End().NewLine().End().NewLine();
    }

    private void WriteFigures(MarkupWriter html)
    {
        if (report.Figures.Count == 0)
        {
            return;
        }

        html.Start("section", "dr-figures").Attribute("aria-label", "Key figures").NewLine();
        foreach (var figure in report.Figures)
        {
            html.Start("div", "dr-card dr-figure");
            html.Leaf("p", figure.Title, "dr-label");
            html.Leaf("p", Format.WithUnit(Format.Value(figure.Estimate), figure.Unit), "dr-value");
            var interval = figure.Estimate.HasInterval ? Format.WithUnit(Format.Interval(figure.Estimate), figure.Unit)
                : figure.Estimate.Count == 1 ? "n = 1" : "";
            if (interval.Length > 0)
            {
                html.Leaf("p", interval, "dr-range");
            }

            html.Leaf("p", figure.Meaning, "dr-note").End().NewLine();
        }

        html.End().NewLine();
    }

    private void WriteContents(MarkupWriter html)
    {
        html.Start("nav", "dr-contents").Attribute("aria-label", "Contents").Start("ul");
        var entries = charts.Select(chart => (chart.Chart.Id, chart.Chart.Heading, chart.Standing))
            .Concat(report.Tables.Select(table => (table.Id, table.Heading, Standing.Held)))
            .Append((ProvenanceSection.Id, ProvenanceSection.Heading, Standing.Held));
        foreach (var (id, heading, standing) in entries)
        {
            html.Start("li").Start("a").Attribute("href", "#" + id);
            if (!standing.IsSound())
            {
                html.Leaf("span", standing.Sign() + " ", standing.Css());
            }

            html.Text(heading).End().End();
        }

        html.End().End().NewLine();
    }

    private void WriteCharts(MarkupWriter html)
    {
        if (charts.Length == 0)
        {
            return;
        }

        html.Start("section", "dr-charts").Attribute("aria-label", "Charts").NewLine();
        foreach (var chart in charts)
        {
            ChartCard.Write(html, chart);
        }

        html.End().NewLine();
    }
}
