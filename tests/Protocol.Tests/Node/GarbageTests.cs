namespace Distribution.Protocol.Tests;

/// <summary>Whatever arguments a call has, the node does not throw and the caller gets exactly one outcome.</summary>
public sealed class GarbageTests
{
    private static readonly (string Service, string Method)[] Methods =
    [
        ("status", "get"), ("status", "spawn"), ("status", "stop"), ("routes", "put"), ("routes", "get"), ("routes", "rem"), ("comm", "send"),
        ("groups", "put"), ("groups", "get"), ("groups", "del"), ("groups", "add"), ("groups", "rem"), ("gossip", "send"), ("mine", "echo"),
    ];

    [SeededProperty(MaxTest = 300)]
    public void Every_call_ends_exactly_once(int seed)
    {
        var random = new Random(seed);
        var garbage = new GarbageJson(random);
        foreach (var (service, method) in Methods)
        {
            var cluster = new TestCluster(2);
            cluster.PutEverywhere("g");
            cluster[1].AddRoute("mine", TestRoute.Echo());
            var group = random.Next(3) switch { 0 => "g", 1 => "all", _ => "local" };
            var call = new Call(group, service, method, garbage.Next());
            var commands = new[] { cluster[0].Begin(call), cluster[0].Begin(call, cluster[1].Address) };
            cluster.Pass(Duration.FromSeconds(20));
            foreach (var command in commands)
            {
                var outcome = cluster[0].OutcomeOf(command);
                Assert.That(outcome.Error?.Message, Is.Null.Or.Not.Empty);
            }

            Assert.That(cluster[0].State.PendingCount + cluster[1].State.PendingCount, Is.Zero);
        }
    }

    [SeededProperty(MaxTest = 300)]
    public void Every_rumor_is_answered_exactly_once(int seed)
    {
        var random = new Random(seed);
        var garbage = new GarbageJson(random);
        var cluster = new TestCluster(2);
        cluster.PutEverywhere("g");
        for (var i = 0u; i < 20; i++)
        {
            var (service, method) = Methods[random.Next(Methods.Length)];
            var content = new RumorContent(random.Next(4) == 0 ? "no" : "g", Call.Local(service, method, garbage.Next()));
            var rumor = new Rumor(new RumorId(new OriginId(9), i), content);
            cluster[1].Receive(cluster[0].Id, NodeMessage.Gossip(i + 1, Duration.FromSeconds(1), rumor));
        }

        cluster.Pass(Duration.FromSeconds(20));
        var answered = cluster[1].Sent.Where(static each => each.Message.Kind == MessageKind.Reply).Select(static each => each.Message.CallId);
        Assert.That(answered.Where(static id => id <= 20), Is.EquivalentTo(Enumerable.Range(1, 20).Select(static id => (ulong)id)));
    }

    [SeededProperty(MaxTest = 300)]
    public void Every_group_reply_is_json(int seed)
    {
        var cluster = new TestCluster(2);
        cluster.PutEverywhere("g");
        var garbage = new GarbageJson(new Random(seed));
        cluster[1].AddRoute("mine", new TestRoute(_ => Outcome.Of(garbage.Next()), "run"));
        cluster[0].AddRoute("mine", new TestRoute(static _ => Outcome.Failed(CallErrorKind.HandlerFailed, "\ud800\u0001\n\""), "run"));
        var reply = cluster[0].AskGroup("g", "mine", "run");
        using var parsed = System.Text.Json.JsonDocument.Parse(reply.Value!.Utf8Json, new() { MaxDepth = 100 });
        var count = parsed.RootElement.GetProperty("values").EnumerateObject().Count()
            + parsed.RootElement.GetProperty("errors").EnumerateObject().Count();
        Assert.That(count, Is.EqualTo(2));
    }
}
