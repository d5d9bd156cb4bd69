using System.Text.Json;
using Distribution.Protocol;
using Distribution.Transports.Tests.Contract;
using NUnit.Framework;
using static Distribution.Transports.Tests.Contract.ContractFixture;

namespace Distribution.Transports.Tests.Conformance;

/// <summary>What the course's own tests check.</summary>
internal static class Behaviours
{
    private static readonly double[] Numbers = [0, -1.5, double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Row("B1", "Arguments and results round-trip: numbers with NaN and infinities, text, booleans, null, dates, errors, nested lists and maps")]
    private static async Task Values_round_trip(Cluster cluster)
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("echo", typeof(Echoes).FullName!);
        foreach (var number in Numbers)
        {
            Assert.That(await node.CallAsync<double>("echo", "number", [number]), Is.EqualTo(number));
        }

        var date = new DateTimeOffset(2024, 2, 29, 23, 59, 59, 123, TimeSpan.FromHours(-3));
        Assert.That(await node.CallAsync<DateTimeOffset>("echo", "date", [date]), Is.EqualTo(date));
        var error = new CallError(CallErrorKind.HandlerFailed, "a \"message\"\nof two lines");
        Assert.That(await node.CallAsync<CallError>("echo", "error", [error]), Is.EqualTo(error));
        foreach (var json in new[] { "null", "true", "false", "\"\\ud83d\\ude00 \\u0000\"", "[]", "{}", "[1,[2,{\"a\":[null]}]]", "{\"a\":{\"b\":[1.25]}}" })
        {
            var sent = JsonSerializer.Deserialize<JsonElement>(json);
            Assert.That(JsonElement.DeepEquals(await node.CallAsync<JsonElement>("echo", "any", [sent]), sent), Is.True, json);
        }
    }

    [Row("B2", "Every status key; heap figures are sane, calls and rumors are counted; an unknown key is an error")]
    private static async Task Status_knows_its_keys(Cluster cluster)
    {
        var nodes = await cluster.SpawnAsync(2);
        var node = nodes[0];
        Assert.That(await node.Status.GetAsync<string>("nid"), Is.EqualTo(node.Nid));
        Assert.That(await node.Status.GetAsync<string>("sid"), Is.EqualTo(node.Sid));
        Assert.That(await node.Status.GetAsync<string>("ip"), Is.EqualTo(node.Address.Host));
        Assert.That(await node.Status.GetAsync<int>("port"), Is.EqualTo(node.Address.Port));
        var (used, total) = (await node.Status.GetAsync<double>("heapUsed"), await node.Status.GetAsync<double>("heapTotal"));
        Assert.That(used, Is.GreaterThan(1_000).And.LessThanOrEqualTo(total));
        Assert.That(await node.Status.GetAsync<long>("counts"), Is.EqualTo(7), "the calls so far, this one included");
        await Fails(node.Status.GetAsync<string>("colour"), CallErrorKind.UnknownKey);

        // Both draw both: the other passes the message back, where it is refused.
        await cluster.GroupAsync("g", nodes, new GroupSettings { Subset = FanoutFunction.Constant(2) });
        await node.Group("g").Gossip.SendAsync<string>("status", "get", ["sid"]);
        foreach (var key in new[] { "rumorsSent", "rumorsReceived", "rumorsRefused" })
        {
            await Eventually(cluster, async () => await node.Status.GetAsync<long>(key) >= 1);
        }

        Assert.That(await node.Status.GetAsync<long>("rumorsDelivered"), Is.EqualTo(1));
        Assert.That(await node.Status.GetAsync<long>("rumorsRepaired"), Is.Zero);
    }

    [Row("B3", "routes.put, get, call, rem")]
    private static async Task Routes_come_and_go(Cluster cluster)
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("keys", typeof(KeyCount).FullName!);
        Assert.That((await node.Routes.GetAsync("keys")).Methods, Is.EqualTo(new[] { "add" }));
        Assert.That(await node.CallAsync<int>("keys", "add", ["x"]), Is.EqualTo(1));
        Assert.That((await node.Routes.RemAsync("keys")).Name, Is.EqualTo("keys"));
        await Fails(node.CallAsync<int>("keys", "add", ["x"]), CallErrorKind.UnknownService);
        await Fails(node.Routes.GetAsync("keys"), CallErrorKind.UnknownService);
        await Fails(node.Routes.RemAsync("keys"), CallErrorKind.UnknownService);
    }

    [Row("B4", "comm.send to itself and to others; each wrong call is an error of its own; so is an unresolvable address")]
    private static async Task Comm_sends_and_tells_what_is_wrong(Cluster cluster)
    {
        var (own, node) = (cluster.Origin, (await cluster.SpawnAsync(1))[0]);
        Assert.That(await own.Comm.SendAsync<string>(own.Address, "status", "get", ["nid"]), Is.EqualTo(own.Nid));
        Assert.That(await own.Comm.SendAsync<string>(node.Address, "status", "get", ["nid"]), Is.EqualTo(node.Nid));
        await Fails(own.Comm.SendAsync<string>(node.Address, "", "get"), CallErrorKind.MissingService);
        await Fails(own.Comm.SendAsync<string>(node.Address, "status", ""), CallErrorKind.MissingMethod);
        await Fails(own.Comm.SendAsync<string>(node.Address, "nothing", "get"), CallErrorKind.UnknownService);
        await Fails(own.Comm.SendAsync<string>(node.Address, "status", "nothing"), CallErrorKind.UnknownMethod);
        await Fails(own.CallAsync<string>("comm", "send", [Array.Empty<int>(), new { service = "status", method = "get" }]), CallErrorKind.MissingNode);
        await Fails(own.Comm.SendAsync<string>(new NodeAddress("no-such-host.invalid", 80), "status", "get", ["nid"]), CallErrorKind.Unreachable);
    }

    [Row("B5", "A node starts with and without a configuration; a wrong one is refused with one line")]
    private static async Task Nodes_start_as_configured(Cluster cluster)
    {
        var plain = await cluster.Origin.Status.SpawnAsync();
        Assert.That(await plain.Status.GetAsync<string>("sid"), Is.EqualTo(plain.Sid));
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["colour"] = "blue" };
        var coloured = await cluster.Origin.Status.SpawnAsync(new SpawnOptions { Settings = settings });
        Assert.That(await coloured.Status.GetAsync<string>("colour"), Is.EqualTo("blue"));
        var refused = await Fails(cluster.Origin.CallAsync<Payload>("status", "spawn", [new { port = 70_000 }]), CallErrorKind.BadArguments);
        Assert.That(refused.Message, Does.Contain("port").And.Not.Contain("\n"));
    }

    [Row("B6", "Local groups: put returns the map; get, add, rem, del; unknown names are errors")]
    private static async Task Local_groups(Cluster cluster)
    {
        var own = cluster.Origin;
        var (a, b) = (new NodeAddress("127.0.0.1", 8080), new NodeAddress("127.0.0.1", 8000));
        Assert.That((await own.Groups.PutAsync("g", [a])).Keys, Is.EqualTo(new[] { "8bc87" }));
        await own.Groups.AddAsync("g", b);
        Assert.That((await own.Groups.GetAsync("g")).Keys, Is.EqualTo(new[] { "8bc87", "e2ecb" }));
        await own.Groups.RemAsync("g", a);
        await own.Groups.RemAsync("g", a);
        Assert.That((await own.Groups.DelAsync("g")).Keys, Is.EqualTo(new[] { "e2ecb" }));
        await Fails(own.Groups.GetAsync("g"), CallErrorKind.UnknownGroup);
        await Fails(own.Groups.DelAsync("g"), CallErrorKind.UnknownGroup);
        await Fails(own.Groups.AddAsync("g", a), CallErrorKind.UnknownGroup);
        await Fails(own.Groups.RemAsync("g", a), CallErrorKind.UnknownGroup);
    }

    [Row("B7", "Group comm over 3 and 5 nodes: all ids, no errors; an unknown key: an error a node and no values; an empty group: one error")]
    private static async Task Group_comm(Cluster cluster)
    {
        var nodes = await cluster.SpawnAsync(5);
        foreach (var count in new[] { 3, 5 })
        {
            var group = await cluster.GroupAsync($"g{count}", nodes.Take(count));
            var reply = await group.Comm.SendAsync<string>("status", "get", ["nid"]);
            Assert.That(reply.Values.Values, Is.EquivalentTo(nodes.Take(count).Select(node => node.Nid)));
            Assert.That(reply.Errors, Is.Empty);
            var wrong = await group.Comm.SendAsync<string>("status", "get", ["colour"]);
            Assert.That(wrong.Values, Is.Empty);
            Assert.That(wrong.Errors.Values.Select(error => error.Kind), Is.EqualTo(Enumerable.Repeat(CallErrorKind.UnknownKey, count)));
        }

        await cluster.Origin.Groups.PutAsync("empty", []);
        await Fails(cluster.Origin.Group("empty").Comm.SendAsync<string>("status", "get", ["nid"]), CallErrorKind.EmptyGroup);
    }

    [Row("B8", "Group groups: put, get, add, rem, del are seen in every member's view")]
    private static async Task Group_groups(Cluster cluster)
    {
        var nodes = await cluster.SpawnAsync(3);
        var group = await cluster.GroupAsync("g", nodes);
        await group.Groups.PutAsync("h", [nodes[0].Address]);
        await group.Groups.AddAsync("h", nodes[1].Address);
        await group.Groups.RemAsync("h", nodes[0].Address);
        var views = await group.Groups.GetAsync("h");
        Assert.That(views.Values.Values.Select(view => view.Values.Single()), Is.EqualTo(Enumerable.Repeat(nodes[1].Address, 3)));
        await Fails(cluster.Origin.Groups.GetAsync("h"), CallErrorKind.UnknownGroup);
        Assert.That((await group.Groups.DelAsync("h")).Errors, Is.Empty);
        Assert.That((await group.Groups.GetAsync("h")).Errors.Values.Select(error => error.Kind), Is.All.EqualTo(CallErrorKind.UnknownGroup).And.Exactly(3).Items);
    }

    [Row("B9", "routes.put on a group, then a call on every member; rem, then an error on each")]
    private static async Task Group_routes(Cluster cluster)
    {
        var group = await cluster.GroupAsync("g", await cluster.SpawnAsync(3));
        Assert.That((await group.Routes.PutAsync("keys", typeof(KeyCount).FullName!)).Errors, Is.Empty);
        Assert.That((await group.Comm.SendAsync<int>("keys", "add", ["x"])).Values.Values, Is.EqualTo(new[] { 1, 1, 1 }));
        Assert.That((await group.Routes.RemAsync("keys")).Errors, Is.Empty);
        var after = await group.Comm.SendAsync<int>("keys", "add", ["x"]);
        Assert.That(after.Errors.Values.Select(error => error.Kind), Is.EqualTo(Enumerable.Repeat(CallErrorKind.UnknownService, 3)));
    }

    [Row("B10", "Group status: the list of nids; the heap's sum equals its parts")]
    private static async Task Group_status(Cluster cluster)
    {
        var nodes = await cluster.SpawnAsync(3);
        var group = await cluster.GroupAsync("g", nodes);
        Assert.That((await group.Status.GetAsync<string>("nid")).Values.Values, Is.EquivalentTo(nodes.Select(node => node.Nid)));
        foreach (var key in new[] { "heapTotal", "heapUsed", "counts" })
        {
            var reply = await group.Status.GetAsync<double>(key);
            Assert.That(reply.Total, Is.EqualTo(reply.Values.Values.Sum()).And.GreaterThan(0), key);
        }
    }

    [Row("B11", "Relativity: one node's view has only the second, the second's has both")]
    private static async Task Views_are_each_nodes_own(Cluster cluster)
    {
        var nodes = await cluster.SpawnAsync(2);
        await nodes[0].Groups.PutAsync("g", [nodes[1].Address]);
        await nodes[1].Groups.PutAsync("g", nodes.Select(node => node.Address));
        Assert.That((await nodes[0].Group("g").Comm.SendAsync<string>("status", "get", ["nid"])).Values.Keys, Is.EqualTo(new[] { nodes[1].Address }));
        Assert.That((await nodes[1].Group("g").Comm.SendAsync<string>("status", "get", ["nid"])).Values, Has.Count.EqualTo(2));
    }

    [Row("B12", "Spawn into a group: it answers, it is in every view, a remote stop works, the next call fails")]
    private static async Task Spawned_into_a_group_and_stopped(Cluster cluster)
    {
        var nodes = await cluster.SpawnAsync(2);
        var group = await cluster.GroupAsync("g", nodes);
        var member = (await group.Status.SpawnAsync()).Node;
        Assert.That((await group.Comm.SendAsync<string>("status", "get", ["nid"])).Values, Contains.Key(member.Address));
        Assert.That((await group.Groups.GetAsync("g")).Values.Values.Select(view => view.Values), Is.All.Contains(member.Address));
        await nodes[0].Comm.SendAsync<Payload>(member.Address, "status", "stop");
        await Eventually(cluster, () => IsGone(member));
    }

    [Row("B13", "Gossip of groups.add into a group of 3: at least 2 of 3 have it within half a second")]
    private static async Task Gossip_of_a_group_change(Cluster cluster)
    {
        var nodes = await cluster.SpawnAsync(3);
        var group = await cluster.GroupAsync("g", nodes);
        var added = new NodeAddress("127.0.0.1", 4_444);
        await group.Groups.PutAsync("h", []);
        await group.Gossip.SendAsync<Payload>("groups", "add", ["h", added]);
        await Eventually(
            cluster,
            async () => (await group.Groups.GetAsync("h")).Values.Values.Count(view => view.Values.Contains(added)) >= 2,
            TimeSpan.FromMilliseconds(500));
    }

    [Row("B14", "Six nodes spawned one after another, then all at once; all stopped; none is left")]
    private static async Task Six_nodes_come_and_go(Cluster cluster)
    {
        var nodes = new List<Node>();
        for (var i = 0; i < 6; i++)
        {
            nodes.Add(await cluster.Origin.Status.SpawnAsync());
        }

        nodes.AddRange(await cluster.SpawnAsync(6));
        Assert.That(nodes.Select(node => node.Address), Is.Unique);
        Assert.That((await (await cluster.GroupAsync("g", nodes)).Status.StopAsync()).Errors, Is.Empty);
        await Eventually(cluster, () => Task.FromResult(nodes.All(node => cluster.ExitCodeOf(node) is not null)));
    }
}
