using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Simulated;

/// <summary>Full nodes that share the processors of a machine.</summary>
[TestFixture]
internal sealed class ProcessorTests
{
    private static readonly Duration Way = Duration.FromMicroseconds(100);
    private static readonly Duration Cost = Duration.FromMicroseconds(30);

    [Test]
    public void A_call_pays_at_both_ends_and_on_both_ways()
    {
        var took = TimeOf(1, new ProcessorCosts { Processors = 2, Received = Cost, Sent = Cost * 2, WakeUp = Cost * 3, Executed = Cost });
        Assert.That(took, Is.EqualTo((Way + (Cost * 2) + (Cost * 3) + Cost + Way + (Cost * 2) + (Cost * 3) + Cost).Nanoseconds + (Cost * 3).Nanoseconds),
            "the caller wakes up to send, sends, the callee wakes up, receives, answers, the caller wakes up and receives");
    }

    [TestCase(1, 1)]
    [TestCase(6, 1)]
    [TestCase(6, 2)]
    [TestCase(7, 4)]
    public void Calls_that_come_at_once_are_received_in_turn(int nodes, int processors)
    {
        var took = TimeOf(nodes, new ProcessorCosts { Processors = processors, Received = Cost });

        // The members receive their calls in turns of so many at a time; the caller receives the answers one after another. Work on one
        // machine is never done sooner than its processors can do all of it, from the first arrival on.
        var turns = (nodes + processors - 1) / processors;
        var most = (Way * 2) + (Cost * (turns + nodes));
        var alone = (Way * 2) + (Cost * (1 + nodes));
        var all = Way + (Cost * (2 * nodes / processors));
        var least = alone > all ? alone : all;
        Assert.That(took, Is.InRange(least.Nanoseconds, most.Nanoseconds));
    }

    [Test]
    public void Without_costs_processors_change_no_time_and_without_processors_nothing_changes()
    {
        Assert.That(TimeOf(5, new ProcessorCosts()), Is.EqualTo((Way * 2).Nanoseconds));
        Assert.That(TimeOf(5, null), Is.EqualTo((Way * 2).Nanoseconds));
    }

    [Test]
    public void The_same_seed_gives_the_same_run()
    {
        var costs = new ProcessorCosts { Processors = 2, Received = Cost, Sent = Cost, WakeUp = Cost, Executed = Cost };
        var first = Run(8, costs).TraceHash;
        Assert.That(Run(8, costs).TraceHash, Is.EqualTo(first));
        Assert.That(first, Is.Not.EqualTo(Run(8, costs with { Processors = 1 }).TraceHash));
    }

    [Test]
    public void A_node_that_crashes_with_work_in_its_inbox_holds_no_processor()
    {
        using var cluster = Made(new ProcessorCosts { Processors = 1, Received = Cost });
        var nodes = cluster.Start(4);
        cluster.Run(async () =>
        {
            var calls = nodes.Select(node => node.Status.GetAsync<string>("nid", TimeSpan.FromSeconds(1))).ToArray();
            await cluster.DelayAsync((Way + new Duration(1_000)).ToTimeSpan());
            cluster.Kill(nodes[1]);
            foreach (var call in calls.Where((_, index) => index != 1))
            {
                await call;
            }

            Assert.That(() => calls[1], Throws.InstanceOf<CallException>());
            Assert.That(await nodes[3].Status.GetAsync<string>("nid"), Is.Not.Empty, "the processor is free");
        });
    }

    private static long TimeOf(int nodes, ProcessorCosts? costs) => Run(nodes, costs).Took;

    private static (long Took, ulong TraceHash) Run(int count, ProcessorCosts? costs)
    {
        using var cluster = Made(costs);
        var nodes = cluster.Start(count);
        var took = 0L;
        cluster.Run(async () =>
        {
            await cluster.DelayAsync(TimeSpan.FromSeconds(1));
            var started = cluster.Now;
            await Task.WhenAll(nodes.Select(node => node.Status.GetAsync<string>("nid")).ToArray());
            took = (cluster.Now - started).Nanoseconds;
        });
        return (took, cluster.TraceHash);
    }

    private static SimulatedCluster Made(ProcessorCosts? costs) => Cluster.Simulated(new SimulatedClusterOptions
    {
        Network = new NetworkOptions { Latency = Latency.Constant(Way) },
        Processors = costs,
        Liveness = null,
    });
}
