using System.Runtime.CompilerServices;

namespace Distribution.Protocol.Tests;

public sealed class NodeStateTests
{
    [Test]
    public void An_idle_node_is_its_struct_alone()
    {
        var cluster = new TestCluster();
        var state = default(NodeState);
        cluster.Protocol.OnStart(ref state, cluster[0].Environment);
        var before = GC.GetAllocatedBytesForCurrentThread();
        cluster.Protocol.OnStart(ref state, cluster[0].Environment);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(allocated, Is.Zero);
        Assert.That(Unsafe.SizeOf<NodeState>(), Is.LessThanOrEqualTo(88));
    }

    [Test]
    public void A_node_with_a_shared_group_one_known_rumor_and_one_call_in_flight_stays_below_a_kilobyte()
    {
        var cluster = new TestCluster(2);
        var from = cluster[1].Id;
        var put = NodeMessage.Request(0, Duration.FromSeconds(1), Call.Local("groups", "put", Payload.OfText($"[\"g\",{cluster.NodesJson}]")));
        var rumor = NodeMessage.Gossip(
            0, Duration.FromSeconds(1), new Rumor(new RumorId(default, 0), new RumorContent("g", Call.Local("status", "get", Payload.OfText("[\"nid\"]")))));
        var command = new Command(cluster[1].Address, Call.Local("status", "get", Payload.NoArguments), Command.DefaultDeadline);
        Feed(cluster, from, put, rumor, command);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var state = Feed(cluster, from, put, rumor, command);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(state.PendingCount, Is.EqualTo(1));
        Assert.That(allocated, Is.LessThan(1_600), "the state and what is garbage at once");
    }

    private static NodeState Feed(TestCluster cluster, NodeId from, in NodeMessage put, in NodeMessage rumor, in Command command)
    {
        var state = default(NodeState);
        var environment = new NullEnvironment(cluster);
        var protocol = NullEnvironment.Protocol;
        protocol.OnMessage(ref state, from, put, environment);
        protocol.OnMessage(ref state, from, rumor, environment);
        protocol.OnCommand(ref state, new CommandId(1), command, environment);
        return state;
    }
}
