using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Tests.Reports.Charts;
using Distribution.Experiments.Tests.Reports.Sample;
using MyExperiments;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Gallery;

[TestFixture]
internal sealed class ChartGalleryTests
{
    [Test]
    public void Charts_of_the_same_data_come_in_the_order_of_their_places() =>
        Assert.That(ChartGallery.Of(SampleData.Fanout()).Select(chart => chart.Id), Is.EqualTo(new[] { "reach-fanout", "missed-fanout" }));

    [Test]
    public void A_chart_in_a_loaded_assembly_is_found_by_adding_its_file() =>
        Assert.That(ChartGallery.Of(SampleData.Fanout(), typeof(RunsThatReachAll)).Select(chart => chart.Id),
            Is.EqualTo(new[] { "reach-fanout", "missed-fanout", "reach-all-fanout" }));

    [Test]
    public void Missed_is_one_less_reach_with_the_ends_of_its_interval_exchanged()
    {
        using var output = new StringWriter();
        ChartGallery.Of(SampleData.Fanout())[1].WriteCsv(output);
        var fields = output.ToString().Split('\n')[1].Split(',').Skip(2).Take(4)
            .Select(field => double.Parse(field, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var reach = SampleData.Fanout().Points[0].Reach;
        Assert.That(fields, Is.EqualTo(new[] { 1, 1 - reach.Value, 1 - reach.High, 1 - reach.Low }).Within(1e-9));
    }

    [Test]
    public void Two_latency_distributions_are_told_by_their_medians_and_the_gap_is_the_Kolmogorov_Smirnov_distance()
    {
        var chart = ChartGallery.Of(SampleData.Latency() with { Simulator = [1, 2, 3, 4], Processes = [3, 4, 5, 6] })[0];
        Assert.That(chart.Finding, Is.EqualTo("Half of the messages end by 2.500 ms in the simulator and by 4.500 ms on processes."));
        Assert.That(new DrawnChart(chart).Texts, Has.Member("gap 0.50"));
    }

    [Test]
    public void Every_chart_of_the_gallery_can_be_drawn_of_nothing()
    {
        Chart[] charts =
        [
            .. ChartGallery.Of(SampleData.Fanout() with { Points = [] }), .. ChartGallery.Of(SampleData.Growth() with { Curves = [] }),
            .. ChartGallery.Of(SampleData.Latency() with { Simulator = [], Processes = [] }),
            .. ChartGallery.Of(SampleData.Grid() with { Cells = [] }), .. ChartGallery.Of(SampleData.Spawn() with { Kinds = [] }),
        ];
        Assert.That(charts.Select(chart => new DrawnChart(chart).Texts), Has.All.Some.StartsWith("no data"));
    }

    [Test]
    public void The_example_of_the_documentation_is_the_one_that_is_tested() =>
        Assert.That(File.ReadAllText(Repository.PathOf("docs", "charts.md")),
            Does.Contain(File.ReadAllText(Repository.PathOf("tests", "Experiments.Tests", "Reports", "Gallery", "RunsThatReachAll.cs"))));
}
