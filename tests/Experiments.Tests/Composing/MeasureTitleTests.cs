using System.Text.RegularExpressions;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Composing;

/// <summary>Reports say what protocols declare: which measures they have, what these are called, and in which unit.</summary>
internal sealed class MeasureTitleTests
{
    private const string RumorAndMail = """
        protocol: rumor
        options: {nodes: 30}
        grids:
          - {name: push, options: {stop: once}, axes: {fanout: 1..3}}
          - {name: mail, protocol: direct-mail, axes: {loss: [0, 0.1]}}
        runs: 6
        """;

    [Test]
    public async Task A_measure_that_a_protocol_does_not_have_is_not_missing_there()
    {
        using var folder = new Folder();
        var page = await SweptAsync(folder, RumorAndMail);
        Assert.That(page, Does.Not.Contain("no arrival").And.Not.Contain("No value at"));
        Assert.That(File.Exists(folder["out/charts/t-last-by-fanout.svg"]));
        Assert.That(File.Exists(folder["out/charts/reach-by-loss.svg"]) || File.Exists(folder["out/charts/traffic-by-loss.svg"]));
        foreach (var lonely in new[] { "residue", "t-last", "t-ave" })
        {
            Assert.That(!File.Exists(folder[$"out/charts/{lonely}-by-loss.svg"]), $"{lonely} has values at loss 0 alone");
        }
    }

    [Test]
    public async Task A_setting_of_a_protocol_that_has_the_measure_is_still_named()
    {
        using var folder = new Folder();
        var page = await SweptAsync(folder, "protocol: gossip\noptions: {nodes: 5}\naxes: {loss: [0, 0.5, 1]}\nruns: 4\nmeasures: [lastArrivalMs]\n");
        Assert.That(page, Does.Contain("No value at loss 1: no arrival."));
    }

    [Test]
    public async Task Headings_axes_figures_and_tables_have_titles_and_units()
    {
        using var folder = new Folder();
        var page = await SweptAsync(folder, "protocol: rumor\noptions: {stop: forever}\naxes: {nodes: [10, 40], k: [1]}\nruns: 6\n");
        Assert.That(page, Does.Contain("<h2>Last arrival against nodes</h2>").And.Contain("↑ last arrival (cycles)"));
        Assert.That(page, Does.Contain("<h2>Mean arrival against nodes</h2>").And.Contain(">Mean arrival lies between"));
        Assert.That(page, Does.Not.Contain("Mean mean").And.Not.Contain("tLast against"));
        Assert.That(page, Does.Match("<th [^>]*>last arrival \\(cycles\\)<").And.Match("dr-label\">last arrival at nodes 40<"), "reach is 1 everywhere");
        Assert.That(Regex.Matches(page, "<h2>[a-z](?!Last minus theory)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)), Is.Empty);
    }

    [Test]
    public async Task One_run_has_no_interval_on_any_card()
    {
        using var folder = new Folder();
        var page = await SweptAsync(folder, "protocol: rumor\noptions: {nodes: 20}\naxes: {k: [1, 2]}\nruns: 1\nmeasures: [all]\n");
        Assert.That(page, Does.Contain("dr-range\">n = 1<").And.Not.Match("dr-range\">[0-9.]+ – "));
    }

    private static async Task<string> SweptAsync(Folder folder, string plan)
    {
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["plan.yaml"], plan);
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync("sweep", folder["plan.yaml"], "--jobs", "1", "--out", folder["out"]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        return await File.ReadAllTextAsync(folder["out/report.html"]);
    }
}
