using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Results;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Plans;

/// <summary>A plan runs what a command line of its options would.</summary>
[TestFixture]
internal sealed class PlanSweepTests
{
    private const string Yaml = """
        # Three levels of two sizes.
        protocol: fake
        axes:
          nodes: [10, 20]
          level: 1..3
        runs: 30
        seed: 5
        """;

    private const string Mixed = """
        name: mixed
        grids:
        - {name: fakes, protocol: fake, axes: {level: 1..2}}
        - {name: mails, protocol: direct-mail, options: {nodes: 20}, axes: {loss: [0, 10%]}}
        runs: 4
        """;

    [Test]
    public async Task A_plan_gives_the_rows_of_the_same_command_line()
    {
        using var plan = new Folder();
        using var line = new Folder();
        await Swept(plan, Yaml);
        await new Line().RunAsync("sweep", "fake", "--level", "1..3", "--nodes", "10,20", "--runs", "30", "--seed", "5", "--out", line["out"]);
        Assert.That(await Rows(plan), Is.EqualTo(await Rows(line)).And.Not.Empty);
        using var reader = ResultsReader.Open(plan["out/results.db"]);
        Assert.That(reader.Plan().PlanText, Is.EqualTo(Yaml), "the folder keeps its plan");
    }

    [Test]
    public async Task JSON_is_a_plan_too()
    {
        using var yaml = new Folder();
        using var json = new Folder();
        await Swept(yaml, Yaml);
        await Swept(json, """{"protocol": "fake", "axes": {"nodes": [10, 20], "level": "1..3"}, "runs": 30, "seed": 5}""");
        Assert.That(await Rows(json), Is.EqualTo(await Rows(yaml)));
    }

    [Test]
    public async Task The_command_line_replaces_what_the_plan_says()
    {
        using var folder = new Folder();
        var outcome = await Swept(folder, Yaml, "--runs", "2", "--seed", "7", "--format", "json");
        using var document = JsonDocument.Parse(outcome.Output);
        Assert.That(document.RootElement.GetProperty("seed").GetInt32(), Is.EqualTo(7));
        Assert.That(document.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("runs").GetInt32()), Is.All.EqualTo(2).And.Exactly(6).Items);
    }

    [Test]
    public async Task Grids_of_several_protocols_share_a_folder_and_go_on_in_it()
    {
        using var folder = new Folder();
        var whole = await Swept(folder, Mixed, "--format", "json");
        Assert.That(whole.Code, Is.EqualTo(ExitCode.Done), whole.Error);
        var again = await Swept(folder, Mixed, "--format", "json");
        Assert.That(Without(again.Output), Is.EqualTo(Without(whole.Output)), "rows that were read back are those that were written");
        using var document = JsonDocument.Parse(whole.Output);
        var rows = document.RootElement.GetProperty("rows").EnumerateArray().ToArray();
        Assert.That(rows.Select(row => row.GetProperty("options").GetProperty("mechanism").GetString()), Is.EqualTo(new[] { "fakes", "fakes", "mails", "mails" }));
        Assert.That(rows[0].GetProperty("measures").EnumerateObject().Select(measure => measure.Name), Is.EqualTo(new[] { "value", "even", "rare" }));
        Assert.That(rows[3].GetProperty("options").TryGetProperty("level", out _), Is.False);
        Assert.That(await File.ReadAllTextAsync(folder["out/rows.csv"]), Does.StartWith("key,mechanism,"));
    }

    [Test]
    public async Task Parts_of_one_mechanism_may_share_cells_which_are_run_once()
    {
        using var folder = new Folder();
        var outcome = await Swept(folder, """
            protocol: fake
            grids:
            - {name: a, axes: {level: 1..2}}
            - {name: a, axes: {nodes: [1000, 20]}}
            - {name: b, options: {loss: 0.5}}
            """);
        Assert.That(outcome.Output, Does.StartWith("plan: 4 of 4 settings"), outcome.Error);
    }

    [Test]
    public async Task When_the_budget_is_over_no_cell_begins_and_the_same_command_goes_on()
    {
        using var folder = new Folder();
        var clock = new ManualClock();
        var catalog = new Catalog { Protocols = [new FakeProtocol { OnRun = _ => clock.Advance(TimeSpan.FromSeconds(1)) }] };
        var line = new Line { Catalog = catalog, Clock = clock };
        var plan = Yaml + "\nbudget: 70s\n";
        var first = await Swept(folder, plan, line);
        Assert.That(first.Code, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(first.Error, Does.EndWith($"distribution: the budget is over after 3 of 6 settings; to go on: the same command with --out {folder["out"]}\n"));
        Assert.That(await File.ReadAllTextAsync(folder["out/manifest.json"]), Does.Contain("\"state\": \"incomplete\""));
        var second = await Swept(folder, plan, line);
        Assert.That(second.Code, Is.EqualTo(ExitCode.Done), second.Error);
        using var whole = new Folder();
        await Swept(whole, Yaml);
        Assert.That(await Rows(folder), Is.EqualTo(await Rows(whole)));

        var manifest = await File.ReadAllTextAsync(folder["out/manifest.json"]);
        var (begun, ended) = (Manifest.Utc(ManualClock.Epoch), Manifest.Utc(clock.GetUtcNow()));
        Assert.That(manifest, Does.Contain($"\"startedUtc\": \"{begun}\"").And.Contain($"\"finishedUtc\": \"{ended}\""), "of both together");
        clock.Advance(TimeSpan.FromHours(1));
        await Swept(folder, plan, line);
        Assert.That(await File.ReadAllTextAsync(folder["out/manifest.json"]), Is.EqualTo(manifest), "nothing was run any more");
    }

    [Test]
    public async Task What_a_plan_shows_may_change_after_it_was_run()
    {
        using var folder = new Folder();
        await Swept(folder, Yaml);
        var outcome = await Swept(folder, Yaml + "\nabout: Another question?\n");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        using var reader = ResultsReader.Open(folder["out/results.db"]);
        Assert.That(reader.Plan().PlanText, Does.Contain("Another question?"));
    }

    [Test]
    public async Task The_theories_of_a_plan_are_those_that_results_are_shown_beside()
    {
        const string plan = "protocol: rumor\noptions: {stop: once, nodes: 50}\naxes: {fanout: 1..2}\nruns: 3\ntheory: ";
        using var limit = new Folder();
        using var none = new Folder();
        var line = new Line { Catalog = ComposedCatalog };
        await Swept(limit, plan + "[infect-and-die-fixed-point]", line);
        await Swept(none, plan + "[]", line);
        Assert.That(await Rows(limit), Does.Contain("exp(-m r)").And.Not.Contain("exact"));
        Assert.That(await Rows(none), Does.Not.Contain("exp(-m r)").And.Not.Contain("no theory line applies"));
        Assert.That(await File.ReadAllTextAsync(none["out/report.html"]), Does.Not.Contain("no theory line applies"));
    }

    [Test]
    public async Task A_report_has_the_sentence_the_measures_and_the_charts_of_its_plan_and_what_the_paper_reports()
    {
        using var folder = new Folder();
        await Swept(folder, """
            about: What is the sentence?
            protocol: rumor
            options: {nodes: 50}
            axes: {k: 1..3}
            runs: 5
            measures: [traffic]
            charts: [traffic-by-k]
            published:
              source: A paper, table 7
              rows: [{at: {k: 2}, traffic: 3.3}]
            """, new Line { Catalog = ComposedCatalog });
        var page = await File.ReadAllTextAsync(folder["out/report.html"]);
        Assert.That(page, Does.Contain("What is the sentence?").And.Contain("A paper, table 7").And.Contain("Beside the paper"));
        Assert.That(Directory.EnumerateFiles(folder["out/charts"], "*.svg").Select(Path.GetFileName), Is.EqualTo(new[] { "traffic-by-k.svg" }));
    }

    [Test]
    public async Task Cells_are_compared_with_the_baseline_run_by_run_in_the_report_and_in_the_output()
    {
        using var folder = new Folder();
        var outcome = await Swept(folder, """
            protocol: rumor
            options: {nodes: 60, stop: once}
            axes: {fanout: [1, 2, 3]}
            runs: 12
            measures: [reach, traffic]
            baseline: {fanout: 2}
            """, new Line { Catalog = ComposedCatalog });
        using var reader = ResultsReader.Open(folder["out/results.db"]);
        double[] differences = [.. reader.Runs(2, "reach").Zip(reader.Runs(1, "reach"), (three, two) => three - two)];
        var summary = Summary.Of(differences, MeasureKind.Mean);
        var page = await File.ReadAllTextAsync(folder["out/report.html"]);
        var table = page[page.IndexOf("id=\"differences\"", StringComparison.Ordinal)..];
        Assert.That(table, Does.Contain("Every fan-out less 2, all else equal.").And.Contain("run i of both settings has the same seed"));
        Assert.That(table, Does.Contain($"data-value=\"{summary.Mean.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}\""));
        Assert.That(outcome.Output, Does.Contain("differences of reach, paired run by run (equal seeds)"), outcome.Error);
        var line = outcome.Output.Split('\n').Single(line => line.StartsWith("     3     2 ", StringComparison.Ordinal));
        Assert.That(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3], Does.StartWith("0.0"), "the half-width");
    }

    [Test]
    public async Task Differences_are_of_the_first_measure_that_is_not_the_same_everywhere()
    {
        using var folder = new Folder();
        var plan = "protocol: rumor\noptions: {nodes: 50, stop: forever}\naxes: {loss: [0, 0.1]}\nruns: 8\n";
        var outcome = await Swept(folder, plan, new Line { Catalog = ComposedCatalog });
        Assert.That(outcome.Output, Does.Contain("differences of traffic, paired run by run"), outcome.Error);
        var page = await File.ReadAllTextAsync(folder["out/report.html"]);
        Assert.That(page[page.IndexOf("id=\"differences\"", StringComparison.Ordinal)..], Does.Contain("raffic").And.Contain(", difference"));
    }

    [Test]
    public async Task A_plan_of_one_setting_tells_it_in_the_singular()
    {
        using var folder = new Folder();
        var outcome = await Swept(folder, "protocol: fake\nruns: 2\n");
        Assert.That(outcome.Output, Does.Contain(": 1 of 1 setting, 2 runs"), outcome.Error);
    }

    [TestCase("0.99", "", "Thick line: reach of 0.99.")]
    [TestCase("0.97", "target '0.97': allowed are 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999", "")]
    public async Task The_reach_that_is_good_enough_is_a_line_of_the_heat_map(string target, string error, string note)
    {
        using var folder = new Folder();
        var plan = $"protocol: rumor\noptions: {{nodes: 50, stop: once}}\naxes: {{fanout: 1..8, loss: [0, 0.4]}}\nruns: 8\ntarget: {target}\n";
        var outcome = await Swept(folder, plan, new Line { Catalog = ComposedCatalog });
        Assert.That(outcome.Error, Does.Contain(error));
        var page = error.Length > 0 ? "" : await File.ReadAllTextAsync(folder["out/report.html"]);
        Assert.That(page, Does.Contain(note), outcome.Error);
    }

    [Test]
    public async Task A_target_without_a_heat_map_is_refused()
    {
        using var folder = new Folder();
        var plan = "protocol: rumor\noptions: {nodes: 50, stop: once}\naxes: {fanout: 1..8}\nruns: 8\ntarget: 0.99\n";
        var outcome = await Swept(folder, plan, new Line { Catalog = ComposedCatalog });
        Assert.That(outcome.Error, Does.Contain("plan.yaml:5:9: target: no heat map of reach fits what changes here"));
    }

    private static Catalog ComposedCatalog => new() { Protocols = [new RumorProtocol()], Reports = new ReportComposer() };

    private static Task<Line.Outcome> Swept(Folder folder, string plan, params string[] options) =>
        Swept(folder, plan, new Line { Catalog = new() { Protocols = [new FakeProtocol(), new DirectMailProtocol()] } }, options);

    private static async Task<Line.Outcome> Swept(Folder folder, string plan, Line line, params string[] options)
    {
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["plan.yaml"], plan);
        return await line.RunAsync(["sweep", folder["plan.yaml"], "--jobs", "1", "--out", folder["out"], .. options]);
    }

    private static Task<string> Rows(Folder folder) => File.ReadAllTextAsync(folder["out/rows.csv"]);

    private static string Without(string document) => document[..document.IndexOf("\"performance\"", StringComparison.Ordinal)];
}
