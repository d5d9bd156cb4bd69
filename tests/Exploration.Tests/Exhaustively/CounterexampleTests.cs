using Distribution.InSimulator;
using Distribution.PlantedBugs;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>A defect is found on a shortest way, and not without what it needs; what is right is said to be so for all states.</summary>
internal sealed class CounterexampleTests
{
    [Test]
    public void A_vote_that_counts_twice_is_found_on_a_shortest_way([Values] bool reduces)
    {
        var result = Explore(CommitMistake.CountsVotes, new StateSpaceOptions { Nodes = 3, Duplications = 1, TimersPerNode = 0 }, reduces);
        Assert.That(result.Counterexample!.Oracle, Is.EqualTo("all or nothing"));
        Assert.That(result.Counterexample.Steps, Has.Count.EqualTo(6));
        Assert.That(result.Counterexample.Steps[0], Is.EqualTo("n0 begins the transaction"));
        Assert.That(result.Counterexample.Steps, Has.One.EndsWith("is doubled").And.Some.Matches("n[12] gets Prepare from n0, drawing 1"));
        Assert.That(result.Counterexample.Story.Last(), Does.Match("has committed and n[12] has aborted"));
        Assert.That(result.IsComplete, Is.False);
    }

    [TestCase(CommitMistake.None, 1, 0)]
    [TestCase(CommitMistake.None, 0, 1)]
    [TestCase(CommitMistake.CountsVotes, 0, 0)]
    public void Nothing_is_found_without_the_defect_or_without_the_fault_that_it_needs(CommitMistake mistake, int duplications, int timers)
    {
        var bounds = new StateSpaceOptions { Nodes = 3, Duplications = duplications, TimersPerNode = timers };
        var result = Explore(mistake, bounds, reduces: true);
        Assert.That(result.Counterexample?.Story, Is.Null);
        Assert.That(result.IsComplete, Is.True);
        Assert.That(result.Marks.Single().Value, Is.True, "a transaction was committed");
    }

    [Test]
    public void What_never_comes_about_is_found_where_nothing_more_can_happen()
    {
        var result = Explore(CommitMistake.None, new StateSpaceOptions { Nodes = 2, Losses = 1, TimersPerNode = 0 }, reduces: true);
        Assert.That(result.Counterexample, Is.Null, "the timer is armed at every end without a decision");
        Assert.That(result.CutOff, Is.Positive);
        var flood = Exhaustive.Run(Flooding(new StateSpaceOptions { Nodes = 2, Losses = 1 }));
        Assert.That(flood.Counterexample!.Oracle, Is.EqualTo("everybody knows"));
        Assert.That(flood.Counterexample.Steps, Has.Count.EqualTo(2));
        Assert.That(Exhaustive.Run(Flooding(new StateSpaceOptions { Nodes = 3 })).IsComplete, Is.True);
    }

    [Test]
    public void A_counterexample_is_the_same_in_a_space_made_afresh()
    {
        var bounds = new StateSpaceOptions { Nodes = 3, Duplications = 1, TimersPerNode = 0 };
        var found = Explore(CommitMistake.CountsVotes, bounds, reduces: true).Counterexample!;
        var again = Exhaustive.Replay(new CommitScenario { Mistake = CommitMistake.CountsVotes }.Space(bounds), found.Path)!;
        Assert.That((again.Oracle, again.Reason), Is.EqualTo((found.Oracle, found.Reason)));
        Assert.That((again.Steps, again.Path), Is.EqualTo((found.Steps, found.Path)));
        Assert.That(Exhaustive.Replay(new CommitScenario().Space(bounds), found.Path), Is.Null, "without the defect");
        Assert.That(Exhaustive.Replay(new CommitScenario().Space(bounds), [0, 1, 2]), Is.Null, "a way that is none");
        Assert.That(Exhaustive.Replay(new CommitScenario().Space(bounds), []), Is.Null, "no way");
    }

    [Test]
    public void What_a_protocol_throws_is_found_and_replayed()
    {
        var found = Exhaustive.Run(Throwing()).Counterexample!;
        Assert.That((found.Oracle, found.Reason), Is.EqualTo(("no InvariantException", "It has come to this.")));
        Assert.That(found.Steps, Is.EqualTo(new[] { "n0 begins", "n1 gets TableMessage { Value = 7 } from n0" }));
        Assert.That(Exhaustive.Replay(Throwing(), found.Path)?.Story, Is.EqualTo(found.Story));
    }

    private static ExhaustiveResult Explore(CommitMistake mistake, StateSpaceOptions bounds, bool reduces) =>
        Exhaustive.Run(new CommitScenario { Mistake = mistake }.Space(bounds), new ExhaustiveOptions { Reduces = reduces });

    private static ProtocolSpace<RumorMemory, Rumor> Flooding(StateSpaceOptions bounds)
    {
        var protocol = new Flood<ExhaustiveEnvironment<Rumor>>(echoes: false);
        var space = new ProtocolSpace<RumorMemory, Rumor>(protocol, bounds);
        space.Do("n0 begins", new NodeId(0), (ref RumorMemory state, ExhaustiveEnvironment<Rumor> environment) =>
            protocol.OnBroadcast(ref state, new RumorId(new OriginId(0), 0), environment));
        space.Eventually("everybody knows", state => Enumerable.Range(0, bounds.Nodes)
            .Where(node => state.Deliveries(new NodeId(node)) == 0).Select(node => $"n{node} knows nothing").FirstOrDefault());
        return space;
    }

    private static ProtocolSpace<TableNode, TableMessage> Throwing()
    {
        var space = new ProtocolSpace<TableNode, TableMessage>(new Thrower(), new StateSpaceOptions { Nodes = 2 });
        space.Do("n0 begins", new NodeId(0), (ref TableNode state, ExhaustiveEnvironment<TableMessage> environment) =>
            environment.Send(new NodeId(1), new TableMessage(7)));
        return space;
    }

    private sealed class Thrower : IProtocol<TableNode, TableMessage, ExhaustiveEnvironment<TableMessage>>
    {
        public void OnStart(ref TableNode state, ExhaustiveEnvironment<TableMessage> environment)
        {
            // Nothing to do.
        }

        public void OnMessage(ref TableNode state, NodeId from, in TableMessage message, ExhaustiveEnvironment<TableMessage> environment) =>
            throw new InvariantException("It has come to this.");

        public void OnTimer(ref TableNode state, TimerId timer, ExhaustiveEnvironment<TableMessage> environment)
        {
            // Nothing to do.
        }
    }
}
