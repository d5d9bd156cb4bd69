using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

public sealed class SpawnContract(Transport transport) : ContractFixture(transport)
{
    [Test]
    public Task Spawned_member_knows_its_group() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(2);
        var group = await cluster.GroupAsync("g", nodes);
        var third = await group.Status.SpawnAsync();
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
        var member = await group.Status.SpawnAsync();
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
    public Task Stopping_a_group_stops_all_members() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(3);
        var group = await cluster.GroupAsync("g", nodes);
        Assert.That((await group.Status.StopAsync()).Errors, Is.Empty);
        foreach (var node in nodes)
        {
            await Eventually(cluster, () => IsGone(node));
        }
    });
}
