using Recorder = Distribution.Protocol.Tests.GossipRecorder<Distribution.Protocol.Rumor>;

namespace Distribution.Protocol.Tests;

public sealed class PushGossipTests
{
    private static readonly Rumor Rumor = new(new RumorId(new OriginId(4), 2), null);

    private readonly PushGossip<Recorder.Environment> gossip = new();

    [Test]
    public void A_rumor_is_told_forwarded_to_the_fanout_and_let_go()
    {
        var node = new Recorder(100, "5");
        var state = default(RumorMemory);
        gossip.OnMessage(ref state, new NodeId(9), Rumor, node.Seam);

        Assert.That(node.Delivered, Is.EqualTo(new[] { Rumor.Id }));
        Assert.That(node.Sent.Select(sent => sent.To), Is.Unique.And.Exactly(5).Items);
        Assert.That(node.Sent.Select(sent => sent.Message), Has.All.EqualTo(Rumor));
        Assert.That(node.Retired, Is.EqualTo(1));
        Assert.That(node.Armed, Is.Empty);
    }

    [Test]
    public void A_rumor_already_seen_is_not_forwarded()
    {
        var node = new Recorder(100);
        var state = default(RumorMemory);
        gossip.OnMessage(ref state, new NodeId(9), Rumor, node.Seam);
        gossip.OnMessage(ref state, new NodeId(8), Rumor, node.Seam);
        gossip.OnBroadcast(ref state, Rumor.Id, node.Seam);

        Assert.That(node.Sent, Has.Count.EqualTo(3));
        Assert.That(node.Delivered, Has.Count.EqualTo(1));
        Assert.That(node.Retired, Is.EqualTo(1));
    }

    [Test]
    public void A_rumor_begins_as_if_it_had_been_received()
    {
        var node = new Recorder(100);
        var state = default(RumorMemory);
        gossip.OnBroadcast(ref state, Rumor.Id, node.Seam);

        Assert.That(node.Delivered, Is.EqualTo(new[] { Rumor.Id }));
        Assert.That(node.Sent, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_lone_node_tells_itself_alone()
    {
        var node = new Recorder(1);
        var state = default(RumorMemory);
        gossip.OnBroadcast(ref state, Rumor.Id, node.Seam);
        Assert.That((node.Delivered.Count, node.Sent.Count, node.Retired), Is.EqualTo((1, 0, 1)));
    }
}
