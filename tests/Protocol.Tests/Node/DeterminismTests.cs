namespace Distribution.Protocol.Tests;

public sealed class DeterminismTests
{
    [Test]
    public void The_same_inputs_have_the_same_effects_in_the_same_order()
    {
        var first = Trace();
        Assert.That(first, Has.Count.GreaterThan(1_000));
        Assert.That(Trace(), Is.EqualTo(first));
    }

    private static List<(int From, int To, ulong Message)> Trace()
    {
        var cluster = new TestCluster(9);
        cluster.PutEverywhere("g", "{\"gid\":\"g\",\"subset\":\"log2\"}");
        cluster[4].Condition = NodeCondition.Dead;
        cluster[7].Condition = NodeCondition.Silent;
        for (var i = 0; i < 40; i++)
        {
            var caller = cluster[i % 4];
            caller.Begin(new Call("g", "status", "get", Payload.OfText("[\"counts\"]")), null, Duration.FromMilliseconds(100 - (i % 7)));
            caller.Begin(new Call("g", "gossip", "send", Payload.OfText("[[\"sid\"],{\"service\":\"status\",\"method\":\"get\"}]")));
            cluster.Pass(Duration.FromMilliseconds(10));
        }

        cluster.Pass(Duration.FromSeconds(10));
        Assert.That(cluster.Nodes.Select(static node => node.State.PendingCount), Is.All.Zero);
        return
        [
            .. cluster.Nodes.SelectMany(static node => node.Sent.Select(sent => (node.Id.Index, sent.To.Index, sent.Message.Fingerprint))),
            .. cluster.Nodes.SelectMany(static node => node.Completed.Select(static done => (0, (int)done.Command.Value, done.Outcome.Fingerprint))),
        ];
    }
}
