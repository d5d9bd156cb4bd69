namespace Distribution.Protocol.Tests;

/// <summary><c>gossip.at</c> and <c>gossip.del</c>.</summary>
public sealed class PeriodicTests
{
    [Test]
    public void An_action_runs_every_interval_until_it_is_deleted()
    {
        var (cluster, node) = Cluster(TestRoute.Echo());
        var id = node.Text("gossip", "at", "[100,[\"x\"],{\"service\":\"test\",\"method\":\"echo\"}]");
        cluster.Pass(Duration.FromMilliseconds(1_050));
        Assert.That(Runs(node), Is.EqualTo(10));
        Assert.That(node.Text("gossip", "del", $"[{id}]"), Is.EqualTo("true"));
        cluster.Pass(Duration.FromSeconds(5));
        Assert.That(Runs(node), Is.EqualTo(10));
        Assert.That(node.Text("gossip", "del", $"[{id}]"), Is.EqualTo("false"));
    }

    [Test]
    public void No_run_overlaps_itself_and_the_next_follows_when_it_has_ended()
    {
        var silent = TestRoute.Silent();
        var (cluster, node) = Cluster(silent);
        node.Ask("gossip", "at", "[100,[],{\"service\":\"test\",\"method\":\"wait\"}]");
        NextRunOnlyAfterTheEnd(cluster, node, silent);
    }

    [Test]
    public void No_run_overlaps_itself_as_a_part_of_a_group_call_either()
    {
        var silent = TestRoute.Silent();
        var (cluster, node) = Cluster(silent);
        var target = "{\"group\":\"all\",\"service\":\"test\",\"method\":\"wait\"}";
        node.Ask("gossip", "at", $"[100,[],{target}]");
        NextRunOnlyAfterTheEnd(cluster, node, silent);
    }

    [Test]
    public void A_run_on_another_node_ends_for_its_caller_with_the_deadline()
    {
        var cluster = new TestCluster(2);
        cluster[1].AddRoute("test", TestRoute.Silent());
        var target = $"{{\"node\":{TestCluster.Json(cluster[1].Address)},\"service\":\"test\",\"method\":\"wait\"}}";
        cluster[0].Ask("gossip", "at", $"[100,[],{target}]");
        cluster.Pass(Duration.FromMilliseconds(5_050));
        Assert.That(Runs(cluster[1]), Is.EqualTo(1));

        // Whether it runs still cannot be known here: the call has been given up, and the next turn is the one at 5.2 s.
        cluster.Pass(Duration.FromMilliseconds(200));
        Assert.That(Runs(cluster[1]), Is.EqualTo(2));
    }

    [Test]
    public void Through_a_group_the_action_is_the_callers_own_and_may_gossip()
    {
        var cluster = new TestCluster(3);
        cluster.PutEverywhere("g", "{\"gid\":\"g\",\"subset\":\"n-1\",\"excludeSelf\":true}");
        foreach (var other in cluster.Nodes)
        {
            other.AddRoute("test", TestRoute.Echo());
        }

        var action = "[1000,[[\"x\"],{\"service\":\"test\",\"method\":\"echo\"}],{\"group\":\"g\",\"service\":\"gossip\",\"method\":\"send\"}]";
        Assert.That(cluster[0].AskGroup("g", "gossip", "at", action).ToString(), Is.EqualTo("1"));
        cluster.Pass(Duration.FromMilliseconds(3_500));
        Assert.That(cluster.Nodes.Skip(1).Select(Runs), Is.All.EqualTo(3));
        Assert.That(cluster[0].AskGroup("g", "gossip", "del", "[1]").ToString(), Is.EqualTo("true"));
    }

    [TestCase("[0,[],{\"service\":\"test\",\"method\":\"echo\"}]")]
    [TestCase("[-5,[],{\"service\":\"test\",\"method\":\"echo\"}]")]
    [TestCase("[\"soon\",[],{\"service\":\"test\",\"method\":\"echo\"}]")]
    [TestCase("[5]")]
    [TestCase("[5,[],7]")]
    [TestCase("[5,[],{\"method\":\"echo\"}]")]
    public void What_is_no_action_is_refused(string arguments)
    {
        var (_, node) = Cluster(TestRoute.Echo());
        Assert.That(node.Ask("gossip", "at", arguments).Error, Is.Not.Null);
        Assert.That(node.Armed, Is.Empty);
    }

    [Test]
    public void A_node_takes_only_so_many()
    {
        var node = new TestCluster(1, new NodeLimits { PeriodicActions = 2 })[0];
        var action = "[100,[\"counts\"],{\"service\":\"status\",\"method\":\"get\"}]";
        Assert.That(node.Text("gossip", "at", action), Is.EqualTo("1"));
        Assert.That(node.Text("gossip", "at", action), Is.EqualTo("2"));
        OutcomeAssert.Failed(node.Ask("gossip", "at", action), CallErrorKind.Overloaded);
    }

    private static (TestCluster Cluster, TestNode Node) Cluster(TestRoute route)
    {
        var cluster = new TestCluster();
        cluster[0].AddRoute("test", route);
        return (cluster, cluster[0]);
    }

    private static void NextRunOnlyAfterTheEnd(TestCluster cluster, TestNode node, TestRoute silent)
    {
        // Far beyond the call's deadline of 5 s.
        cluster.Pass(Duration.FromSeconds(20));
        Assert.That(Runs(node), Is.EqualTo(1));
        ((IInvocationSink)node).Completed(silent.Started[0].Id, Outcome.Done);
        cluster.Run();
        cluster.Pass(Duration.FromMilliseconds(100));
        Assert.That(Runs(node), Is.EqualTo(2));
    }

    private static int Runs(TestNode node) => node.Invoked.Count;
}
