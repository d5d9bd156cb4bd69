using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Hosted;

[TestFixture]
internal sealed class BrokenPromiseTests
{
    private const string Rule = "delivers rumor 0 a second time: a protocol calls Deliver once, when a node learns a rumor\n";

    [Test]
    public async Task A_second_delivery_of_a_rumor_on_a_node_fails_by_name_in_the_simulator()
    {
        var outcome = await Run("simulate", "twice-gossip", "--nodes", "100", "--runs", "3", "--jobs", "1");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(outcome.Error, Does.Match("^distribution: twice-gossip: run 0 .its own seed is [0-9]+. failed: node [0-9]+ ").And.EndWith(Rule));
        Assert.That(outcome.Output, Is.Empty);
    }

    [Test]
    public async Task A_second_delivery_of_a_rumor_on_a_node_fails_by_name_over_tcp()
    {
        var outcome = await Run("measure", "twice-gossip", "--nodes", "3");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(outcome.Error, Does.Match("^distribution: twice-gossip: run 0 failed on node 127.0.0.1:[0-9]+: ").And.EndWith(Rule));
    }

    [Test]
    public async Task Several_rumors_may_each_be_delivered_once_on_every_node()
    {
        var outcome = await Run("simulate", "loaded-gossip", "--nodes", "20", "--fanout", "n-1", "--messages", "3", "--runs", "4");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(outcome.Error, Is.Empty);
    }

    [Test]
    public async Task A_protocol_that_never_retires_is_told_of()
    {
        var simulated = await Run("simulate", "hoarding-gossip", "--nodes", "10", "--until", "100ms", "--runs", "4");
        var measured = await Run("measure", "hoarding-gossip", "--nodes", "2", "--until", "300ms");
        Assert.That(simulated.Code, Is.EqualTo(ExitCode.Done));
        Assert.That(simulated.Output, Does.Contain("\nnote: 4 of 4 runs ended at --until").And.Contain("Retire"));
        Assert.That(measured.Output, Does.Contain("\nnote: 1 of 1 runs ended at --until"), "over TCP");
    }

    [Test]
    public async Task A_protocol_that_goes_on_by_timers_may_do_so()
    {
        var outcome = await Run("simulate", "restless-gossip", "--nodes", "10", "--until", "1s", "--runs", "1");
        Assert.That(outcome.Output, Does.Not.Contain("Retire"));
    }

    [TestCase("failing-gossip")]
    [TestCase("stillborn-gossip")]
    [TestCase("speechless-gossip")]
    public async Task Whatever_fails_over_tcp_names_protocol_run_and_node_and_shows_its_stack(string protocol)
    {
        var outcome = await Run("measure", protocol, "--nodes", "2", "--verbose");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(outcome.Error, Does.Match($"^distribution: {protocol}: run 0 failed on node 127.0.0.1:[0-9]+: planted\n"));
        Assert.That(outcome.Error, Does.Contain("at Distribution.Experiments.Tests.Hosted."), "the stack of the child");
    }

    private static Task<Line.Outcome> Run(params string[] arguments) => new Line { Catalog = new Catalog() }.RunAsync(
        [.. arguments, "--load", typeof(BrokenPromiseTests).Assembly.Location, "--out", "none"]);
}
