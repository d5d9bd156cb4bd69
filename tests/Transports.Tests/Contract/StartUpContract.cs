using Distribution.Protocol;
using Distribution.Transports.Tests.Services;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

/// <summary>What a new node calls on itself before it is ready.</summary>
public sealed class StartUpContract(Transport transport) : ContractFixture(transport)
{
    private static readonly StartUpCall PutKeys = new("routes", "put", "keys", typeof(KeyCount).FullName);

    [Test]
    public Task Start_up_calls_have_run_in_order_when_the_spawn_completes() => OnCluster(async cluster =>
    {
        var spawn = new SpawnOptions { OnStart = [PutKeys, new("keys", "add", "line\nfeed"), new("keys", "add", "b")] };
        var node = await cluster.Origin.Status.SpawnAsync(spawn);
        Assert.That(await node.CallAsync<int>("keys", "add", ["b"]), Is.EqualTo(2), "both keys are there");
        Assert.That(await node.CallAsync<int>("keys", "add", ["line\nfeed"]), Is.EqualTo(2), "text arrives as it is");
    });

    [Test]
    public Task A_start_up_call_may_be_one_of_a_group() => OnCluster(async cluster =>
    {
        var member = (await cluster.SpawnAsync(1))[0];
        await member.Groups.PutAsync("g", [member.Address]);
        var all = Call.Local("groups", "put", Payload.OfText($"[\"g\",[{{\"ip\":\"{member.Address.Host}\",\"port\":{member.Address.Port}}}]]"));
        var put = new Call("g", "routes", "put", Payload.OfText($"[\"keys\",\"{typeof(KeyCount).FullName}\"]"));
        await cluster.Origin.Status.SpawnAsync(new SpawnOptions { OnStart = [new(all), new(put)] });
        Assert.That(await member.CallAsync<int>("keys", "add", ["a"]), Is.EqualTo(1));
    });

    [Test]
    public Task A_start_up_call_that_fails_is_a_failed_spawn_that_names_it() => OnCluster(async cluster =>
    {
        var address = (await cluster.SpawnAsync(1))[0];
        cluster.Kill(address);
        await Eventually(cluster, () => Task.FromResult(cluster.ExitCodeOf(address) is not null));
        var spawn = new SpawnOptions { Listen = address.Address, OnStart = [PutKeys, new("keys", "subtract", "a"), new("status", "stop")] };
        var failure = await Fails(cluster.Origin.Status.SpawnAsync(spawn), CallErrorKind.SpawnFailed);
        Assert.That(failure.Message, Does.Contain("the start-up call keys.subtract failed: UnknownMethod"));
        Assert.That(failure.Message, Does.Contain("refused to start"));
        await Eventually(cluster, () => IsGone(address));
    });

    [Test]
    public Task The_boot_deadline_covers_the_start_up_calls() => OnCluster(async cluster =>
    {
        var spawn = new SpawnOptions
        {
            OnStart = [new("routes", "put", "e", typeof(Endless).FullName), new("e", "wait")],
            BootDeadline = TimeSpan.FromSeconds(2),
        };
        var failure = await Fails(cluster.Origin.Status.SpawnAsync(spawn), CallErrorKind.SpawnFailed);
        Assert.That(failure.Message, Does.Contain("not up by its boot deadline"));
        Assert.That(await cluster.Origin.Groups.GetAsync("all"), Has.Count.EqualTo(1), "it was never known");
    });

    [Test]
    public Task Concurrent_spawns_each_run_their_own_start_up_calls() => OnCluster(async cluster =>
    {
        var spawns = Enumerable.Range(1, 4).Select(count => cluster.Origin.Status.SpawnAsync(new SpawnOptions
        {
            OnStart = [PutKeys, .. Enumerable.Range(0, count).Select(key => new StartUpCall("keys", "add", $"{key}"))],
        }));
        var nodes = await Task.WhenAll(spawns.ToArray());
        for (var i = 0; i < nodes.Length; i++)
        {
            Assert.That(await nodes[i].CallAsync<int>("keys", "add", ["0"]), Is.EqualTo(i + 1));
        }
    });
}
