using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

public sealed class RepairContract(Transport transport) : ContractFixture(transport)
{
    private const int Members = 6;
    private const int Burst = 40;

    [Test]
    public Task With_repair_every_member_runs_every_message_exactly_once() => OnCluster(async cluster =>
    {
        // A subset of one leaves almost everybody to the repair.
        var (group, _) = await Prepare(cluster, new GroupSettings { Subset = FanoutFunction.Constant(1), Repair = GossipRepair.AntiEntropy });
        for (var message = 0; message < 10; message++)
        {
            await group.Gossip.SendAsync<Payload>("tally", "hit", [$"m{message}"]);
        }

        await Eventually(cluster, async () => (await Tags(group)).All(static tags => tags.Length >= 10));
        await cluster.DelayAsync(TimeSpan.FromMilliseconds(300));
        Assert.That(await Tags(group), Is.All.EquivalentTo(Enumerable.Range(0, 10).Select(static message => $"m{message}")));
        Assert.That((await group.Status.GetAsync<long>("rumorsDelivered")).Total, Is.EqualTo(10 * Members));
        Assert.That((await group.Status.GetAsync<long>("rumorsRepaired")).Total, Is.Positive);
        Assert.That(await cluster.Origin.Status.GetAsync<long>("rumorsDelivered"), Is.Zero, "the caller is no member");
    });

    [Test]
    public Task A_burst_of_one_shot_gossip_ends_and_runs_nothing_twice() => OnCluster(async cluster => // defect 10 of the reference
    {
        var (group, nodes) = await Prepare(cluster, GroupSettings.Default);
        await SendBurst(nodes);

        // Nothing is lost between live members: it is over when all that was sent has been received.
        await Eventually(cluster, async () => await Total(group, "rumorsSent") == await Total(group, "rumorsReceived"));
        var runs = await Tags(group);
        Assert.That(runs, Is.All.Unique);
        Assert.That(runs.Sum(static tags => tags.Length), Is.InRange(Burst, Burst * Members));
        Assert.That(await Total(group, "rumorsSent"), Is.LessThanOrEqualTo(2 * Burst * (Members + 1)), "two a node that runs it, two at its origin");
    });

    [Test]
    public Task A_burst_with_repair_runs_everything_exactly_once() => OnCluster(async cluster =>
    {
        var (group, nodes) = await Prepare(cluster, new GroupSettings { Repair = GossipRepair.AntiEntropy });
        await SendBurst(nodes);
        await Eventually(cluster, async () => (await Tags(group)).Sum(static tags => tags.Length) >= Burst * Members);
        await cluster.DelayAsync(TimeSpan.FromMilliseconds(300));
        Assert.That(await Tags(group), Is.All.EquivalentTo(Enumerable.Range(0, Burst).Select(static message => $"m{message}")));
        Assert.That(await Total(group, "rumorsDelivered"), Is.EqualTo(Burst * Members));
    });

    [Test]
    public Task A_group_that_is_deleted_and_made_again_runs_no_message_twice() => OnCluster(async cluster =>
    {
        var settings = new GroupSettings { Repair = GossipRepair.AntiEntropy };
        var (group, nodes) = await Prepare(cluster, settings);
        await group.Gossip.SendAsync<Payload>("tally", "hit", ["a"]);
        await Eventually(cluster, async () => (await Tags(group)).All(static tags => tags.Length == 1));
        await nodes[0].Groups.DelAsync("g");
        await nodes[0].Groups.PutAsync("g", nodes.Select(static node => node.Address), settings);
        await group.Gossip.SendAsync<Payload>("tally", "hit", ["b"]);
        await Eventually(cluster, async () => (await Tags(group)).All(static tags => tags.Contains("b")));

        // For so long the others tell each other, and it, of both.
        await cluster.DelayAsync(TimeSpan.FromSeconds(4));
        Assert.That(await Tags(group), Is.All.EquivalentTo(new[] { "a", "b" }));
    });

    [Test]
    public Task With_repair_who_joins_runs_the_messages_of_the_last_minute_and_without_it_none() => OnCluster(async cluster =>
    {
        foreach (var repair in (GossipRepair[])[GossipRepair.AntiEntropy, GossipRepair.None])
        {
            var nodes = await cluster.SpawnAsync(2);
            var group = await cluster.GroupAsync("g", nodes, new GroupSettings { Repair = repair });
            await group.Routes.PutAsync("tally", typeof(Tally).FullName!);
            await group.Gossip.SendAsync<Payload>("tally", "hit", ["before"]);
            var start = new SpawnOptions { OnStart = [new("routes", "put", "tally", typeof(Tally).FullName)] };
            var late = (await group.Status.SpawnAsync(start)).Node;
            if (repair == GossipRepair.AntiEntropy)
            {
                await Eventually(cluster, async () => (await late.CallAsync<string[]>("tally", "tags")).Contains("before"));
            }
            else
            {
                await cluster.DelayAsync(TimeSpan.FromSeconds(3));
                Assert.That(await late.CallAsync<string[]>("tally", "tags"), Is.Empty);
            }
        }
    });

    private static async Task<(Group Group, IReadOnlyList<Node> Nodes)> Prepare(Cluster cluster, GroupSettings settings)
    {
        var nodes = await cluster.SpawnAsync(Members);
        var group = await cluster.GroupAsync("g", nodes, settings);
        Assert.That((await group.Routes.PutAsync("tally", typeof(Tally).FullName!)).Errors, Is.Empty);
        return (group, nodes);
    }

    /// <summary>The members send, all at once.</summary>
    private static Task SendBurst(IReadOnlyList<Node> nodes) => Task.WhenAll(Enumerable.Range(0, Burst).Select(message =>
        nodes[message % Members].Group("g").Gossip.SendAsync<Payload>("tally", "hit", [$"m{message}"])));

    private static async Task<string[][]> Tags(Group group) =>
        [.. (await group.Comm.SendAsync<string[]>("tally", "tags")).Values.Values];

    private static async Task<double> Total(Group group, string key) => (await group.Status.GetAsync<double>(key)).Total!.Value;
}
