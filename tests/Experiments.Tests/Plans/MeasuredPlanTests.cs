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
}
