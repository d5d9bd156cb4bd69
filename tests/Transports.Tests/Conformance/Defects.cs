using Distribution.Protocol;
using Distribution.Transports.Tests.Services;
using NUnit.Framework;
using static Distribution.Transports.Tests.Contract.ContractFixture;

namespace Distribution.Transports.Tests.Conformance;

/// <summary>Defects of the course's reference, in its order: each is shown not to be here.</summary>
internal static class Defects
{
    [Row("D1", "A request for an unknown group is an error, and the node lives")]
    private static async Task An_unknown_group_kills_nobody(Cluster cluster)
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await Fails(node.Group("nowhere").Comm.SendAsync<string>("status", "get", ["nid"]), CallErrorKind.UnknownGroup);
        await Lives(node);
    }

    [Row("D2", "A malformed body is an error, and the node lives")]
    private static async Task A_malformed_body_kills_nobody(Cluster cluster)
    {
        var node = (await cluster.SpawnAsync(1))[0];
        foreach (var text in new[] { "", "[", "]", "{\"a\":", "nul", "[1,]", "\"\u0001" })
        {
            await Fails(node.CallAsync(Call.Local("status", "get", Payload.OfText(text))), CallErrorKind.BadArguments);
        }

        await Lives(node);
    }

    [Row("D3", "A well-formed body of the wrong shape is an error, and the node lives")]
    private static async Task A_body_of_the_wrong_shape_kills_nobody(Cluster cluster)
    {
        var node = (await cluster.SpawnAsync(1))[0];
        foreach (var text in new[] { "null", "{}", "7", "[[]]", "[{}]", "[null,null,null]", "[\"nid\",\"sid\"]" })
        {
            await Fails(node.CallAsync(Call.Local("status", "get", Payload.OfText(text))), CallErrorKind.BadArguments);
            await Fails(node.CallAsync(Call.Local("groups", "put", Payload.OfText(text))), CallErrorKind.BadArguments);
            await Fails(node.CallAsync(Call.Local("comm", "send", Payload.OfText(text))), CallErrorKind.BadArguments);
        }

        await Lives(node);
    }

    [Row("D4", "A handler that answers twice answers once, and the node lives")]
    private static async Task A_second_answer_is_ignored(Cluster cluster)
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await cluster.Origin.Routes.PutAsync("twice", new AnswersTwice());
        Assert.That(await node.Comm.SendAsync<int>(cluster.Origin.Address, "twice", "run"), Is.EqualTo(1));
        Assert.That(await node.Comm.SendAsync<int>(cluster.Origin.Address, "twice", "run"), Is.EqualTo(1));
        await Lives(cluster.Origin);
    }

    [Row("D5", "A handler of another node that never answers holds its caller no longer than the deadline and 2 s")]
    private static async Task A_silent_handler_ends_at_the_deadline(Cluster cluster)
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("silent", typeof(Endless).FullName!);
        var (deadline, called) = (TimeSpan.FromMilliseconds(200), cluster.Time.GetTimestamp());
        await Fails(node.CallAsync<Payload>("silent", "wait", options: deadline), CallErrorKind.TimedOut);
        Assert.That(cluster.Time.GetElapsedTime(called), Is.InRange(deadline, deadline + TimeSpan.FromSeconds(2)));
        await Lives(node);
    }

    [Row("D6", "Of several spawns at once each completes once, with a node of its own")]
    private static async Task Every_one_of_many_spawns_completes(Cluster cluster)
    {
        var nodes = await cluster.SpawnAsync(6);
        Assert.That(nodes.Select(node => node.Address), Is.Unique);
        foreach (var node in nodes)
        {
            await Lives(node);
        }
    }

    [Row("D7", "A subset larger than the group is the group")]
    private static Task A_subset_larger_than_the_group(Cluster cluster) => Gossips(cluster, FanoutFunction.Constant(50), receipts: 3);

    [Row("D8", "A subset of 0 is one member")]
    private static Task A_subset_of_nothing(Cluster cluster) => Gossips(cluster, FanoutFunction.Constant(0), receipts: 1);

    [Row("D9", "A fractional subset is rounded up")]
    private static Task A_fractional_subset(Cluster cluster) => Gossips(cluster, FanoutFunction.Constant(1.79), receipts: 2);

    [Row("D10", "40 messages at once in 6 nodes: at most once a node and message, at most 240 runs, and within 30 s it is over")]
    private static async Task A_burst_is_no_storm(Cluster cluster)
    {
        var nodes = await cluster.SpawnAsync(6);
        var group = await cluster.GroupAsync("g", nodes);
        var executed = new Dictionary<(NodeAddress Node, int Message), int>();
        await cluster.Origin.Routes.PutAsync("note", new Service().Method("seen", (int message, ServiceContext context) =>
        {
            lock (executed)
            {
                executed[(context.Caller, message)] = executed.GetValueOrDefault((context.Caller, message)) + 1;
            }
        }));
        var report = new { node = cluster.Origin.Address, service = "note", method = "seen" };
        await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(message => group.Gossip.SendAsync<Payload>("comm", "send", [new[] { message }, report])).ToArray());
        await Eventually(cluster, async () =>
        {
            var sent = (await group.Status.GetAsync<long>("rumorsSent")).Total + await cluster.Origin.Status.GetAsync<long>("rumorsSent");
            return sent == (await group.Status.GetAsync<long>("rumorsReceived")).Total;
        }, TimeSpan.FromSeconds(30));
        lock (executed)
        {
            Assert.That(executed.Values, Is.All.EqualTo(1));
            Assert.That(executed, Has.Count.LessThanOrEqualTo(240).And.Count.GreaterThan(100));
        }
    }

    [Row("D11", "Two equal messages at one moment are two messages")]
    private static async Task Equal_messages_are_two(Cluster cluster)
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("count", typeof(CallCount).FullName!);
        var group = await cluster.GroupAsync("g", [node]);
        var replies = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => group.Gossip.SendAsync<int>("count", "hit", ["same"])).ToArray());
        Assert.That(replies.SelectMany(reply => reply.Values.Values), Is.EquivalentTo(Enumerable.Range(1, 10)));
    }

    [Row("D12", "A spawned member knows its group")]
    private static async Task Spawned_member_knows_its_group(Cluster cluster)
    {
        var nodes = await cluster.SpawnAsync(2);
        var group = await cluster.GroupAsync("g", nodes);
        var member = (await group.Status.SpawnAsync()).Node;
        Assert.That((await member.Groups.GetAsync("g")).Values, Is.EquivalentTo(nodes.Append(member).Select(node => node.Address)));
    }

    [Row("D13", "A node's children end with it")]
    private static async Task Children_end_with_their_parent(Cluster cluster)
    {
        var parent = (await cluster.SpawnAsync(1))[0];
        var child = await parent.Status.SpawnAsync();
        await Lives(child);
        cluster.Kill(parent);
        await Eventually(cluster, () => IsGone(child));
    }

    [Row("D14", "counts counts")]
    private static async Task Counts_are_counted(Cluster cluster)
    {
        var node = (await cluster.SpawnAsync(1))[0];
        var before = await node.Status.GetAsync<long>("counts");
        for (var i = 0; i < 5; i++)
        {
            await Lives(node);
        }

        Assert.That(await node.Status.GetAsync<long>("counts") - before, Is.EqualTo(6));
    }

    [Row("D15", "A node removed from one group stays in 'all'")]
    private static async Task Removal_from_a_group_is_no_removal_from_all(Cluster cluster)
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await cluster.Origin.Groups.PutAsync("g", [node.Address]);
        await cluster.Origin.Groups.RemAsync("g", node.Address);
        Assert.That((await cluster.Origin.Groups.GetAsync("all")).Values, Does.Contain(node.Address));
    }

    [Row("D16", "The wire runs no code: a service type is only looked up among those that the node was started with")]
    private static async Task The_wire_brings_no_code(Cluster cluster)
    {
        var node = (await cluster.SpawnAsync(1))[0];
        foreach (var type in new[] { "System.Diagnostics.Process", typeof(Defects).FullName!, "function() { return 1 }", "Evil.Type, Evil.Assembly" })
        {
            var refused = await Fails(node.Routes.PutAsync("evil", type), CallErrorKind.BadArguments);
            Assert.That(refused.Message, Does.Not.Contain("\n"));
        }

        await Fails(node.CallAsync<Payload>("evil", "run"), CallErrorKind.UnknownService);
    }

    private static async Task Gossips(Cluster cluster, FanoutFunction subset, int receipts)
    {
        var group = await cluster.GroupAsync("g", await cluster.SpawnAsync(3), new GroupSettings { Subset = subset });
        var reply = await group.Gossip.SendAsync<string>("status", "get", ["nid"]);
        Assert.That(reply.Values.Count + reply.Errors.Count, Is.EqualTo(receipts));
    }

    private static async Task Lives(Node node) => Assert.That(await node.Status.GetAsync<string>("nid"), Is.EqualTo(node.Nid));

    private sealed class AnswersTwice : IRoute
    {
        public IReadOnlyList<string> Methods { get; } = ["run"];

        public string Description => "answers twice";

        public void Start(in Invocation invocation, IInvocationSink sink)
        {
            sink.Completed(invocation.Id, Outcome.Of(Payload.OfText("1")));
            sink.Completed(invocation.Id, Outcome.Of(Payload.OfText("2")));
        }
    }
}
