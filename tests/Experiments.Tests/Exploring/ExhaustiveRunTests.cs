using System.Text.Json.Nodes;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Exploring;

internal sealed class ExhaustiveRunTests
{
    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "Distribution.PlantedBugs.dll");

    [Test]
    public async Task All_states_of_a_right_protocol_are_counted()
    {
        var outcome = await ExploreAsync("atomic-commit", "--nodes", "2", "--losses", "1", "--format", "json");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        var document = JsonNode.Parse(outcome.Output)!;
        Assert.That((bool)document["complete"]!, Is.True);
        Assert.That((int)document["states"]!, Is.GreaterThan(10));
        Assert.That((bool)document["marks"]!["a transaction was committed"]!, Is.True);
        Assert.That(document["failures"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Large_numbers_are_shown_in_groups_of_three_digits()
    {
        var states = await ExploreAsync("rumor", "--mode", "push-pull", "--stop", "forever", "--nodes", "3");
        Assert.That(states.Output, Does.Match("^rumor, 3 nodes: [0-9]{1,3},[0-9]{3} states; .*\nsearched [0-9]{1,3},[0-9]{3} transitions, "));
        var runs = await new Line { Catalog = Composition.Catalog }.RunAsync("explore", "flood", "--runs", "1000", "--out", "none");
        Assert.That(runs.Output, Does.Match("^flood: 1,000 runs, 0 failed, [0-9]{1,3},[0-9]{3} events, [0-9]{1,3}(,[0-9]{3})+ runs a minute, seed 1\n"));
    }

    [TestCase("flood", "--losses", "1")]
    [TestCase("flood", "--echo", "yes", "--duplications", "1", "--nodes", "3")]
    [TestCase("direct-mail", "--messages", "2", "--crashes", "1", "--restarts", "1")]
    [TestCase("rumor", "--nodes", "3")]
    [TestCase("rumor", "--mode", "push-pull", "--stop", "forever", "--losses", "1")]
    [TestCase("rumor", "--stop", "blind-coin", "--k", "3", "--clock", "poisson")]
    [TestCase("telling", "--nodes", "3")]
    public async Task A_listed_protocol_has_a_state_space(string name, params string[] options)
    {
        var outcome = await ExploreAsync([name, .. options]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), $"{outcome.Error}{outcome.Output}");
        Assert.That(outcome.Output, Does.Contain("these are all, and everything holds").And.Contain("happened all nodes learned all messages"));
    }

    [TestCase("space", "Space")]
    [TestCase("always", "'it holds'")]
    [TestCase("eventually", "'it comes'")]
    [TestCase("sometimes", "'it happens'")]
    public async Task What_throws_that_is_asked_of_states_breaks_the_scenario(string part, string what)
    {
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync(
            "explore", "broken-space", "--throws", part, "--load", typeof(BrokenSpaceScenario).Assembly.Location, "--strategy", "exhaustive", "--out", "none");
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((
            ExitCode.Usage,
            $"distribution: --strategy 'exhaustive': broken-space: the scenario is broken: {what} throws FormatException: it is none\n")));
    }

    [Test]
    public async Task The_way_on_which_a_listed_protocol_breaks_its_promise_is_told_and_gone_again()
    {
        using var folder = new Folder();
        var found = await new Line { Catalog = Composition.Catalog }.RunAsync(
            "explore", "telling", "--times", "1", "--nodes", "3", "--load", Library, "--strategy", "exhaustive", "--out", folder["found"]);
        Assert.That(found.Code, Is.EqualTo(ExitCode.Failed), found.Error);
        Assert.That(found.Output, Does.Contain("failed: everybody learns every message").And.Contain("1. n0 begins message 0"));
        var file = folder[Path.Combine("found", "everybody-learns-every-message.replay.json")];
        var again = await new Line { Catalog = Composition.Catalog }.RunAsync("replay", file, "--load", Library);
        Assert.That(again.Code, Is.EqualTo(ExitCode.Failed), again.Error);
    }

    [Test]
    public async Task A_listed_protocol_that_tells_twice_is_found()
    {
        var found = await ExploreAsync("twice-gossip", "--load", typeof(ExhaustiveRunTests).Assembly.Location);
        Assert.That(found.Code, Is.EqualTo(ExitCode.Failed), found.Error);
        Assert.That(found.Output, Does.Contain("failed: a node delivers a message once"));
    }

    [Test]
    public async Task A_defect_is_told_step_by_step()
    {
        var outcome = await ExploreAsync(
            "atomic-commit", "--mistake", "counts-votes", "--nodes", "3", "--duplications", "1", "--timers", "0", "--reduce", "yes");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed), outcome.Error);
        Assert.That(outcome.Output, Does.Contain("failed: all or nothing").And.Contain("  1. n0 begins the transaction."));
        Assert.That(outcome.Output, Does.Contain("Then this does not hold: all or nothing."));
    }

    [TestCase("--nodes '5': allowed are 2 .. 4 nodes for atomic-commit", "atomic-commit", "--nodes", "5")]
    [TestCase("timed-push: it needs a clock, and there is none in a state space", "timed-push")]
    [TestCase("rumor: it needs a clock", "rumor", "--stop", "median-counter", "--mode", "push-pull")]
    [TestCase("no time in a state space, and so no cycle; allowed is --clock poisson", "rumor", "--clock", "staggered")]
    [TestCase("under clock poisson sites have no cycles", "rumor", "--connection-limit", "1")]
    [TestCase("fan-outs must be whole numbers", "rumor", "--fanout", "1.5", "--nodes", "3")]
    [TestCase("leave out --topology", "flood", "--topology", "ring", "--nodes", "3")]
    [TestCase("leave out --loss", "flood", "--loss", "1%")]
    [TestCase("gossip has no state space", "gossip")]
    [TestCase("anti-entropy has no state space", "anti-entropy")]
    [TestCase("group-gossip has no state space", "group-gossip")]
    [TestCase("allowed are whole numbers from 0 to 100", "atomic-commit", "--losses", "101")]
    [TestCase("--states '50': there are more", "atomic-commit", "--nodes", "3", "--states", "50")]
    public async Task What_cannot_be_explored_is_one_line_and_exit_code_2(string reason, params string[] arguments)
    {
        var outcome = await ExploreAsync(arguments);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage), outcome.Output);
        Assert.That(outcome.Error, Does.Contain(reason));
        Assert.That(outcome.Error.Count(letter => letter == '\n'), Is.EqualTo(1));
    }

    [Test]
    public async Task Exhaustive_exploration_is_no_strategy_beside_others()
    {
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync(
            "explore", "atomic-commit", "--load", Library, "--out", "none", "--strategy", "pct,exhaustive");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain("--strategy 'pct,exhaustive': allowed are exhaustive alone, or lists of the others"));
    }

    [TestCase("--time '10s'", "--time", "10s")]
    [TestCase("--runs '5'", "--runs", "5")]
    [TestCase("--faults 'loss'", "--faults", "loss")]
    [TestCase("--verify '1'", "--verify", "1")]
    [TestCase("--keep-going 'yes'", "--keep-going", "yes")]
    [TestCase("--runs '1000'", "--runs", "1000")]
    [TestCase("--faults 'all'", "--faults", "all")]
    public async Task Options_of_runs_are_refused(string option, params string[] arguments)
    {
        var outcome = await ExploreAsync(["atomic-commit", "--nodes", "2", .. arguments]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage), outcome.Output);
        Assert.That(outcome.Error, Does.Contain($"{option}: it says nothing with --strategy exhaustive; leave it out"));
        Assert.That(outcome.Error.Count(letter => letter == '\n'), Is.EqualTo(1));
    }

    [TestCase("--losses '3'", "--losses", "3")]
    [TestCase("--states '50'", "--states", "50", "--strategy", "pct")]
    [TestCase("--keeps 'everything'", "--keeps", "everything")]
    [TestCase("--losses '0'", "--losses", "0")]
    [TestCase("--reduce 'no'", "--reduce", "no")]
    public async Task Options_of_state_spaces_are_refused_without_one(string option, params string[] arguments)
    {
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync(
            ["explore", "atomic-commit", "--load", Library, "--out", "none", "--runs", "2", .. arguments]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage), outcome.Output);
        Assert.That(outcome.Error, Does.Contain($"{option}: it says nothing without --strategy exhaustive; leave it out"));
    }

    private static Task<Line.Outcome> ExploreAsync(params string[] arguments) => new Line { Catalog = Composition.Catalog }.RunAsync(
        ["explore", .. arguments, "--load", Library, "--out", "none", "--strategy", "exhaustive"]);
}
