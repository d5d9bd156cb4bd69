using System.Runtime.CompilerServices;

namespace Distribution.Protocol.Tests;

public sealed class NodeStateTests
{
    [Test]
    public void An_idle_node_is_its_struct_alone() => Assert.That(Unsafe.SizeOf<NodeState>(), Is.LessThanOrEqualTo(64));

    [Test]
    public void A_node_that_has_a_group_and_has_served_a_call_stays_below_a_kilobyte()
    {
        var cluster = new TestCluster(0);
        var node = cluster.Add(new NodeAddress("127.0.0.1", 1));
        var put = Payload.OfText("[\"g\",[{\"ip\":\"127.0.0.1\",\"port\":1},{\"ip\":\"127.0.0.1\",\"port\":2}]]");
        Serve(cluster, node, put);
        var fresh = new TestNode(cluster, node.Id, node.Address);
        fresh.Sent.Capacity = 16;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Serve(cluster, fresh, put);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(bytes, Is.LessThan(2_000), "with the messages and the closures of this test");
    }

    private static void Serve(TestCluster cluster, TestNode node, Payload put)
    {
        var caller = new NodeId(7);
        cluster.Protocol.OnMessage(
            ref node.State, caller, NodeMessage.Request(1, Duration.FromSeconds(1), Call.Local("groups", "put", put)), node.Environment);
    }
}
