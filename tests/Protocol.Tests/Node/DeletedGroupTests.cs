namespace Distribution.Protocol.Tests;

/// <summary>A group that is deleted and made again runs no rumor twice.</summary>
public sealed class DeletedGroupTests
{
    private static readonly RumorContent Content = new("g", Call.Local("mine", "echo", Payload.NoArguments));

    [Test]
    public void What_a_deleted_group_has_seen_its_successor_refuses()
    {
        var (cluster, node) = Cluster();
        Receive(node, 1);
        Receive(node, 2);
        for (var i = 0; i < 3; i++)
        {
            node.Ask("groups", "del", "[\"g\"]");
            node.Ask("groups", "put", $"[\"g\",{cluster.NodesJson}]");
            Receive(node, 1);
            Receive(node, 2);
        }

        Assert.That(node.Invoked, Has.Count.EqualTo(2));
        Receive(node, 3);
        Assert.That(node.Invoked, Has.Count.EqualTo(3));
    }

    [Test]
    public void It_is_remembered_for_as_long_as_rumors_may_live_and_then_forgotten()
    {
        var (cluster, node) = Cluster();
        Receive(node, 1);
        node.Ask("groups", "del", "[\"g\"]");
        cluster.Pass(RumorMemory.LifeMax);
        node.Ask("groups", "put", $"[\"g\",{cluster.NodesJson}]");
        Receive(node, 1);
        Assert.That(node.Invoked, Has.Count.EqualTo(1));
        node.Ask("groups", "del", "[\"g\"]");
        cluster.Pass(RumorMemory.IdleMax);
        node.Ask("groups", "put", "[\"h\",[]]");
        node.Ask("groups", "del", "[\"h\"]");
        Assert.That(node.State.Groups!.Deleted!.Count, Is.Zero);
    }

    [Test]
    public void Of_many_deleted_groups_the_latest_are_remembered()
    {
        var deleted = new DeletedGroups();
        for (var i = 0; i <= RumorMemory.OriginsMax; i++)
        {
            var group = new NodeGroup(FormattableString.Invariant($"g{i}"), GroupOptions.Default, GroupView.Of([]));
            group.Rumors.Add(new RumorId(new OriginId(1), 1), default);
            deleted.Add(group, default);
        }

        Assert.That(deleted.Count, Is.EqualTo(RumorMemory.OriginsMax));
        Assert.That(deleted.Take("g0", default).Origins, Is.Zero);
        Assert.That(deleted.Take("g1", default).Origins, Is.EqualTo(1));
    }

    private static (TestCluster Cluster, TestNode Node) Cluster()
    {
        var cluster = new TestCluster(2);
        cluster[0].AddRoute("mine", TestRoute.Echo());
        cluster[0].Ask("groups", "put", $"[\"g\",{cluster.NodesJson}]");
        return (cluster, cluster[0]);
    }

    private static void Receive(TestNode node, uint counter) => node.Receive(
        node.Cluster[1].Id,
        NodeMessage.Gossip(0, Duration.FromSeconds(10), new Rumor(new RumorId(new OriginId(1), counter), Content)));
}
