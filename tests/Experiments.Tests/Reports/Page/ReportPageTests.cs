using System.Text.RegularExpressions;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Tests.Reports.Charts;
using Distribution.Experiments.Tests.Reports.Sample;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Page;

[TestFixture]
internal sealed partial class ReportPageTests
{
    private static Chart Named(string id) => Chart.Named(id, "Chart " + id).Describe("It shows.")
        .X(Scale.Linear(0, 1), "x").Y(Scale.Linear(0, 1), "y").Dots(PlainChart.Blue, [new(0.5, 0.5)]);

    [Test]
    public void Failures_come_first_and_then_the_main_chart()
    {
        var page = WrittenPage.Of(WrittenPage.Plain() with
        {
            Charts = [new(Named("a")), new(Named("b")) { IsMain = true }, new(Named("c")) { Standing = Standing.Failed, Remark = "3 runs failed" }],
        });
        Assert.That(Figure().Matches(page).Select(match => match.Groups["id"].Value), Is.EqualTo(new[] { "c", "b", "a" }));
        Assert.That(page, Does.Contain("3 runs failed"));
    }

    [Test]
    public void A_standing_is_a_sign_and_a_word_and_never_a_colour_alone()
    {
        var verdict = new Verdict(Standing.Incomplete, "31 of 56 cells.") { ResumeCommand = "distribution sweep p.yaml" };
        var page = WrittenPage.Of(WrittenPage.Plain() with { Verdict = verdict });
        Assert.That(page, Does.Contain("<span aria-hidden=\"true\">▲</span> incomplete</span> 31 of 56 cells."));
        Assert.That(page, Does.Contain("<code>distribution sweep p.yaml</code>"));
    }

    [Test]
    public void A_page_holds_all_it_needs()
    {
        var page = WrittenPage.Of(SampleReport.Create());
        Assert.That(page, Does.Not.Match("(src=|@import|url\\((?!#)|<iframe|https?://)"));
        Assert.That(page, Does.Contain("default-src 'none'"));
    }

    [Test]
    public void A_page_says_how_it_was_made()
    {
        var page = WrittenPage.Of(SampleReport.Create());
        string[] expected =
            ["--fanout 1..10", "9f3c2a7be41d0865", "0.1.0 (71fa360)", ".NET 10.0.12", "2026-11-24", "8.4\u00A0s", "type 7 of Hyndman and Fan 1996"];
        Assert.That(expected, Has.All.Matches<string>(words => page.Contains(words, StringComparison.Ordinal)));
    }

    [Test]
    public void A_key_figure_of_one_run_says_so_instead_of_an_interval()
    {
        var page = WrittenPage.Of(WrittenPage.Plain() with
        {
            Figures = [new("a", new(0.9990, 0.9988, 0.9992, 200), "", "t"), new("b", Estimate.Single(12.34), "ms", "")],
        });
        Assert.That(page, Does.Contain("0.99880 – 0.99920").And.Contain(">n = 1<").And.Contain("12.34\u00A0ms"));
    }

    [Test]
    public void More_than_four_key_figures_are_refused() => Assert.That(
        () => WrittenPage.Plain() with { Figures = [.. Enumerable.Repeat(new KeyFigure("a", Estimate.Single(1), "", ""), 5)] }, Throws.ArgumentException);

    [Test]
    public void An_id_used_twice_is_refused() =>
        Assert.That(() => WrittenPage.Of(WrittenPage.Plain() with { Charts = [new(Named("a")), new(Named("a"))] }), Throws.ArgumentException);

    [Test]
    public void Every_chart_has_its_data_as_a_table()
    {
        var page = WrittenPage.Of(WrittenPage.Plain() with { Charts = [new(GoldenCharts.All[0])] });
        Assert.That(page, Does.Contain("<details><summary>Data</summary>"));
        Assert.That(page, Does.Contain("<td class=\"dr-n\">0.0500000</td><td class=\"dr-n\">0.0300000</td><td class=\"dr-n\">0.0700000</td>"));
    }

    [Test]
    public void A_style_of_the_page_cannot_reach_into_a_chart()
    {
        var style = WrittenPage.Of(SampleReport.Create()).Split("<style>")[1].Split("</style>")[0];
        var pageRules = style[style.IndexOf(".dr {", StringComparison.Ordinal)..];
        Assert.That(pageRules, Does.Not.Match(@"[\s,}](svg|text|path|line|rect|g|circle)[\s,.{:>]").And.Not.Contain(".dc-"));
    }

    [Test]
    public void Text_of_a_report_is_escaped()
    {
        var page = WrittenPage.Of(WrittenPage.Plain() with { Name = "</title><script>alert(1)</script>" });
        Assert.That(page, Does.Not.Contain("<script>alert"));
    }

    [GeneratedRegex("<figure class=\"[^\"]*\" id=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Figure();
}
