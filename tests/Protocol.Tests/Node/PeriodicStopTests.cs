namespace Distribution.Protocol.Tests;

/// <summary>Periodic actions of a node that is told to stop while something is pending.</summary>
public sealed class PeriodicStopTests
{
    private static readonly Call Stop = Call.Local("status", "stop", Payload.NoArguments);

    [Test]
    public void A_stopping_node_that_waits_for_a_handler_arms_no_more_turns()
    {
        var node = WithPending(out var silent);
        node.Ask("gossip", "at", "[50,[\"nid\"],{\"service\":\"status\",\"method\":\"get\"}]");
        node.Ask(Stop);
        node.Timers.Clear();
        node.Cluster.Pass(Duration.FromSeconds(1), timersMax: 10);
        Assert.That(node.Timers.FindAll(static armed => armed.Timer == NodeTimers.Periodic), Is.Empty);
        ((IInvocationSink)node).Completed(silent.Started[0].Id, Outcome.Done);
        node.Cluster.Run();
        Assert.That(node.Stops, Is.EqualTo(1));
    }

    [Test]
    public void A_periodic_stop_ends_the_turns_of_the_others()
    {
        var node = WithPending(out _);
        node.Ask("gossip", "at", "[50,[],{\"service\":\"status\",\"method\":\"stop\"}]");
        node.Ask("gossip", "at", "[50,[\"nid\"],{\"service\":\"status\",\"method\":\"get\"}]");
        var served = node.State.CallsServed;
        node.Cluster.Pass(Duration.FromSeconds(6), timersMax: 10);
        Assert.That(node.State.CallsServed, Is.EqualTo(served + 1));
        Assert.That(node.Stops, Is.EqualTo(1));
    }

    private static TestNode WithPending(out TestRoute silent)
    {
        var node = new TestCluster()[0];
        silent = TestRoute.Silent();
        node.AddRoute("mine", silent);
        node.Begin(Call.Local("mine", "wait", Payload.NoArguments), deadline: Duration.MaxValue);
        return node;
    }
}
