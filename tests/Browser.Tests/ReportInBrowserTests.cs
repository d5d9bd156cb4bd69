using Distribution.Experiments.Reports;
using Distribution.Experiments.Tests.Reports.Sample;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Distribution.Browser.Tests;

/// <summary>What only a browser can tell about a report: where its texts really lie, and what the page really does; and what Vega-Lite
/// makes of its specifications. Pictures of every view are kept in the folder <c>pictures</c> beside the tests, to be looked at.</summary>
[TestFixture, Category("Browser"), CancelAfter(120_000)]
internal sealed class ReportInBrowserTests
{
    private string folder = "";
    private Chromium? chromium;

    private static IEnumerable<View> Views =>
        from width in new[] { 390, 1200 } from isDark in new[] { false, true } select new View(width, isDark);

    private static IEnumerable<string> Pages => ["report.html", "crowded/report.html", .. SweptReports.Pages];

    private static string Pictures => Path.Combine(TestContext.CurrentContext.TestDirectory, "pictures");

    [OneTimeSetUp]
    public async Task WriteReportAndStartBrowser()
    {
        if (Chromium.Find() is not { } executable)
        {
            Assert.Ignore("No chromium at /usr/bin/chromium or on PATH: install it to check the reports in a browser.");
            return;
        }

        folder = Directory.CreateTempSubdirectory("distribution-report-").FullName;
        var sample = SampleReport.Create();
        ReportWriter.Write(folder, sample);
        ReportWriter.Write(Path.Combine(folder, "crowded"),
            sample with { Charts = [.. CrowdedCharts.All().Select(chart => new ReportChart(chart) { IsMain = true })] });
        await SweptReports.WriteAsync(folder);
        Directory.CreateDirectory(Pictures);
        chromium = await Chromium.StartAsync(executable);
    }

    [OneTimeTearDown]
    public async Task StopBrowser()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task No_text_of_a_chart_lies_outside_its_drawing([ValueSource(nameof(Views))] View view, [ValueSource(nameof(Pages))] string file)
    {
        var page = await OpenAsync(view, file);
        Assert.That(await page.EvaluateAsync<string[]>(Probes.TextsOutside), Is.Empty);
    }

    [Test]
    public async Task No_two_texts_of_a_chart_overlap([ValueSource(nameof(Views))] View view, [ValueSource(nameof(Pages))] string file)
    {
        var page = await OpenAsync(view, file);
        Assert.That(await page.EvaluateAsync<string[]>(Probes.OverlappingTexts), Is.Empty);
    }

    [Test]
    public async Task The_page_does_not_scroll_sideways([ValueSource(nameof(Views))] View view, [ValueSource(nameof(Pages))] string file)
    {
        var page = await OpenAsync(view, file);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{Name(file)}-{view}.png"), FullPage = true });
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(view.Width));
    }

    [TestCaseSource(nameof(Views))]
    public async Task The_page_asks_for_nothing_and_says_nothing_on_the_console(View view)
    {
        var heard = new List<string>();
        var page = await chromium!.OpenAsync(view);
        page.Request += (_, request) => heard.Add("request " + request.Url);
        page.Console += (_, message) => heard.Add("console " + message.Text);
        page.PageError += (_, error) => heard.Add("error " + error);
        var address = new Uri(Path.Combine(folder, "report.html")).AbsoluteUri;
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.That(heard, Is.EqualTo(new[] { "request " + address }));
    }

    [Test]
    public async Task A_click_on_a_head_sorts_the_table_and_says_so()
    {
        var page = await OpenAsync(new View(1200, IsDark: false), "report.html");
        var head = page.Locator("#cells th", new() { HasText = "reach" }).First;
        var first = page.Locator("#cells tbody tr td:nth-child(2)").First;
        await head.Locator("button").ClickAsync();
        Assert.That((await head.GetAttributeAsync("aria-sort"), await first.InnerTextAsync()), Is.EqualTo(("ascending", "1")));
        await head.Locator("button").ClickAsync();
        Assert.That((await head.GetAttributeAsync("aria-sort"), await first.InnerTextAsync()), Is.EqualTo(("descending", "10")));
    }

    [Test]
    public async Task Without_script_every_row_can_be_read()
    {
        var page = await OpenAsync(new View(1200, IsDark: false, HasScript: false), "report.html");
        Assert.That(await page.Locator("#cells tbody tr").CountAsync(), Is.EqualTo(10));
        Assert.That(await page.Locator("#cells th button").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Paper_is_light_and_has_no_navigation()
    {
        var page = await OpenAsync(new View(760, IsDark: true), "report.html");
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "report-print.png"), FullPage = true });
        Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"), Is.EqualTo("rgb(255, 255, 255)"));
        Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.dc text.dc-ink')).fill"), Is.EqualTo("rgb(27, 31, 36)"));
        Assert.That(await page.Locator("nav").IsVisibleAsync(), Is.False);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(760));
    }

    // A4 upright between the margins that browsers leave.
    [Test]
    public async Task On_paper_no_table_is_wider_than_the_sheet([ValueSource(nameof(Pages))] string file)
    {
        var page = await OpenAsync(new View(718, IsDark: false), file);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{Name(file)}-paper.png"), FullPage = true });
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(718));
        Assert.That(
            await page.EvaluateAsync<double>("Math.max(0, ...[...document.querySelectorAll('.dr-table tr')].map(row => row.getBoundingClientRect().height))"),
            Is.LessThan(60),
            "no row is broken letter by letter");
    }

    [Test]
    public async Task A_page_has_few_elements()
    {
        var page = await OpenAsync(new View(1200, IsDark: false), "report.html");
        Assert.That(await page.EvaluateAsync<int>("document.querySelectorAll('*').length"), Is.LessThan(20_000));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_chart_of_its_own_has_no_cut_or_overlapping_text(bool isDark)
    {
        var view = new View(1200, isDark);
        foreach (var file in Directory.EnumerateFiles(folder, "*.svg", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var page = await OpenAsync(view, file);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{view}.png") });
            Assert.That(await page.EvaluateAsync<string[]>(Probes.TextsOutside), Is.Empty, name);
            Assert.That(await page.EvaluateAsync<string[]>(Probes.OverlappingTexts), Is.Empty, name);
            await page.CloseAsync();
        }
    }

    [Test]
    public async Task Vega_Lite_draws_every_specification_without_a_warning()
    {
        var (tool, reason) = await VegaLiteTool.InstallAsync();
        if (tool is null)
        {
            Assert.Ignore($"Vega-Lite has drawn no specification: {reason}");
            return;
        }

        using (tool)
        {
            var (isRight, output) = await tool.DrawAsync(folder, Path.Combine(Pictures, "vega"));
            Assert.That(isRight, output);
        }
    }

    private static string Name(string file) => file.Replace('/', '-').Replace(".html", "", StringComparison.Ordinal);

    private async Task<IPage> OpenAsync(View view, string file)
    {
        var page = await chromium!.OpenAsync(view);
        await page.GotoAsync(new Uri(Path.Combine(folder, file)).AbsoluteUri);
        return page;
    }
}
