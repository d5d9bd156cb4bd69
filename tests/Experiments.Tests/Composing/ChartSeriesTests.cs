using System.Text.Json;
using System.Text.RegularExpressions;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Results;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Composing;

/// <summary>No series of a chart vanishes without a word, numbers stand at their place and in their order, and theory is drawn where it is
/// about something.</summary>
[TestFixture]
internal sealed class ChartSeriesTests
{
    [Test]
    public async Task Of_more_mechanisms_than_can_be_drawn_the_finding_still_tells_the_least_residue_of_all()
    {
        using var plan = new Folder();
        Directory.CreateDirectory(plan.Path);
        var grids = Enumerable.Range(1, 8).Select(k => $"  - {{name: m{k}, options: {{k: {k}}}, axes: {{counter: [reset, cumulative]}}}}");
        await File.WriteAllTextAsync(plan["p.yaml"], $"protocol: rumor\noptions: {{nodes: 200}}\ngrids:\n{string.Join('\n', grids)}\nruns: 4\n");
        var (folder, outcome) = await ComposedFolder.Of($"sweep {plan["p.yaml"]}");
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        using var reader = ResultsReader.Open(folder["results.db"]);
        var best = reader.Rows().Values.OrderBy(row => row.Measure("residue").Summary.Mean)
            .ThenBy(row => row.Measure("traffic").Summary.Mean).First().Option("mechanism");
        Assert.That(best, Is.EqualTo("m7").Or.EqualTo("m8"), "one that is not drawn");
        var figure = Figure(folder, "residue-traffic");
        Assert.That(figure, Does.Match($"The least residue is [0-9.]+ with {best}, at").And.Contain("Shown are 6 of 8 mechanisms; the table has all."));
    }

    [Test]
    public async Task A_mechanism_without_the_axis_of_the_others_has_its_place_among_them()
    {
        using var plan = new Folder();
        Directory.CreateDirectory(plan.Path);
        const string grids = "grids:\n  - {name: fixed, axes: {fanout: [1, 2]}}\n  - {name: forever, options: {stop: forever}, axes: {loss: [0, 0.1]}}\n";
        await File.WriteAllTextAsync(plan["p.yaml"], $"protocol: rumor\noptions: {{nodes: 50, stop: once}}\n{grids}runs: 4\n");
        var (folder, outcome) = await ComposedFolder.Of($"sweep {plan["p.yaml"]}");
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(Specified(folder, "residue-traffic", "series"), Is.SupersetOf(new[] { "fixed", "forever" }));
    }

    [Test]
    public async Task Growth_of_more_than_three_settings_has_a_panel_for_each_in_the_order_of_their_numbers()
    {
        var (folder, outcome) = await ComposedFolder.Of("sweep rumor --stop once --fanout 6,2,4,2.5 --nodes 60 --runs 4");
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        string[] names = ["fan-out 2", "fan-out 2.5", "fan-out 4", "fan-out 6"];
        foreach (var chart in new[] { "reached-round", "not-reached-round" })
        {
            var titles = Regex.Matches(Figure(folder, chart), "dc-strong[^>]*>(?<title>[^<]+)<", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
                .Select(match => match.Groups["title"].Value).Take(4);
            Assert.That(titles, Is.EqualTo(names), chart);
            using var specification = Specification(folder, chart);
            Assert.That(specification.RootElement.GetProperty("concat").EnumerateArray().Select(panel => panel.GetProperty("title").GetProperty("text").GetString()),
                Is.EqualTo(names), chart);
        }
    }

    [Test]
    public async Task Growth_of_more_than_twelve_settings_says_how_many_are_shown()
    {
        var (folder, _) = await ComposedFolder.Of("sweep rumor --stop once --fanout 1..15 --nodes 40 --runs 2");
        using var left = folder;
        Assert.That(Figure(folder, "reached-round"), Does.Contain("Shown are 12 of 15 values of fan-out; the table has all."));
    }

    [Test]
    public async Task Of_many_losses_the_time_less_theory_draws_five_on_the_ramp_and_says_so()
    {
        var (folder, outcome) = await ComposedFolder.Of("sweep rumor --stop forever --nodes 10,40 --loss 0.3,0,0.05,0.1,0.15,0.2,0.25 --runs 2");
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        var figure = Figure(folder, "t-last-minus-theory");
        Assert.That(figure, Does.Contain("Shown are 5 of 7 values of loss; the table has all.").And.Contain("loss 0.3").And.Contain("dc-r9"));
        Assert.That(figure, Does.Not.Match("dc-s[2-6]"), "no colours of categories for numbers");
    }

    [Test]
    public async Task Functions_of_n_stand_at_their_value_and_nothing_joins_what_is_no_number()
    {
        var (folder, outcome) = await ComposedFolder.Of("sweep rumor --stop once --fanout ln,6,2,2.5 --nodes 100 --loss 0,0.1 --runs 4");
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(Specified(folder, "reach-grid", "x").Distinct(), Is.EqualTo(new[] { "2", "2.5", "ln", "6" }), "columns");
        var (other, _) = await ComposedFolder.Of("sweep rumor --stop once --fanout ln,6,2 --nodes 100 --runs 4");
        using var also = other;
        Assert.That(Specified(other, "traffic-by-fanout", "x").Select(double.Parse).Distinct().Order(),
            Is.EqualTo(new[] { 2, Math.Log(100), 6 }).Within(1e-9));
        var (names, _) = await ComposedFolder.Of("sweep rumor --stop once --topology ring,complete --counter reset,cumulative --nodes 30 --runs 4");
        using var third = names;
        var specifications = Directory.EnumerateFiles(names["charts"], "*-by-counter.vl.json").Select(File.ReadAllText).ToArray();
        Assert.That(specifications, Is.Not.Empty.And.All.Contains("\"ordinal\"").And.All.Not.Contains("\"type\": \"line\""));
    }

    [Test]
    public async Task Tables_have_numbers_in_their_order_and_the_store_that_of_the_plan()
    {
        var (folder, outcome) = await ComposedFolder.Of("sweep rumor --stop once --fanout 6,2,4 --nodes 50 --runs 4");
        using var left = folder;
        Assert.That(FirstCells(folder.Page, "settings"), Is.EqualTo(new[] { "2", "4", "6" }));
        Assert.That(FirstCells(folder.Page, "differences"), Is.EqualTo(new[] { "4", "6" }), "each less the one below it");
        Assert.That(outcome.Output, Does.Match("(?m)^ *4 +2 ").And.Match("(?m)^ *6 +4 "), "and so says the terminal");
        var lines = await File.ReadAllLinesAsync(folder["rows.csv"]);
        var fanout = Array.IndexOf(lines[0].Split(','), "fanout");
        Assert.That(lines.Skip(1).Select(line => line.Split(',')[fanout]), Is.EqualTo(new[] { "6", "2", "4" }));
    }

    [Test]
    public async Task Theory_at_single_settings_is_a_mark_around_each_and_never_a_line_between_them()
    {
        var (folder, outcome) = await ComposedFolder.Of("sweep rumor --stop once --fanout 2,4,6 --nodes 60 --runs 4");
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        var figure = Figure(folder, "all-by-fanout");
        Assert.That(figure, Does.Contain("○: exact Markov chain").And.Not.Contain("Dashed").And.Not.Contain(">theory<"));
        var svg = await File.ReadAllTextAsync(Path.Combine(folder["charts"], "all-by-fanout.svg"));
        Assert.That(Regex.Count(svg, "class=\"dc-ring\""), Is.EqualTo(3));
    }

    private static string Figure(ComposedFolder folder, string chart)
    {
        var figure = folder.Page[folder.Page.IndexOf($"id=\"{chart}\"", StringComparison.Ordinal)..];
        return figure[..figure.IndexOf("</figure>", StringComparison.Ordinal)];
    }

    private static JsonDocument Specification(ComposedFolder folder, string chart) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["charts"], chart + ".vl.json")));

    private static string[] Specified(ComposedFolder folder, string chart, string field)
    {
        using var specification = Specification(folder, chart);
        return
        [
            .. specification.RootElement.GetProperty("data").GetProperty("values").EnumerateArray()
                .Where(row => row.TryGetProperty(field, out _)).Select(row => row.GetProperty(field).ToString()),
        ];
    }

    private static string[] FirstCells(string page, string table)
    {
        var body = page[page.IndexOf($"id=\"{table}\"", StringComparison.Ordinal)..];
        body = body[body.IndexOf("<tbody", StringComparison.Ordinal)..body.IndexOf("</tbody>", StringComparison.Ordinal)];
        return [.. body.Split("<tr").Skip(1).Select(row => Regex.Match(row.Split("<td")[2], ">(<[^>]*>)*(?<text>[^<]*)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["text"].Value)];
    }
}
