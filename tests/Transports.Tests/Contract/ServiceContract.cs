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
    public Task An_object_that_a_node_has_made_is_disposed_when_its_service_goes_or_the_node_stops() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("a", typeof(Holder).FullName!);
        var before = await node.CallAsync<int>("a", "ended");
        await node.Routes.PutAsync("b", typeof(Holder).FullName!);
        await node.Routes.RemAsync("a");
        await Eventually(cluster, async () => await node.CallAsync<int>("b", "ended") == before + 1);
        await node.Routes.PutAsync("b", typeof(Holder).FullName!);
        await Eventually(cluster, async () => await node.CallAsync<int>("b", "ended") == before + 2);
        await node.Status.StopAsync();
        await Eventually(cluster, () => Task.FromResult(cluster.ExitCodeOf(node) == 0));
        var last = cluster is SimulatedCluster ? $"holder ended {Holder.Ended()}" : cluster.LogOf(node);
        Assert.That(last, Does.EndWith($"holder ended {before + 3}"));
    });

    [Test]
    public Task A_service_type_may_be_named_with_its_assembly_and_only_with_its_own() => OnCluster(async cluster =>
    {
        var (node, type) = ((await cluster.SpawnAsync(1))[0], typeof(KeyCount));
        await node.Routes.PutAsync("a", $"{type.FullName}, {type.Assembly.GetName().Name}");
        await node.Routes.PutAsync("b", type.AssemblyQualifiedName!);
        var error = await Fails(
            node.Routes.PutAsync("c", $"{type.FullName}, No.Such.Assembly, Version=9.9.9.9"), CallErrorKind.BadArguments);
        Assert.That(error.Message, Does.Contain("without the assembly 'No.Such.Assembly'"));
        await Fails(node.Routes.GetAsync("c"), CallErrorKind.UnknownService);
    });

    [Test]
    public Task A_refusal_says_nothing_of_parameters_of_this_program() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        var overloads = await Fails(node.Routes.PutAsync("o", typeof(Overloads).FullName!), CallErrorKind.BadArguments);
        await node.Routes.PutAsync("p", typeof(PickyService).FullName!);
        var picky = await Fails(node.CallAsync<int>("p", "take", [new { value = 0 }]), CallErrorKind.BadArguments);
        foreach (var error in new[] { overloads, picky })
        {
            Assert.That(error.Message, Does.Not.Contain("Parameter '").And.Not.Contain("Actual value").And.Not.Contain("\n"));
        }
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
    public Task Who_watches_and_throws_is_told_nothing_more_and_others_are() => OnCluster(async cluster =>
    {
        var (told, seen) = (0, new TaskCompletionSource());
        using var bad = cluster.Origin.Events.Groups.Subscribe(_ =>
        {
            told++;
            throw new InvalidOperationException("a watcher that throws");
        });
        using var good = cluster.Origin.Events.Groups.Where(static change => change.Gid is "h").Subscribe(_ => seen.TrySetResult());
        await cluster.Origin.Groups.PutAsync("g", [cluster.Origin.Address]);
        await cluster.Origin.Groups.PutAsync("h", [cluster.Origin.Address]);
        await seen.Task;
        Assert.That(told, Is.EqualTo(1));
        Assert.That(await cluster.Origin.Groups.GetAsync("h"), Has.Count.EqualTo(1));
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

    [Test]
    public Task Types_with_a_codec_and_generated_types_travel() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("w", typeof(Weather).FullName!);
        var warmer = await node.CallAsync<Temperature>("w", "warmer", [Temperature.OfKelvin(280), 3.5]);
        Assert.That(warmer.InKelvin(), Is.EqualTo(283.5));
        Assert.That(await node.CallAsync<Reading>("w", "again", [new Reading("roof", 1)]), Is.EqualTo(new Reading("roof", 2)));
        Assert.That(Codecs.Options.GetTypeInfo(typeof(Reading)).OriginatingResolver, Is.InstanceOf<GeneratedTypes>());
    });

    [Test]
    public Task A_service_knows_its_node_and_its_caller_and_calls_others() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(2);
        await nodes[0].Routes.PutAsync("w", typeof(Weather).FullName!);
        Assert.That(await nodes[0].CallAsync<string>("w", "where"), Is.EqualTo(nodes[0].Sid));
        var answer = await nodes[0].CallAsync<string>("w", "ask", [nodes[1].Address]);
        Assert.That(answer, Is.EqualTo($"{cluster.Origin.Address} {nodes[0].Sid} {nodes[1].Sid}"));
    });

    [Test]
    public Task A_handle_can_be_sent_to_another_node_and_called_there_and_runs_here() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("w", typeof(Weather).FullName!);
        var given = new List<int>();
        int Take(int value)
        {
            given.Add(value);
            return value * 2;
        }

        var handle = await cluster.Origin.Rpc.CreateAsync(Take);
        var twin = await cluster.Origin.Rpc.CreateAsync(Take);
        Assert.That(twin, Is.Not.EqualTo(handle), "two handles of equal code are two handles");
        Assert.That(await node.CallAsync<int>("w", "callBack", [handle, 21]), Is.EqualTo(42));
        Assert.That(given, Is.EqualTo(new[] { 21 }));
        Assert.That(await cluster.Origin.Rpc.DeleteAsync(handle), Is.True);
        Assert.That(await cluster.Origin.Rpc.DeleteAsync(handle), Is.False);
        await Fails(node.CallAsync<int>("w", "callBack", [handle, 1]), CallErrorKind.HandlerFailed);
        Assert.That(await node.CallAsync<int>("w", "callBack", [twin, 4]), Is.EqualTo(8));
    });

    [Test]
    public Task A_method_is_cancelled_when_its_caller_stops_waiting() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("w", typeof(Weather).FullName!);
        await Fails(node.CallAsync<string>("w", "wait", options: TimeSpan.FromMilliseconds(50)), CallErrorKind.TimedOut);
        Assert.That(await node.Status.GetAsync<string>("sid"), Is.EqualTo(node.Sid));
    });
}
