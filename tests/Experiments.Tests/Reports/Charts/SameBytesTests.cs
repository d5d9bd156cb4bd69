using System.Globalization;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Tests.Reports.Sample;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Charts;

[TestFixture]
internal sealed class SameBytesTests
{
    [Test]
    public void The_same_report_gives_the_same_bytes_twice()
    {
        var first = Written();
        Assert.That(Written(), Is.EqualTo(first));
    }

    [Test]
    public void A_reader_whose_country_writes_numbers_otherwise_gets_the_same_bytes()
    {
        var expected = Written();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = DecimalComma();
            Assert.That(1.5.ToString("N1", CultureInfo.CurrentCulture), Is.EqualTo("1,5"), "the culture is in force");
            Assert.That(Written(), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Written()
    {
        using var output = new StringWriter();
        var report = SampleReport.Create();
        ReportWriter.WritePage(output, report);
        foreach (var chart in report.Charts)
        {
            chart.Chart.WriteSvg(output, Experiments.Reports.Charts.SvgUse.Standalone);
            chart.Chart.WriteVegaLite(output);
            chart.Chart.WriteCsv(output);
        }

        return output.ToString();
    }

    // Cultures by name do not exist in invariant mode; what Turkish and German do to numbers can still be had.
    private static CultureInfo DecimalComma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        return culture;
    }
}
