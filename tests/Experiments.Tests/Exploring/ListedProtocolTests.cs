using System.Text.Json.Nodes;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>Every protocol that <c>simulate</c> runs is explored, and no scenario has to be written for it.</summary>
internal sealed class ListedProtocolTests
{
    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "Distribution.PlantedBugs.dll");
    private static readonly string OwnFile = typeof(ListedProtocolTests).Assembly.Location;

    private static IEnumerable<string> Names => Composition.Catalog.Protocols.Select(protocol => protocol.Name);

    [TestCaseSource(nameof(Names))]
    public async Task A_listed_protocol_is_explored_and_raises_no_alarm(string name)
    {
        var result = await PassingAsync(name, "--runs", "300");
        Assert.That((int)result["runs"]!, Is.EqualTo(300));
        var faults = result["faults"]!.AsObject().ToDictionary(kind => kind.Key, kind => (int)kind.Value!);
        Assert.That(faults, Has.Count.GreaterThan(10), "many kinds of fault were drawn");
        Assert.That(faults.Where(kind => kind.Value == 0 && kind.Key != "buggify"), Is.Empty, "and took effect");
    }

    [Test]
    public async Task Where_the_code_has_no_rare_points_nothing_is_said_of_them_unless_they_are_asked_for()
    {
        Assert.That((await PassingAsync("flood", "--runs", "64"))["faults"]!["buggify"], Is.Null);
        Assert.That((int)(await PassingAsync("flood", "--runs", "64", "--faults", "buggify"))["faults"]!["buggify"]!, Is.Zero);
        Assert.That((int)(await PassingAsync("membership", "--runs", "64"))["faults"]!["buggify"]!, Is.Positive);
    }

    [TestCase("rumor", "--stop", "forever", "--mode", "push")]
    [TestCase("rumor", "--stop", "forever", "--mode", "pull", "--clock", "poisson")]
    [TestCase("rumor", "--stop", "median-counter", "--mode", "push-pull")]
    [TestCase("rumor", "--stop", "once", "--fanout", "2")]
    [TestCase("rumor", "--stop", "blind-coin", "--mode", "pull", "--connection-limit", "1", "--hunt", "1")]
    [TestCase("anti-entropy", "--mode", "push", "--clock", "staggered")]
    [TestCase("anti-entropy", "--exchange", "recent", "--items", "10", "--connection-limit", "1")]
    [TestCase("anti-entropy", "--certificates", "200,300,2")]
    [TestCase("anti-entropy", "--certificates", "3,300,2", "--clock", "poisson")]
    [TestCase("anti-entropy", "--certificates", "2,10,1")]
    [TestCase("anti-entropy", "--certificates", "3,6,2")]
    [TestCase("anti-entropy", "--certificates", "3,3,1")]
    [TestCase("anti-entropy", "--certificates", "1,2,2", "--clock", "poisson")]
    [TestCase("anti-entropy", "--latency", "uniform:1ms..60s")]
    [TestCase("rumor", "--stop", "forever", "--latency", "uniform:1ms..60s")]
    [TestCase("flood", "--latency", "uniform:1ms..60s")]
    [TestCase("flood", "--hop-latency", "60s", "--topology", "line")]
    [TestCase("flood", "--latency", "exponential:20s")]
    [TestCase("direct-mail", "--latency", "uniform:1ms..60s")]
    [TestCase("timed-push", "--latency", "constant:60s")]
    [TestCase("flood", "--topology", "ring", "--messages", "10", "--nodes", "8")]
    [TestCase("direct-mail", "--messages", "10", "--loss", "10%")]
    [TestCase("timed-push", "--messages", "10", "--fanout", "1")]
    [TestCase("gossip", "--repair", "anti-entropy", "--messages", "5", "--subset", "1")]
    [TestCase("gossip", "--repair", "anti-entropy", "--loss", "30%", "--latency", "constant:200ms")]
    public async Task Its_options_are_those_of_simulate(string name, params string[] options) =>
        await PassingAsync([name, "--runs", "64", .. options]);

    [Test]
    public async Task A_protocol_of_a_library_is_explored_as_it_is()
    {
        var result = await PassingAsync("telling", "--load", Library, "--runs", "100");
        Assert.That((int)result["marks"]!["all nodes learned all messages"]!, Is.EqualTo(100));
    }

    [Test]
    public async Task A_promise_that_an_option_breaks_is_found_and_replayed()
    {
        using var folder = new Folder();
        var found = await ExploreAsync("telling", "--times", "1", "--load", Library, "--runs", "100", "--out", folder["found"]);
        Assert.That(found.Code, Is.EqualTo(ExitCode.Failed), found.Error);
        Assert.That(found.Output, Does.Contain("failed: everybody learns every message; needs: no fault"));
        var file = folder[Path.Combine("found", "everybody-learns-every-message.replay.json")];
        var again = await new Line { Catalog = Composition.Catalog }.RunAsync("replay", file, "--load", Library);
        Assert.That(again.Code, Is.EqualTo(ExitCode.Failed), again.Error);
        Assert.That(again.Output, Does.Contain("The run went the same way").And.Contain("nodes have learned message 0"));
        var traced = await new Line { Catalog = Composition.Catalog }.RunAsync("replay", file, "--load", Library, "--trace", "text:-");
        Assert.That(traced.Output, Does.Match(": tick <- event [0-9]+ => Teller { Rumor = rumor 0 of origin 0, Knows = True, Tells = 1 }\n"));
    }

    [TestCase("twice-gossip", "a node delivers a message once")]
    [TestCase("speechless-gossip", "no InvalidOperationException at 'broadcast'; needs: no fault")]
    public async Task A_protocol_that_is_wrong_is_found(string name, string oracle)
    {
        var found = await ExploreAsync(name, "--load", OwnFile, "--runs", "64", "--out", "none");
        Assert.That(found.Code, Is.EqualTo(ExitCode.Failed), found.Error);
        Assert.That(found.Output, Does.Contain($"failed: {oracle}").And.Contain("again: no file was written; the same command with --out FOLDER"));
    }

    [TestCase("'rumour': allowed are group-gossip, membership, rumor, anti-entropy, flood, direct-mail, timed-push, gossip (did you mean 'rumor'?)", "rumour")]
    [TestCase("--fanout 7: with --nodes 5 a site has 4 others", "rumor", "--fanout", "7")]
    [TestCase("--topology grid:3x3 with --nodes 5: it has 9 nodes", "flood", "--topology", "grid:3x3")]
    [TestCase("--certificates: a T1 of 5s; in step a site shows from the next cycle on", "anti-entropy", "--certificates", "5s,10s,1")]
    [TestCase("so allowed are two cycles, 20s, or more", "anti-entropy", "--certificates", "1,2,2")]
    [TestCase("--crashed: flood has no such option; faults say who is down: --faults or --plan\n", "flood", "--crashed", "10%")]
    [TestCase("--until: rumor has no such option; a run ends when the calm", "rumor", "--until", "5s")]
    public async Task What_cannot_be_explored_is_one_line_and_exit_code_2(string reason, params string[] arguments)
    {
        var outcome = await ExploreAsync([.. arguments, "--out", "none"]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain(reason));
        Assert.That(outcome.Error.Count(letter => letter == '\n'), Is.EqualTo(1));
    }

    [Test]
    public async Task The_list_shows_each_as_a_scenario()
    {
        var list = await new Line { Catalog = Composition.Catalog }.RunAsync("list");
        Assert.That(Names.Where(name => !list.Output.Contains($"distribution explore {name}\n", StringComparison.Ordinal)), Is.Empty);
    }

    private static async Task<JsonNode> PassingAsync(params string[] arguments)
    {
        var outcome = await ExploreAsync([.. arguments, "--out", "none", "--format", "json"]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), $"{outcome.Error}{outcome.Output}");
        var result = JsonNode.Parse(outcome.Output)!;
        Assert.That((int)result["failed"]!, Is.Zero);
        return result;
    }

    private static Task<Line.Outcome> ExploreAsync(params string[] arguments) =>
        new Line { Catalog = Composition.Catalog }.RunAsync(["explore", .. arguments]);
}
