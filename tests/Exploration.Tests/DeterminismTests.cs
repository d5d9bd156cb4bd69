using Distribution.PlantedBugs;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>Planted leaks are caught by making runs again, and the first event that differs is named with its causes.</summary>
[NonParallelizable]
internal sealed class DeterminismTests
{
    [Test]
    public void Runs_that_depend_on_their_seed_alone_repeat()
    {
        var result = Exploration.Run(new ExplorationOptions { Scenario = () => new RumorScenario(), Runs = 64, VerifyEvery = 1 });
        Assert.That(result.Runs, Is.EqualTo(64));
    }

    [TestCase(Leak.WallClock)]
    [TestCase(Leak.NewGuid)]
    [TestCase(Leak.Static)]
    public void A_leak_is_caught_in_the_same_process_and_located(Leak leak)
    {
        var found = Assert.Throws<NondeterministicException>(() => Verify(() => new LeakScenario { Leak = leak }))!;
        Assert.That(found.Message, Does.Match("event \\d+ is the first that differs"));

        // Whatever differs first was sent by the leaky node when its timer had expired.
        Assert.That(found.Story, Has.Some.Contains($"because of event").And.Some.Contains($"n{Counting<InSimulator.SimulatedEnvironment<Tick>>.LeakyNode}: tick"));
    }

    [Test]
    public void A_continuation_on_a_thread_of_the_pool_is_caught_and_located()
    {
        var found = Assert.Throws<NondeterministicException>(() => Verify(() => new PoolScenario { Leaves = true }))!;
        Assert.That(found.Message, Does.Contain("ConfigureAwait(false)"));
        Assert.That(found.Story, Has.Some.Contains("sends greeting"), "the event that began it");
    }

    [Test]
    public void Two_traces_part_at_the_first_event_that_differs()
    {
        var (one, other) = (Traces.Of(new RumorScenario(), 1, 0).Trace!, Traces.Of(new RumorScenario(), 1, 0).Trace!);
        Assert.That(TraceParting.Of(one, other), Is.Null);
        var changed = new RunTrace(one.Nodes, one.Events.Select(item => item.Number >= 100 ? item with { Hash = ~item.Hash } : item), one.Messages);
        Assert.That(TraceParting.Of(one, changed)!.Number, Is.EqualTo(100));
        var shorter = new RunTrace(one.Nodes, one.Events.Take(100), one.Messages.Where(message => message.SentBy <= 100));
        var parting = TraceParting.Of(one, shorter)!;
        Assert.That((parting.Number, parting.Here!.Number, parting.There), Is.EqualTo((101L, 101L, (TraceEvent?)null)));
    }

    private static void Verify(Func<Scenario> scenario) =>
        Exploration.Run(new ExplorationOptions { Scenario = scenario, Runs = 8, VerifyEvery = 1, GoesOn = true });
}
