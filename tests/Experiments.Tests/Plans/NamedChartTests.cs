using System.Text.RegularExpressions;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Plans;

/// <summary>A chart that a plan names is in its report, with what there is to show or why there is nothing.</summary>
[TestFixture]
internal sealed class NamedChartTests
{
    private const string Rumor = "protocol: rumor\noptions: {stop: once}\nruns: 4\n";

    [TestCase("protocol: rumor\nruns: 4\naxes: {nodes: [50], k: 1..2, mode: [push, pull]}\ncharts: [reach-by-k, residue-by-k]", "reach-by-k")]
    [TestCase(Rumor + "axes: {fanout: [9, 10], nodes: [20], k: [1, 2], loss: [0]}\ncharts: [reach-by-fanout, reach-grid]", "reach-by-fanout")]
    public async Task A_measure_that_is_named_is_drawn_also_where_it_does_not_change_or_another_says_the_same(string plan, string main)
    {
        using var folder = new Folder();
        await Swept(folder, plan);
        Assert.That(Charts(folder)[0], Is.EqualTo(main), "the main one");
        Assert.That(Charts(folder), Has.Length.EqualTo(2));
        Assert.That(Page(folder), Does.Not.Contain("no data: ").And.Not.Contain("Nothing to show"));
    }

    [Test]
    public async Task One_that_is_empty_keeps_its_card_and_says_why_and_what_would_fill_it_and_is_not_the_main_one()
    {
        using var folder = new Folder();
        await Swept(folder, "protocol: rumor\naxes: {nodes: [50, 60], k: [1, 2]}\nruns: 4\ncharts: [t-last-minus-theory, traffic-by-nodes]\n");
        Assert.That(Charts(folder), Is.EqualTo(new[] { "traffic-by-nodes", "t-last-minus-theory" }));
        Assert.That(Page(folder), Does.Contain("no data: nowhere do all sites spread for ever").And.Contain(
            "Nothing to show: nowhere do all sites spread for ever. The option stop forever would fill it."));
        Assert.That(File.Exists(folder["out/charts/t-last-minus-theory.svg"]), "a link of the card leads to it");
    }

    [Test]
    public async Task A_measure_without_a_value_is_named_with_the_reason()
    {
        using var folder = new Folder();
        await Swept(folder, "protocol: gossip\noptions: {nodes: 5, messages: 1}\naxes: {loss: [1]}\ngrids: [{name: a}, {name: b, options: {subset: 1}}]\nruns: 2\ncharts: [last-arrival-ms-by-mechanism]\n");
        Assert.That(Page(folder), Does.Contain("<h2>Last arrival against mechanism</h2>").And.Contain(
            "Nothing to show: no arrival. A setting with a value of it would fill it."));
    }

    [TestCase("protocol: rumor\noptions: {stop: once, nodes: 50}\naxes: {fanout: 1..3}\n")]
    [TestCase("protocol: rumor\noptions: {stop: once}\naxes: {fanout: 1..3, nodes: [50, 60]}\n")]
    [TestCase("protocol: rumor\noptions: {stop: once}\naxes: {fanout: 1..3, nodes: [50, 60], loss: [0, 10%]}\n")]
    [TestCase("protocol: rumor\noptions: {stop: once}\naxes: {fanout: 1..3, crashed: [0, 10%], loss: [0, 10%]}\n")]
    [TestCase("protocol: rumor\noptions: {stop: once}\naxes: {fanout: 1..3, loss: [0, 10%]}\n")]
    [TestCase("protocol: rumor\noptions: {stop: forever}\naxes: {nodes: [50, 60], mode: [push, pull]}\n")]
    [TestCase("protocol: rumor\noptions: {nodes: 50}\naxes: {k: 1..3}\ngrids: [{name: a}, {name: b, options: {mode: pull}}]\n")]
    [TestCase("kind: measure\nprotocol: thing\naxes: {nodes: 1..3}\n")]
    public async Task Every_chart_that_a_report_has_by_itself_can_be_named(string plan)
    {
        using var plain = new Folder();
        using var named = new Folder();
        await Swept(plain, plan + "runs: 4\n");
        var charts = Charts(plain);
        Assert.That(charts, Is.Not.Empty);
        await Swept(named, plan + $"runs: 4\ncharts: [{string.Join(", ", charts)}]\n");
        Assert.That(Charts(named), Is.EqualTo(charts));
    }

    private static string Page(Folder folder) => File.ReadAllText(folder["out/report.html"]);

    private static string[] Charts(Folder folder) =>
        [.. Regex.Matches(Page(folder), "<figure [^>]*id=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Groups["id"].Value)];

    private static async Task Swept(Folder folder, string plan)
    {
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["plan.yaml"], plan);
        var catalog = Composition.Catalog;
        catalog = new Catalog
        {
            Protocols = catalog.Protocols,
            Measurements = [new FakeMeasurement()],
            Reports = catalog.Reports,
        };
        var outcome = await new Line { Catalog = catalog }.RunAsync("sweep", folder["plan.yaml"], "--jobs", "1", "--out", folder["out"]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
    }
}
