using Distribution.Protocol;
using Distribution.Transports.Tests.Services;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

public sealed class SpawnContract(Transport transport) : ContractFixture(transport)
{
    [Test]
    public Task Spawned_member_knows_its_group() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(2);
        var group = await cluster.GroupAsync("g", nodes);
        var third = (await group.Status.SpawnAsync()).Node;
        Assert.That((await third.Groups.GetAsync("g")).Values, Is.EquivalentTo(nodes.Append(third).Select(node => node.Address)));
        Assert.That((await nodes[0].Groups.GetAsync("g")).Values, Does.Contain(third.Address));
        Assert.That((await cluster.Origin.Groups.GetAsync("g")).Values, Does.Contain(third.Address));
    });

    [Test]
    public Task A_member_spawned_into_a_group_gossips_as_the_others_do() => OnCluster(async cluster =>
    {
        var settings = new GroupSettings
        {
            Subset = FanoutFunction.Parse("n-1"),
            ExcludeSelf = true,
            Repair = GossipRepair.AntiEntropy,
            RepairInterval = TimeSpan.FromMilliseconds(250),
        };
        var group = await cluster.GroupAsync("g", await cluster.SpawnAsync(1), settings);
        var member = (await group.Status.SpawnAsync()).Node;
        Assert.That(await member.Groups.OptionsAsync("g"), Is.EqualTo(settings));
    });

    [Test]
    public Task Concurrent_spawns_complete_once_each() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(8);
        Assert.That(nodes.Select(node => node.Address), Is.Unique);
        Assert.That((await cluster.Origin.Groups.GetAsync("all")).Count, Is.EqualTo(9));
    });

    [Test]
    public Task A_spawned_node_has_its_settings() => OnCluster(async cluster =>
    {
        var spawn = new SpawnOptions { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["colour"] = "<blue>" } };
        var node = (await cluster.SpawnAsync(1, spawn))[0];
        Assert.That(await node.Status.GetAsync<string>("colour"), Is.EqualTo("<blue>"));
        Assert.That(await node.Status.GetAsync<string>("ip"), Is.EqualTo(node.Address.Host));
        Assert.That(await node.Status.GetAsync<int>("port"), Is.EqualTo(node.Address.Port));
    });

    [Test]
    public Task A_port_in_use_is_an_error_that_says_so() => OnCluster(async cluster =>
    {
        var spawn = new SpawnOptions { Listen = cluster.Origin.Address };
        var failure = await Fails(cluster.Origin.Status.SpawnAsync(spawn), CallErrorKind.SpawnFailed);
        Assert.That(failure.Message, Does.Contain("in use"));
        Assert.That(await cluster.Origin.Status.GetAsync<string>("nid"), Is.EqualTo(cluster.Origin.Nid));
    });

    [TestCase("no-such-host.invalid")]
    [TestCase("192.0.2.1")]
    [TestCase("0.0.0.0")]
    public Task A_host_that_is_not_of_this_machine_is_no_place_for_a_node(string host) => OnCluster(async cluster =>
    {
        var spawn = new SpawnOptions { Listen = new NodeAddress(host, 0) };
        await Fails(cluster.Origin.Status.SpawnAsync(spawn), CallErrorKind.SpawnFailed);
        Assert.That(await cluster.Origin.Groups.GetAsync("all"), Has.Count.EqualTo(1));
    });

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(3_600_001)]
    [TestCase(long.MaxValue / TimeSpan.TicksPerMillisecond)]
    public Task A_boot_deadline_that_is_none_is_refused(long milliseconds) => OnCluster(async cluster =>
    {
        var spawn = new SpawnOptions { BootDeadline = TimeSpan.FromMilliseconds(milliseconds) };
        var error = await Fails(cluster.Origin.Status.SpawnAsync(spawn), CallErrorKind.BadArguments);
        Assert.That(error.Message, Does.Contain("bootMs").And.Contain("3600000"));
    });

    [Test]
    public Task A_node_that_comes_up_when_its_caller_has_given_up_is_stopped() => OnCluster(async cluster =>
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(5), cluster.Time);
        var cancelled = cluster.Origin.Status.SpawnAsync(options: cancel.Token);
        var late = cluster.Origin.Status.SpawnAsync(options: TimeSpan.FromMilliseconds(1));
        await Fails(cancelled, CallErrorKind.Cancelled);
        await Fails(late, CallErrorKind.TimedOut);
        await Fails(cluster.Origin.Status.SpawnAsync(options: new CancellationToken(canceled: true)), CallErrorKind.Cancelled);

        // Both come up, and both leave again.
        var most = 1;
        await Eventually(cluster, async () =>
        {
            var count = (await cluster.Origin.Groups.GetAsync("all")).Count;
            most = Math.Max(most, count);
            return most > 1 && count == 1;
        });
    });

    [Test]
    public Task The_children_of_the_origin_end_when_it_is_stopped() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(2);
        await cluster.Origin.Status.StopAsync();
        foreach (var node in nodes)
        {
            await Eventually(cluster, () => Task.FromResult(cluster.ExitCodeOf(node) == 0));
        }
    });

    [Test]
    public Task What_a_booting_node_prints_is_not_taken_for_its_word() => OnCluster(async cluster =>
    {
        var spawn = new SpawnOptions { OnStart = [new("routes", "put", "x", typeof(Impostor).FullName), new("routes", "put", "y", "NoSuch")] };
        await Fails(cluster.Origin.Status.SpawnAsync(spawn), CallErrorKind.SpawnFailed);
    });

    [Test]
    public Task A_node_answers_its_stop_and_then_is_gone() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Status.StopAsync();
        await Eventually(cluster, () => IsGone(node));
    });

    [Test]
    public Task A_child_can_spawn_a_node_of_its_own() => OnCluster(async cluster =>
    {
        var child = (await cluster.SpawnAsync(1))[0];
        var grandchild = await child.Status.SpawnAsync();
        Assert.That(await grandchild.Status.GetAsync<string>("nid"), Is.EqualTo(grandchild.Nid));
    });

    [Test]
    public Task Nodes_spawned_into_a_group_at_once_end_in_one_view() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(2);
        var group = await cluster.GroupAsync("g", nodes.Append(cluster.Origin));
        Group[] callers = [group, group, group, nodes[0].Group("g")];
        var spawned = await Task.WhenAll(callers.Select(static caller => caller.Status.SpawnAsync()).ToArray());
        var views = await group.Groups.GetAsync("g");
        Assert.That(views.Errors, Is.Empty);
        var all = nodes.Append(cluster.Origin).Concat(spawned.Select(static member => member.Node)).Select(static node => node.Address).ToArray();
        Assert.That(views.Values.Keys, Is.EquivalentTo(all));
        Assert.That(views.Values.Values.Select(static view => view.Values), Is.All.EquivalentTo(all));
    });

    [Test]
    public Task A_member_that_cannot_be_told_is_an_error_beside_the_new_node() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(2);
        var group = await cluster.GroupAsync("g", nodes);
        await nodes[1].Groups.DelAsync("g");
        var spawned = await group.Status.SpawnAsync();
        Assert.That(spawned.Errors.Single().Key, Is.EqualTo(nodes[1].Address));
        Assert.That(spawned.Errors.Single().Value.Kind, Is.EqualTo(CallErrorKind.UnknownGroup));
        Assert.That((await spawned.Node.Groups.GetAsync("g")).Count, Is.EqualTo(3));
    });

    [Test]
    public Task Into_all_a_node_can_be_spawned_and_into_local_none() => OnCluster(async cluster =>
    {
        var spawned = await cluster.Origin.Group("all").Status.SpawnAsync();
        Assert.That(spawned.Errors, Is.Empty);
        Assert.That((await cluster.Origin.Groups.GetAsync("all")).Values, Is.EquivalentTo(new[] { cluster.Origin.Address, spawned.Node.Address }));
        await Fails(cluster.Origin.Group("local").Status.SpawnAsync(), CallErrorKind.BadArguments);
        await Fails(cluster.Origin.Group("nope").Status.SpawnAsync(), CallErrorKind.UnknownGroup);
        Assert.That((await cluster.Origin.Groups.GetAsync("all")).Count, Is.EqualTo(2), "none was started and left without a handle");
    });

    [TestCase("g")]
    [TestCase("all")]
    public Task Stopping_a_group_stops_all_members_and_then_the_caller(string gid) => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(3);
        await cluster.GroupAsync("g", nodes);
        var reply = await cluster.Origin.Group(gid).Status.StopAsync();
        Assert.That(reply.Errors, Is.Empty);
        Assert.That(reply.Values.Keys, Is.SupersetOf(nodes.Select(static node => node.Address)));
        await Eventually(cluster, () => Task.FromResult(nodes.All(node => cluster.ExitCodeOf(node) is not null)));
        await Fails(cluster.Origin.Status.GetAsync<string>("nid"), CallErrorKind.Stopping);
    });
}
