using System.Reactive.Linq;
using Distribution.Protocol;
using Distribution.Transports.Tests.Services;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

/// <summary>Users' code that fails: an error for the caller, and the node lives on.</summary>
public sealed class ServiceContract(Transport transport) : ContractFixture(transport)
{
    [Test]
    public Task A_service_that_cannot_be_made_is_not_registered() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        var error = await Fails(node.Routes.PutAsync("u", typeof(Unmakeable).FullName!), CallErrorKind.HandlerFailed);
        Assert.That(error.Message, Does.Contain("no such luck"));
        await Fails(node.Routes.GetAsync("u"), CallErrorKind.UnknownService);
    });

    [Test]
    public Task An_argument_whose_type_refuses_it_is_a_bad_argument() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("p", typeof(PickyService).FullName!);
        Assert.That(await node.CallAsync<int>("p", "take", [new { value = 3 }]), Is.EqualTo(3));
        await Fails(node.CallAsync<int>("p", "take", [new { value = 0 }]), CallErrorKind.BadArguments);
        Assert.That(await node.CallAsync<int>("p", "take", [new { value = 4 }]), Is.EqualTo(4));
    });

    [Test]
    public Task Who_watches_a_node_sees_its_views_change_and_may_call_from_there() => OnCluster(async cluster =>
    {
        var seen = new TaskCompletionSource<Task<string>>();
        using var watching = cluster.Origin.Events.Groups.Where(static change => change.Gid is "g")
            .Subscribe(_ => seen.TrySetResult(cluster.Origin.Status.GetAsync<string>("sid")));
        await cluster.Origin.Groups.PutAsync("g", [cluster.Origin.Address]);
        Assert.That(await await seen.Task, Is.EqualTo(cluster.Origin.Sid));
    });

    [Test]
    public Task Who_watches_a_node_sees_it_run_gossip() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await cluster.GroupAsync("g", [cluster.Origin, node], new GroupSettings { Subset = FanoutFunction.Constant(2) });
        var seen = new TaskCompletionSource<Delivery>();
        using var watching = cluster.Origin.Events.Deliveries.Subscribe(delivery => seen.TrySetResult(delivery));
        await cluster.Origin.Group("g").Gossip.SendAsync<string>("status", "get", ["nid"]);
        var delivered = await seen.Task;
        Assert.That((delivered.Gid, delivered.Service, delivered.Method), Is.EqualTo(("g", "status", "get")));
    });
}
