using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Exploring;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>Runs made again in a fresh process with another culture, compiler, collector and number of workers.</summary>
internal sealed class VerifyTests
{
    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "Distribution.PlantedBugs.dll");

    [TestCase("rumors")]
    [TestCase("group-gossip")]
    public async Task Runs_that_depend_on_their_seed_alone_repeat_in_a_fresh_process(string scenario)
    {
        var outcome = await ExploreAsync(scenario, "--runs", "20", "--verify", "2", "--format", "json");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That((int)JsonNode.Parse(outcome.Output)!["verified"]!, Is.EqualTo(10));
    }

    [Test]
    public async Task Runs_that_go_on_from_another_are_made_again_as_well()
    {
        var outcome = await ExploreAsync("rumors", "--runs", "100", "--verify", "1", "--format", "json");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That((int)JsonNode.Parse(outcome.Output)!["verified"]!, Is.EqualTo(100));
    }

    [TestCase("hash-order")]
    [TestCase("number-format")]
    [TestCase("letter-case")]
    [TestCase("processors")]
    public async Task What_one_process_does_not_show_is_caught_in_a_fresh_one_and_located(string leak)
    {
        Assume.That(leak != "letter-case" || FreshProcess.HasCultures, "there is no data about cultures");
        var here = await ExploreAsync("leaks", "--leak", leak, "--runs", "4", "--strategy", "model");
        Assert.That(here.Code, Is.EqualTo(ExitCode.Done), "in one process it does not show");
        var outcome = await ExploreAsync("leaks", "--leak", leak, "--runs", "4", "--strategy", "model", "--verify", "1");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed), outcome.Error);
        Assert.That(outcome.Error, Does.Match("seed \\d+ does not repeat: event \\d+ is the first that differs"));
        Assert.That(outcome.Error.Count(letter => letter == '\n'), Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain("in one run:").And.Contain("in the other:").And.Contain("because of event").And.Contain("n2: tick"));
    }

    [Test]
    public async Task A_run_that_does_not_repeat_is_a_document_with_the_members_of_any_other()
    {
        var outcome = await ExploreAsync("leaks", "--leak", "wall-clock", "--runs", "8", "--verify", "1", "--seed", "7", "--format", "json");
        var document = JsonNode.Parse(outcome.Output)!;
        Assert.That((outcome.Code, (string?)document["verb"], (ulong)document["seed"]!), Is.EqualTo((ExitCode.Failed, "explore", 7UL)));
        Assert.That((string?)document["nondeterministic"], Does.Contain("does not repeat"));
    }

    [TestCase("leaks", "--leak", "wall-clock")]
    [TestCase("leaks", "--leak", "new-guid")]
    [TestCase("leaks", "--leak", "static")]
    [TestCase("pool", "--leaves", "yes")]
    public async Task Other_leaks_are_caught_before_a_process_is_started(string scenario, string option, string leak)
    {
        // A thread of the pool that comes when a run is over is not seen in that run.
        var outcome = await ExploreAsync(scenario, option, leak, "--runs", "64", "--verify", "1");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed), outcome.Error);
        Assert.That(outcome.Error, Does.Match("seed \\d+ does not repeat: (event|after event) \\d+"));
        Assert.That(outcome.Output, Does.Contain("event "));
    }

    [Test]
    public void What_came_of_a_run_is_not_kept_until_it_is_made_again()
    {
        var verification = new FreshVerification(1);
        var recorded = Kept(verification);
        GC.Collect();
        Assert.That(recorded.IsAlive, Is.False);
        GC.KeepAlive(verification);
    }

    [Test]
    public void Without_data_about_cultures_a_fresh_process_asks_for_none()
    {
        Assert.That(FreshProcess.EnvironmentWith(hasCultures: true).Select(item => item.Key), Has.Member("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"));
        Assert.That(
            FreshProcess.EnvironmentWith(hasCultures: false).Select(item => item.Key), Has.No.Member("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Kept(FreshVerification verification)
    {
        var trial = Exploration.TrialOf(new ExplorationOptions { Scenario = () => new GroupGossipScenario() }, 0);
        var result = trial.Run();
        verification.Keep(0, trial, result);
        return new WeakReference(result.Recorded);
    }

    private static Task<Line.Outcome> ExploreAsync(params string[] arguments) => new Line { Catalog = Composition.Catalog }.RunAsync(
        ["explore", .. arguments, "--out", "none", "--load", Library]);
}
