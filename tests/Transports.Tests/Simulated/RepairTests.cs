using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Simulated;

/// <summary>Gossip with repair where messages are lost, nodes are cut off, and nothing happens.</summary>
[TestFixture]
internal sealed class RepairTests
{
    private const int Members = 6;
    private static readonly GroupSettings Repaired = new() { Repair = GossipRepair.AntiEntropy };
    private static readonly NetworkOptions Lossy = new() { Loss = Chance.Of(0.2) };

    [Test]
    public void Every_member_runs_every_message_exactly_once_though_a_fifth_of_all_messages_is_lost()
    {
        const int Burst = 40;
        var repaired = 0L;
        for (var seed = 1UL; seed <= 200; seed++)
        {
            repaired += Run(seed, Lossy, async (cluster, nodes, runs) =>
            {
                await Send(cluster, nodes, Burst);
                await cluster.DelayAsync(TimeSpan.FromSeconds(60));
                Assert.That(runs.Count, Is.EqualTo(Burst * Members), $"seed {seed}");
                Assert.That(runs, Is.Unique, $"seed {seed}");
            });
        }

        Assert.That(repaired, Is.Positive);
    }

    [Test]
    public void A_single_message_reaches_everyone_too()
    {
        for (var seed = 1UL; seed <= 200; seed++)
        {
            Run(seed, Lossy, async (cluster, nodes, runs) =>
            {
                await Send(cluster, nodes, 1);
                await cluster.DelayAsync(TimeSpan.FromSeconds(60));
                Assert.That(runs.Order(), Is.EqualTo(Enumerable.Range(0, Members).Select(static node => (node, "m0"))), $"seed {seed}");
            });
        }
    }

    [Test]
    public void A_member_that_was_cut_off_gets_everything_afterwards([Range(1, 10)] int seed) =>
        Run((ulong)seed, new NetworkOptions(), async (cluster, nodes, runs) =>
        {
            cluster.Partition(nodes.Take(1));
            await Send(cluster, nodes.Skip(1).ToArray(), 100);
            await cluster.DelayAsync(TimeSpan.FromSeconds(20));
            Assert.That(runs.Count, Is.EqualTo(100 * (Members - 1)));
            cluster.Heal();
            await cluster.DelayAsync(TimeSpan.FromSeconds(30));
            Assert.That(runs.Count, Is.EqualTo(100 * Members));
            Assert.That(runs, Is.Unique);
        });

    [Test]
    public void A_group_in_which_nothing_happens_is_silent_for_an_hour() => Run(1, Lossy, async (cluster, nodes, _) =>
    {
        await Send(cluster, nodes, 10);
        await cluster.DelayAsync(TimeSpan.FromMinutes(2));
        var before = cluster.Counters.Sent;
        await cluster.DelayAsync(TimeSpan.FromHours(1));
        Assert.That(cluster.Counters.Sent - before, Is.Zero);
        Assert.That(before / (double)Members, Is.LessThan(1_000));
    });

    /// <summary>Runs a program with a group that repairs; how many rumors were repaired. The nodes do not watch each other.</summary>
    private static long Run(
        ulong seed, NetworkOptions network, Func<SimulatedCluster, IReadOnlyList<Node>, List<(int Node, string Tag)>, Task> program)
    {
        using var cluster = Cluster.Simulated(new SimulatedClusterOptions { Seed = seed, Network = network, Liveness = null });
        var repaired = 0L;
        cluster.Run(async () =>
        {
            var runs = new List<(int Node, string Tag)>();
            var nodes = cluster.Start(Members).Select(cluster.ProgramOf).ToArray();
            for (var i = 0; i < Members; i++)
            {
                var node = i;
                await nodes[i].Groups.PutAsync("g", nodes.Select(static each => each.Address), Repaired);
                await nodes[i].Routes.PutAsync("log", new Service().Method("hit", (string tag) => runs.Add((node, tag))));
            }

            await program(cluster, nodes, runs);
            foreach (var node in nodes)
            {
                repaired += await node.Status.GetAsync<long>("rumorsRepaired");
            }
        });
        return repaired;
    }

    private static Task Send(SimulatedCluster cluster, IReadOnlyList<Node> nodes, int count) => Task.WhenAll(Enumerable.Range(0, count)
        .Select(message => nodes[message % nodes.Count].Group("g").Gossip.SendAsync<Payload>("log", "hit", [$"m{message}"])));
}
