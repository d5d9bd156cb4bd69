using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Plans;
using Distribution.Experiments.Running;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Plans;

/// <summary>Cells of real processes are rows as all others.</summary>
[TestFixture]
internal sealed class MeasuredPlanTests
{
    [Test]
    public async Task A_measured_cell_is_a_row_of_as_many_measurements_as_runs_and_says_how_to_repeat_it()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["p.yaml"], "kind: measure\nprotocol: thing\naxes: {nodes: [1, 2]}\nruns: 3\n");
        var line = new Line { Catalog = new() { Protocols = [new FakeProtocol()], Measurements = [new FakeMeasurement()], Reports = new ReportComposer() } };
        var outcome = await line.RunAsync("sweep", folder["p.yaml"], "--format", "json", "--out", folder["out"]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        using var document = JsonDocument.Parse(outcome.Output);
        var rows = document.RootElement.GetProperty("rows").EnumerateArray().ToArray();
        Assert.That(rows, Has.Length.EqualTo(2));
        Assert.That(rows[0].GetProperty("runs").GetInt32(), Is.EqualTo(3));
        Assert.That(rows[0].GetProperty("measures").GetProperty("timeMs").GetProperty("mean").GetDouble(), Is.EqualTo(0.5));
        var page = await File.ReadAllTextAsync(folder["out/report.html"]);
        Assert.That(page, Does.Contain("distribution measure thing --nodes 2 --runs 3 --seed 1").And.Contain("none: real time"));
    }

    [Test]
    public async Task A_plan_that_measures_shows_every_sample_in_run_order()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["p.yaml"], "kind: measure\nprotocol: thing\naxes: {nodes: [1, 2]}\nruns: 3\n");
        var line = new Line { Catalog = new() { Protocols = [new FakeProtocol()], Measurements = [new FakeMeasurement { Least = 2 }], Reports = new ReportComposer() } };
        var outcome = await line.RunAsync("sweep", folder["p.yaml"], "--out", folder["out"]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(folder["out/charts/samples-time-ms.vl.json"]));
        var rows = document.RootElement.GetProperty("data").GetProperty("values").EnumerateArray()
            .Where(row => row.GetProperty("layer").GetInt32() == 0).ToArray();
        Assert.That(rows.Length, Is.EqualTo(2 * 3 * 2), "two samples a run");
        Assert.That(document.RootElement.GetProperty("title").GetRawText(), Does.Contain("in run order").And.Contain("order-statistic"));
    }

    [Test]
    public async Task A_mechanism_keeps_its_colour_where_it_stands_alone()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(
            folder["p.yaml"],
            "kind: measure\naxes: {nodes: [1, 2]}\nruns: 3\ngrids: [{name: one, protocol: thing}, {name: other, protocol: thing-too}]\n");
        var line = new Line
        {
            Catalog = new()
            {
                Protocols = [new FakeProtocol()],
                Measurements = [new FakeMeasurement { Least = 2 }, new FakeMeasurement { Least = 2, Name = "thing-too", Time = "otherMs" }],
                Reports = new ReportComposer(),
            },
        };
        var outcome = await line.RunAsync("sweep", folder["p.yaml"], "--out", folder["out"]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        foreach (var (measure, colour, another) in new[] { ("time-ms", "dc-s1", "dc-s2"), ("other-ms", "dc-s2", "dc-s1") })
        {
            var drawing = await File.ReadAllTextAsync(folder[$"out/charts/samples-{measure}.svg"]);
            Assert.That(drawing, Does.Contain($"class=\"{colour}\"").And.Not.Contain($"class=\"{another}\""), measure);
        }
    }

    [TestCase(2, ExitCode.Done)]
    [TestCase(40, ExitCode.Failed)]
    public async Task A_plan_that_compares_judges_every_setting_in_report_and_output(int runs, int code)
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["p.yaml"], "kind: compare\nprotocol: fake\naxes: {nodes: [1, 2]}\n");
        var line = LineThatCompares();
        var outcome = await line.RunAsync("sweep", folder["p.yaml"], "--runs", $"{runs}", "--out", folder["out"]);
        var isHeld = code == ExitCode.Done;
        Assert.That(outcome.Code, Is.EqualTo(code), outcome.Error + outcome.Output);
        Assert.That(outcome.Output, isHeld ? Does.Not.Contain("FAILED") : Does.Contain("FAILED at nodes 2: even does not agree: 0"));
        var page = await File.ReadAllTextAsync(folder["out/report.html"]);
        Assert.That(page, Does.Contain("Do processes and simulator agree?"));
        Assert.That(page, isHeld
            ? Does.Contain("Processes and simulator agree in even at all 2.")
            : Does.Contain("Processes and simulator do not agree at 2 of 2 settings.").And.Contain("nodes 2: even does not agree: 0"));
        Assert.That(StoredTables.Read(folder["out/results.db"], "SELECT cell, source, measure, count(*) FROM samples GROUP BY 1, 2, 3"), Is.EqualTo(new[]
        {
            $"0|simulated|even|{runs}", $"1|simulated|even|{runs}", $"2|measured|even|{runs}", $"3|measured|even|{runs}",
        }));
        var again = await line.RunAsync("sweep", folder["p.yaml"], "--runs", $"{runs}", "--out", folder["out"], "--format", "json");
        using var document = JsonDocument.Parse(again.Output);
        var verdicts = document.RootElement.GetProperty("verdicts").EnumerateArray().ToArray();
        Assert.That(verdicts.Select(verdict => verdict.GetProperty("held").GetBoolean()), Is.EqualTo(new[] { isHeld, isHeld }));
    }

    [TestCase(2, ExitCode.Done)]
    [TestCase(40, ExitCode.Failed)]
    public async Task The_shards_of_a_plan_that_compares_are_judged_when_they_are_merged_as_in_one_go(int runs, int code)
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["p.yaml"], "kind: compare\nprotocol: fake\naxes: {nodes: [1, 2]}\n");
        var line = LineThatCompares();
        foreach (var shard in new[] { "1/2", "2/2" })
        {
            var part = await line.RunAsync("sweep", folder["p.yaml"], "--runs", $"{runs}", "--shard", shard, "--out", folder["out"]);
            Assert.That(part.Code, Is.EqualTo(ExitCode.Done), "a part is not judged");
        }

        var merged = await line.RunAsync("sweep", "--merge", folder["out"]);
        Assert.That(merged.Code, Is.EqualTo(code), merged.Error + merged.Output);
        Assert.That(merged.Output, code == ExitCode.Done
            ? Does.Not.Contain("FAILED")
            : Does.Contain("FAILED at nodes 1: even does not agree: 0").And.Contain("FAILED at nodes 2: even does not agree: 0"));
    }

    [Test]
    public void Compare_makes_two_mechanisms_of_the_same_options_one_in_the_simulator_and_one_alone_at_a_time()
    {
        const string text = "kind: compare\nprotocol: gossip\naxes: {nodes: [2, 3]}\n";
        var file = PlanFile.Parse(text, "p.yaml", Composition.Catalog, []);
        var plan = file.PlanOf(Settings.Read("sweep", RunOptions.OfSweeps, new Dictionary<string, string> { ["jobs"] = "2" }));
        Assert.That(plan.Axes[0].Values, Is.EqualTo(new[] { "simulator", "processes" }));
        Assert.That(plan.Cells.Select(cell => (cell.IsMeasured, cell.Jobs)), Is.EqualTo(new[] { (false, 2), (false, 2), (true, 1), (true, 1) }));
        Assert.That(plan.Cells[0].Settings.TextOf(Experiments.Protocols.GossipService.Nodes), Is.EqualTo("2"));
        Assert.That(plan.Cells.Select(cell => cell.Key), Is.Unique);
    }

    [Test]
    public void What_compare_does_not_say_has_the_same_value_on_both_sides()
    {
        // By themselves the simulator takes 100 nodes and the measurement 10.
        var file = PlanFile.Parse("kind: compare\nprotocol: gossip\naxes: {subset: [2, 3]}\n", "p.yaml", Composition.Catalog, []);
        var plan = file.PlanOf(Settings.Read("sweep", RunOptions.OfSweeps, new Dictionary<string, string>()));
        Assert.That(plan.Cells.Select(cell => cell.Settings.TextOf(cell.Settings.Options[0])), Is.All.EqualTo("10"));
    }

    // On processes 0 in every run, in the simulator 0 or 1: two runs cannot tell.
    private static Line LineThatCompares()
    {
        var fake = new FakeProtocol();
        return new Line
        {
            Catalog = new()
            {
                Protocols = [fake],
                Measurements = [new FakeCounterpart(fake) { Shared = ["even"], Timed = null }],
                Reports = new ReportComposer(),
            },
        };
    }
}
