using System.Text.Json.Nodes;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Exploring;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>Whenever <c>explore</c> is interrupted it ends with exit code 130 and keeps what was finished.</summary>
[NonParallelizable]
internal sealed class InterruptedExploreTests
{
    [Test]
    public async Task A_failure_that_was_being_made_small_is_written()
    {
        // Two runs, then the failing one again, and again to begin with.
        using var folder = new Folder();
        var outcome = await ExploreAsync(interruptedIn: 5, "--fails", "yes", "--runs", "2", "--out", Path.Combine(folder.Path, "found"));
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted), outcome.Error);
        Assert.That(outcome.Error, Is.EqualTo(
            "explore interrupted: run 0 failed: it passes. it was told to fail.\n"
            + "distribution: interrupted after 2 of 2 runs, which are what is shown\n"));
        Assert.That(outcome.Output, Does.Contain("failed: it passes").And.Contain("making it small ended before all was tried"));
        Assert.That(File.Exists(folder["found/it-passes.replay.json"]));
        var document = JsonNode.Parse(await File.ReadAllTextAsync(folder["found/result.json"]))!;
        Assert.That(((int)document["runs"]!, (int)document["failed"]!), Is.EqualTo((2, 2)));
        Assert.That((bool)document["failures"]![0]!["minimal"]!, Is.False);
    }

    [Test]
    public async Task A_run_that_fails_is_told_while_others_are_made()
    {
        // In the third run, long before the 64 are over between which an exploration may end.
        using var folder = new Folder();
        var outcome = await ExploreAsync(interruptedIn: 3, "--fails", "yes", "--runs", "64", "--out", Path.Combine(folder.Path, "found"));
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted), outcome.Error);
        Assert.That(outcome.Error, Does.StartWith("explore interrupted: run 0 failed: it passes. it was told to fail.\n"));
        Assert.That(outcome.Error.Split('\n').Count(line => line.Contains("failed: ", StringComparison.Ordinal)), Is.EqualTo(1), "once for each oracle");
        Assert.That(File.Exists(folder["found/it-passes.replay.json"]));
    }

    [Test]
    public async Task Runs_that_were_made_stay_if_making_them_again_is_interrupted()
    {
        var outcome = await ExploreAsync(interruptedIn: 8, "--runs", "4", "--verify", "1", "--out", "none", "--format", "json");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted), outcome.Error);
        var document = JsonNode.Parse(outcome.Output)!;
        Assert.That(((int)document["runs"]!, (int)document["verified"]!), Is.EqualTo((4, 0)));
    }

    [Test]
    public async Task Nothing_is_left_of_an_exploration_whose_first_run_was_not_finished()
    {
        using var interruption = new CancellationTokenSource();
        await interruption.CancelAsync();
        var line = new Line { Catalog = Composition.Catalog, Cancellation = interruption.Token };
        var outcome = await line.RunAsync("explore", "group-gossip", "--out", "none");
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((ExitCode.Interrupted, "distribution: interrupted before anything was finished\n")));
    }

    private static async Task<Line.Outcome> ExploreAsync(int interruptedIn, params string[] arguments)
    {
        using var interruption = new CancellationTokenSource();
        var builds = 0;
        InterruptedScenario.Built = () =>
        {
            if (++builds == interruptedIn)
            {
                interruption.Cancel();
            }
        };
        var catalog = Composition.Catalog with { Scenarios = [new MarkedScenario(typeof(InterruptedScenario))] };
        var line = new Line { Catalog = catalog, Cancellation = interruption.Token };
        return await line.RunAsync(["explore", "interrupted", "--jobs", "1", .. arguments]);
    }
}
