using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Tests.Reports.Charts;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Page;

[TestFixture]
internal sealed class ReportWriterTests
{
    [Test]
    public void A_report_is_a_page_and_three_files_a_chart_that_is_too_large_for_two()
    {
        var folder = Directory.CreateTempSubdirectory("distribution-report-").FullName;
        try
        {
            var large = Chart.Named("large", "Y against X").Describe("Much.").X("x").Y("y")
                .Dots(PlainChart.Blue, [.. Enumerable.Range(0, 6000).Select(index => new Point(index, index))]);
            var target = Path.Combine(folder, "deep", "results");
            var page = ReportWriter.Write(target, WrittenPage.Plain() with { Charts = [new(GoldenCharts.All[0]), new(large)] });
            Assert.That(page, Is.EqualTo(Path.Combine(target, "report.html")));
            Assert.That(Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(target, file).Replace('\\', '/')),
                Is.EquivalentTo(new[]
                {
                    "report.html", "charts/estimates.svg", "charts/estimates.vl.json", "charts/large.svg", "charts/large.vl.json", "charts/large.csv",
                }));
            Assert.That(File.ReadAllText(page), Does.Not.Contain('\r'));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
