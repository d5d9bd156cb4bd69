using Distribution.Experiments.Reports.Charts;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Charts;

/// <summary>Drawings as files under <c>Reports/Golden</c>: a change of the kit shows as a change of pictures, to be looked at. Set
/// <c>DISTRIBUTION_UPDATE_GOLDEN=1</c> to write them anew.</summary>
[TestFixture]
internal sealed class GoldenTests
{
    private static IEnumerable<TestCaseData> Charts =>
        GoldenCharts.All.Select(chart => new TestCaseData(chart).SetArgDisplayNames(chart.Id));

    [TestCaseSource(nameof(Charts))]
    public void A_drawing_is_the_golden_one(Chart chart)
    {
        var path = Repository.PathOf("tests", "Experiments.Tests", "Reports", "Golden", chart.Id + ".svg");
        var drawn = DrawnChart.Written(chart, SvgUse.Standalone);
        if (Environment.GetEnvironmentVariable("DISTRIBUTION_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, drawn);
        }

        Assert.That(drawn, Is.EqualTo(File.ReadAllText(path)), $"{path} differs: look at both, then set DISTRIBUTION_UPDATE_GOLDEN=1");
    }
}
