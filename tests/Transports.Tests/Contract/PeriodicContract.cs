using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

/// <summary>Calls that nodes repeat by themselves, through the API.</summary>
public sealed class PeriodicContract(Transport transport) : ContractFixture(transport)
{
    [Test]
    public Task A_node_repeats_a_call_until_it_is_stopped() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("keys", typeof(KeyCount).FullName!);
        await using var repeated = await node.Gossip.AtAsync(TimeSpan.FromMilliseconds(20), "keys", "add", ["timer"]);
        Assert.That(repeated.Node, Is.EqualTo(node));
        await Eventually(cluster, async () => await node.CallAsync<int>("keys", "add", ["own"]) == 2);
        Assert.That(await repeated.StopAsync(), Is.True);
        Assert.That(await repeated.StopAsync(), Is.False, "it is stopped already");
        Assert.That(await node.Gossip.DelAsync(repeated.Id), Is.False);
    });

    [Test]
    public Task A_group_is_gossiped_to_again_and_again() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(2);
        var group = await cluster.GroupAsync("g", nodes, new GroupSettings { Subset = FanoutFunction.Constant(2) });
        await group.Routes.PutAsync("keys", typeof(KeyCount).FullName!);
        var repeated = await group.Gossip.AtAsync(TimeSpan.FromMilliseconds(20), "keys", "add", ["timer"]);
        Assert.That(repeated.Node, Is.EqualTo(cluster.Origin));
        foreach (var node in nodes)
        {
            await Eventually(cluster, async () => await node.CallAsync<int>("keys", "add", ["own"]) == 2);
        }

        await repeated.DisposeAsync();
        Assert.That(await group.Gossip.DelAsync(repeated.Id), Is.False, "disposing it has stopped it");
    });

    [Test]
    public Task An_interval_that_is_none_is_refused() => OnCluster(async cluster =>
    {
        await Fails(cluster.Origin.Gossip.AtAsync(TimeSpan.Zero, "status", "get", ["sid"]), CallErrorKind.BadArguments);
    });

    [Test]
    public Task A_member_is_removed_by_its_SID_or_its_NID() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(3);
        var group = await cluster.GroupAsync("g", nodes);
        await cluster.Origin.Groups.RemAsync("g", nodes[0].Sid);
        Assert.That((await cluster.Origin.Groups.GetAsync("g")).Values, Is.EquivalentTo(nodes.Skip(1).Select(node => node.Address)));
        Assert.That((await group.Groups.RemAsync("g", nodes[2].Nid)).Errors, Is.Empty);
        Assert.That((await nodes[1].Groups.GetAsync("g")).Values, Is.EquivalentTo(nodes.Take(2).Select(node => node.Address)));
    });
}
