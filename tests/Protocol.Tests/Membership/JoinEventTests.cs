namespace Distribution.Protocol.Tests.Membership;

/// <summary>Whoever watches a node is told of every node that it comes to know, once a life.</summary>
public sealed class JoinEventTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void Nodes_that_come_by_add_put_and_spawn_are_reported_once(bool isWatching)
    {
        var cluster = new TestCluster(4, liveness: isWatching ? LivenessOptions.Default : null);
        var node = cluster[0];
        node.Ask("groups", "add", $"[\"all\",{TestCluster.Json(cluster[1].Address)}]");
        node.Ask("groups", "put", $"[\"g\",[{TestCluster.Json(cluster[1].Address)},{TestCluster.Json(cluster[2].Address)}]]");
        node.Begin(Call.Local("status", "spawn", Payload.NoArguments));
        node.Completes(new SpawnTicket(1), new SpawnOutcome(SpawnStatus.Started, cluster[3].Address, 1, string.Empty));
        cluster.Run();
        node.Ask("groups", "put", $"[\"h\",{cluster.NodesJson}]");
        cluster.Pass(Duration.FromSeconds(30));
        var joined = node.Events.Where(static each => each.Kind == NodeEventKind.MemberJoined).Select(each => (each.Node, each.View!.Count));
        Assert.That(joined, Is.EqualTo(cluster.Nodes.Skip(1).Select((other, index) => (other.Address, index + 2))));
        var sizes = node.Events.Where(static each => each.Kind == NodeEventKind.GroupChanged && each.Group == "all").Select(each => each.View!.Count);
        Assert.That(sizes, Is.EqualTo(new[] { 2, 3, 4 }));
    }
}
