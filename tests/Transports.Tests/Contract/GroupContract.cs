using System.Text.Json;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

public sealed class GroupContract(Transport transport) : ContractFixture(transport)
{
    [Test]
    public Task A_group_call_reaches_all_members() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(3);
        var group = await cluster.GroupAsync("g", nodes);
        var nids = await group.Comm.SendAsync<string>("status", "get", ["nid"]);
        Assert.That(nids.Errors, Is.Empty);
        Assert.That(nids.Values.Values, Is.EquivalentTo(nodes.Select(node => node.Nid)));
        var wrong = await group.Comm.SendAsync<string>("status", "get", ["nope"]);
        Assert.That(wrong.Values, Is.Empty);
        Assert.That(wrong.Errors.Values.Select(error => error.Kind), Has.Exactly(3).EqualTo(CallErrorKind.UnknownKey));
    });

    [Test]
    public Task An_unknown_and_an_empty_group_are_one_error_of_the_call() => OnCluster(async cluster =>
    {
        await Fails(cluster.Origin.Group("nope").Comm.SendAsync<string>("status", "get", ["nid"]), CallErrorKind.UnknownGroup);
        await cluster.Origin.Groups.PutAsync("empty", []);
        await Fails(cluster.Origin.Group("empty").Comm.SendAsync<string>("status", "get", ["nid"]), CallErrorKind.EmptyGroup);
    });

    [Test]
    public Task Group_operations_are_seen_in_every_members_view() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(3);
        var group = await cluster.GroupAsync("g", nodes);
        await group.Groups.PutAsync("h", [nodes[0].Address]);
        await group.Groups.AddAsync("h", nodes[1].Address);
        await group.Groups.RemAsync("h", nodes[0].Address);
        var views = await group.Groups.GetAsync("h");
        Assert.That(views.Values.Values.Select(view => view.Values.Single()), Has.Exactly(3).EqualTo(nodes[1].Address));
        await group.Groups.DelAsync("h");
        Assert.That((await group.Groups.GetAsync("h")).Errors.Values.Select(error => error.Kind), Is.All.EqualTo(CallErrorKind.UnknownGroup));

        // The caller's own view changes only if it is a member.
        await Fails(cluster.Origin.Groups.GetAsync("h"), CallErrorKind.UnknownGroup);
    });

    [Test]
    public Task The_group_local_is_the_node_alone() => OnCluster(async cluster =>
    {
        foreach (var node in (Node[])[cluster.Origin, (await cluster.SpawnAsync(1))[0]])
        {
            var local = node.Group("local");
            Assert.That((await local.Status.GetAsync<string>("nid")).Values, Is.EqualTo(new Dictionary<NodeAddress, string> { [node.Address] = node.Nid }));
            var counts = await local.Status.GetAsync<double>("counts");
            Assert.That(counts.Total, Is.EqualTo(counts.Values.Single().Value));
            Assert.That((await local.Status.GetAsync<int>("port")).Total, Is.Null);
            Assert.That((await local.Status.GetAsync<string>("nope")).Errors.Single().Value.Kind, Is.EqualTo(CallErrorKind.UnknownKey));
            Assert.That((await local.Comm.SendAsync<string>("status", "get", ["sid"])).Values.Single().Value, Is.EqualTo(node.Sid));
            Assert.That((await local.Groups.GetAsync("local")).Values.Single().Value.Values.Single(), Is.EqualTo(node.Address));
            await local.Groups.PutAsync("g", [node.Address]);
            Assert.That((await node.Groups.GetAsync("g")).Count, Is.EqualTo(1));
            await local.Routes.PutAsync("keys", typeof(KeyCount).FullName!);
            Assert.That((await local.Comm.SendAsync<int>("keys", "add", ["a"])).Values.Single().Value, Is.EqualTo(1));
            Assert.That((await local.CallAsync<int>("keys", "add", ["b"])).Values.Single().Value, Is.EqualTo(2));
            await Fails(local.Gossip.SendAsync<string>("status", "get", ["sid"]), CallErrorKind.BadArguments);
        }
    });

    [Test]
    public Task A_group_that_is_one_node_can_be_stopped_by_another() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        Assert.That((await node.Group("local").Status.StopAsync()).Errors, Is.Empty);
        await Eventually(cluster, () => IsGone(node));
    });

    [Test]
    public Task What_the_viewer_does_itself_is_one_value_of_the_viewer() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(2);
        await cluster.GroupAsync("g", nodes);
        var group = nodes[0].Group("g");
        var at = await group.CallAsync<int>("gossip", "at", [60_000, Array.Empty<int>(), new { service = "status", method = "get" }]);
        Assert.That(at.Values, Is.EqualTo(new Dictionary<NodeAddress, int> { [nodes[0].Address] = 1 }));
        Assert.That((await group.CallAsync<bool>("gossip", "del", [1])).Values[nodes[0].Address], Is.True);
        var spawned = await group.CallAsync<JsonElement>("status", "spawn");
        Assert.That(spawned.Values[nodes[0].Address].GetProperty("port").GetInt32(), Is.Positive);
        Assert.That(spawned.Errors, Is.Empty);
        Assert.That((await group.CallAsync<int>("status", "get", ["counts"])).Total, Is.Positive);
    });

    [Test]
    public Task Views_are_each_nodes_own() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(2);
        await nodes[0].Groups.PutAsync("g", [nodes[1].Address]);
        await nodes[1].Groups.PutAsync("g", nodes.Select(node => node.Address));
        Assert.That((await nodes[0].Groups.GetAsync("g")).Keys, Is.EqualTo(new[] { nodes[1].Sid }));
        Assert.That((await nodes[1].Groups.GetAsync("g")).Values, Is.EquivalentTo(nodes.Select(node => node.Address)));
    });

    [Test]
    public Task Removing_a_node_from_one_group_leaves_it_in_all() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await cluster.Origin.Groups.PutAsync("g", [node.Address]);
        await cluster.Origin.Groups.RemAsync("g", node.Address);
        Assert.That((await cluster.Origin.Groups.GetAsync("all")).Values, Does.Contain(node.Address));
    });

    [Test]
    public Task Status_of_a_group_adds_up() => OnCluster(async cluster =>
    {
        var group = await cluster.GroupAsync("g", await cluster.SpawnAsync(3));
        var heaps = await group.Status.GetAsync<double>("heapUsed");
        Assert.That(heaps.Values.Values, Is.All.GreaterThan(0));
        Assert.That(heaps.Total, Is.EqualTo(heaps.Values.Values.Sum()));
        var counts = await group.Status.GetAsync<long>("counts");
        Assert.That(counts.Values.Values, Is.All.GreaterThan(0));
    });

    [Test]
    public Task A_service_by_name_runs_on_every_member() => OnCluster(async cluster =>
    {
        var group = await cluster.GroupAsync("g", await cluster.SpawnAsync(3));
        Assert.That((await group.Routes.PutAsync("keys", typeof(KeyCount).FullName!)).Errors, Is.Empty);
        await group.Comm.SendAsync<int>("keys", "add", ["a"]);
        var counts = await group.Comm.SendAsync<int>("keys", "add", ["b"]);
        Assert.That(counts.Values.Values, Has.Exactly(3).EqualTo(2));
        Assert.That((await group.Routes.RemAsync("keys")).Values.Values.Select(service => service.Name), Is.All.EqualTo("keys"));
        var gone = await group.Comm.SendAsync<int>("keys", "add", ["c"]);
        Assert.That(gone.Errors.Values.Select(error => error.Kind), Has.Exactly(3).EqualTo(CallErrorKind.UnknownService));
    });

    [Test]
    public Task What_members_answer_can_be_taken_as_it_is() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(2);
        var reply = await (await cluster.GroupAsync("g", nodes)).Comm.SendAsync<Payload>("status", "get", ["port"]);
        Assert.That(reply.Values[nodes[1].Address].ToString(), Is.EqualTo(FormattableString.Invariant($"{nodes[1].Address.Port}")));
    });

    [Test]
    public Task A_dead_member_is_one_error_and_the_rest_answer() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(3);
        var group = await cluster.GroupAsync("g", nodes);
        cluster.Kill(nodes[1]);
        await Eventually(cluster, async () =>
        {
            var reply = await group.Comm.SendAsync<string>("status", "get", ["nid"]);
            return reply.Values.Count == 2 && reply.Errors.Single().Value.Kind == CallErrorKind.Unreachable && reply.Errors.ContainsKey(nodes[1].Address);
        });
    });
}
