using Distribution.Experiments.Calibrating;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Plans;

/// <summary>A plan that compares is simulated with one calibration, which is kept with its results.</summary>
[TestFixture]
internal sealed class CalibratedPlanTests
{
    private const string Plan = "kind: compare\nprotocol: gossip\naxes: {nodes: [3, 4]}\nruns: 3\n";

    private static readonly Calibration Machine = new(
        [Duration.FromMilliseconds(50), Duration.FromMilliseconds(60)],
        new ProcessorCosts { Processors = 2, Received = new Duration(1_000), Sent = new Duration(1_000) })
    {
        Machine = "a test",
        Settings = [new CalibratedSetting(1, "1", 10, 50, 50), new CalibratedSetting(8, "ln", 10, 100, 100)],
    };

    [TestCase("calibration: {0}\n", new string[0])]
    [TestCase("calibration: none\n", new[] { "--calibration", "{0}" })]
    public async Task The_file_that_is_named_holds_for_every_cell_and_lies_with_the_results(string key, string[] words)
    {
        using var folder = await FolderAsync(key);
        string[] line = [.. words.Select(word => word.Replace("{0}", folder["given.json"], StringComparison.Ordinal))];
        var outcome = await RunAsync(folder, line);
        Assert.That(outcome.Output, Does.Contain(Machine.Sentence).And.Contain("calibrated by gossip to 1, 8 processes"), outcome.Error);
        Assert.That(await File.ReadAllTextAsync(folder["out/calibration.json"]), Is.EqualTo(CalibrationFile.TextOf(Machine)));

        // One way takes 50 ms or more, far from the simulator's own 1 to 10.
        const string query = "SELECT cell FROM rows WHERE \"lastArrivalMs.min\" > 50 AND calibration LIKE '%calibration.json' ORDER BY cell";
        Assert.That(StoredTables.Read(folder["out/results.db"], query), Is.EqualTo(new[] { "0", "1" }));
        Assert.That(await File.ReadAllTextAsync(folder["out/report.html"]), Does.Contain("calibrated by gossip to 1, 8 processes")
            .And.Contain("Share of messages against last arrival"));
    }

    [Test]
    public async Task What_goes_on_later_with_another_calibration_is_refused()
    {
        using var folder = await FolderAsync("calibration: {0}\n");
        await RunAsync(folder);
        await File.WriteAllTextAsync(folder["given.json"], CalibrationFile.TextOf(Machine with { Machine = "another" }));
        var again = await RunAsync(folder);
        Assert.That(again.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(again.Error, Does.Contain("the contents of files that these name, differ"));
        Assert.That(await File.ReadAllTextAsync(folder["out/calibration.json"]), Does.Contain("a test"));
    }

    [Test]
    public async Task Parts_of_a_plan_are_simulated_with_a_calibration_that_is_named()
    {
        using var folder = await FolderAsync("calibration: {0}\n");
        foreach (var shard in new[] { "1/2", "2/2" })
        {
            var outcome = await RunAsync(folder, "--shard", shard);
            Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done).Or.EqualTo(ExitCode.Failed), outcome.Error);
        }

        var merged = await new Line { Catalog = CatalogOfGossip() }.RunAsync(["sweep", "--merge", folder["out"]]);
        Assert.That(merged.Output, Does.Contain("from 2 shards").And.Contain("verdicts by setting"), merged.Error);
    }

    [Test]
    public async Task None_is_the_simulators_own_latency()
    {
        using var folder = await FolderAsync("calibration: none\n");
        var outcome = await RunAsync(folder);
        Assert.That(outcome.Output, Does.Contain("verdicts by setting").And.Not.Contain("calibrated by"), outcome.Error);
        Assert.That(File.Exists(folder["out/calibration.json"]), Is.False);
        Assert.That(await File.ReadAllTextAsync(folder["out/report.html"]), Does.Contain("The simulator is not calibrated"));
    }

    [TestCase("--shard", "1/2", "--calibration 'first': allowed are files and none where parts of a plan are run apart")]
    [TestCase("--calibration", "/no/such", "--calibration '/no/such'")]
    public async Task What_cannot_be_calibrated_is_refused_before_anything_is_run(string option, string value, string error)
    {
        using var folder = await FolderAsync("");
        var outcome = await RunAsync(folder, option, value);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage), outcome.Error);
        Assert.That(outcome.Error, Does.Contain(error));
        Assert.That(Directory.Exists(folder["out"]), Is.False);
    }

    [Test]
    public async Task A_plan_that_compares_nothing_has_no_calibration()
    {
        using var folder = await FolderAsync("calibration: none\n", Plan.Replace("compare", "simulate", StringComparison.Ordinal));
        var outcome = await RunAsync(folder);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain("--calibration 'none': allowed are plans of kind compare"));
    }

    private static async Task<Folder> FolderAsync(string key, string plan = Plan)
    {
        var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["given.json"], CalibrationFile.TextOf(Machine));
        await File.WriteAllTextAsync(folder["p.yaml"], plan + key.Replace("{0}", folder["given.json"], StringComparison.Ordinal));
        return folder;
    }

    private static Task<Line.Outcome> RunAsync(Folder folder, params string[] words) =>
        new Line { Catalog = CatalogOfGossip() }.RunAsync(["sweep", folder["p.yaml"], "--out", folder["out"], .. words]);

    // As if it were measured: no process is started.
    private static Catalog CatalogOfGossip()
    {
        var gossip = new GossipService();
        return new()
        {
            Protocols = [gossip],
            Measurements =
            [
                new FakeCounterpart(gossip) { Options = new GossipMeasurement().Options, Shared = ["reach"], Timed = "lastArrivalMs" },
            ],
            Reports = new ReportComposer(),
        };
    }
}
