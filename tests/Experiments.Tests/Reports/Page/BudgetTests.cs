using System.Text;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Tests.Reports.Charts;
using Distribution.Experiments.Tests.Reports.Sample;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Page;

[TestFixture]
internal sealed class BudgetTests
{
    private const int ChartBytes = 60_000;
    private const int ReportBytes = 1_000_000;

    [TestCase(ChartSize.Standard, SvgUse.Standalone)]
    [TestCase(ChartSize.Wide, SvgUse.Inline)]
    public void A_chart_of_many_rows_stays_within_60_kB(ChartSize size, SvgUse use)
    {
        foreach (var chart in SampleCharts.All().Append(Crowded()))
        {
            Assert.That(Encoding.UTF8.GetByteCount(DrawnChart.Written(chart, use, size)), Is.LessThanOrEqualTo(ChartBytes), chart.Id);
        }
    }

    [Test]
    public void A_report_of_a_million_rows_stays_within_1_MB()
    {
        var row = new ReportRow(Standing.Held, [ReportCell.Of(new Estimate(0.5, 0.4, 0.6, 200))], "distribution simulate rumor --fanout 3 --seed 1");
        var table = new ReportTable
        {
            Id = "rows",
            Heading = "Rows",
            Columns = [new("reach")],
            Rows = [.. Enumerable.Repeat(row, 1_000_000)],
            CsvPath = "rows.csv",
        };
        var report = SampleReport.Create();
        report = report with { Charts = [.. report.Charts, new ReportChart(Crowded())], Tables = [table] };
        Assert.That(Encoding.UTF8.GetByteCount(WrittenPage.Of(report)), Is.LessThanOrEqualTo(ReportBytes));
    }

    // Two noisy lines, two clouds of runs and two rows of estimates, each of more points than can be drawn.
    private static Chart Crowded()
    {
        var random = new SampleRandom(9);
        var chart = Chart.Named("crowded", "Much against more").Describe("Too much to see.").X(Scale.Linear(0, 1), "x").Y(Scale.Linear(0, 1), "y");
        for (var number = 1; number <= 2; number++)
        {
            var series = Series.Category("series " + number, number);
            var points = Enumerable.Range(0, 50_000).Select(index => new Point(index / 50_000.0, random.Uniform())).ToArray();
            chart.Line(series, points).Runs(series, points).Interval(series,
                [.. Enumerable.Range(0, 50).Select(index => new IntervalPoint(index / 50.0, new Estimate(0.5, 0.4, 0.6, 200)))], "t");
        }

        return chart;
    }
}
