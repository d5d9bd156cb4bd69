using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Simulated;

/// <summary>What faults do to full nodes, beside what they do to any.</summary>
[TestFixture]
internal sealed class FullNodeFaultTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Test]
    public void A_crash_is_told_to_who_waits_and_a_machine_that_is_gone_says_nothing() => Run(async (cluster, node) =>
    {
        Inject(cluster, new Crash { Node = 1, At = At(1), For = Seconds(1) });
        await cluster.DelayAsync(1.5 * Second);
        Assert.That(await ErrorOf(node.Status.GetAsync<string>("nid", 20 * Second)), Is.EqualTo(CallErrorKind.Unreachable));
        Inject(cluster, new HalfOpen { Node = 1, At = At(3), For = Seconds(10) });
        await cluster.DelayAsync(2 * Second);
        Assert.That(await ErrorOf(node.Status.GetAsync<string>("nid", 2 * Second)), Is.EqualTo(CallErrorKind.TimedOut));
    });

    [Test]
    public void A_node_is_up_when_the_last_of_its_crashes_is_over() => Run(async (cluster, node) =>
    {
        Inject(cluster, new Crash { Node = 1, At = At(1), For = Seconds(2) }, new HalfOpen { Node = 1, At = At(2), For = Seconds(3) });
        await cluster.DelayAsync(4 * Second);
        Assert.That(cluster.ExitCodeOf(node), Is.EqualTo(137));
        await cluster.DelayAsync(1.5 * Second);
        Assert.That(cluster.ExitCodeOf(node), Is.Null);
    });

    [TestCase(2.5, 8, 8, Description = "the program lets it go on last")]
    [TestCase(0.5, 4, 6, Description = "the last fault is over last")]
    public void A_node_goes_on_in_order_when_no_pause_holds_it_of_faults_or_of_the_program(double paused, double resumed, double goesOn) => Run(
        async (cluster, node) =>
        {
            var taken = new List<(int Number, Instant At)>();
            await cluster.ProgramOf(node).Routes.PutAsync(
                "s", new Service().Method("take", (int number) => taken.Add((number, NowOf(cluster)))));
            var start = NowOf(cluster);
            cluster.Inject(new FaultPlan([
                new Pause { Node = 1, At = start + Seconds(1), For = Seconds(3) }, new Pause { Node = 1, At = start + Seconds(2), For = Seconds(4) },
            ]));
            var (calls, pause, resume) = (new List<Task>(), After(paused, cluster.Pause), After(resumed, cluster.Resume));
            await cluster.DelayAsync(1.5 * Second);
            for (var i = 0; i < 20; i++)
            {
                calls.Add(node.CallAsync<Payload>("s", "take", [i], Long));
                await cluster.DelayAsync(Second / 10);
            }

            await Task.WhenAll([.. calls, pause, resume]);
            Assert.That(taken.Select(each => each.Number), Is.EqualTo(Enumerable.Range(0, 20)));
            Assert.That(taken.Select(each => each.At), Has.All.EqualTo(start + Duration.FromTimeSpan(goesOn * Second)));

            async Task After(double seconds, Action<Node> action)
            {
                await cluster.DelayAsync(seconds * Second);
                action(node);
            }
        });

    [Test]
    public void A_fault_that_ends_does_not_start_a_node_that_it_did_not_end() => Run(async (cluster, node) =>
    {
        cluster.Kill(node);
        Inject(cluster, new Crash { Node = 1, At = At(1), For = Seconds(1) });
        await cluster.DelayAsync(5 * Second);
        Assert.That(cluster.ExitCodeOf(node), Is.EqualTo(137));
    });

    [Test]
    public void Spawned_nodes_take_longer_or_fail_to_boot_while_the_fault_lasts() => Run(async (cluster, node) =>
    {
        var start = NowOf(cluster);
        Inject(
            cluster,
            new SlowBoot { At = start, For = Seconds(10), By = Seconds(3) },
            new BootFailure { At = start + Seconds(20), For = Seconds(10), Chance = new(1) });
        await node.Status.SpawnAsync();
        Assert.That(NowOf(cluster) - start, Is.InRange(Seconds(3), Seconds(4)));
        await cluster.DelayAsync(20 * Second);
        Assert.That(await ErrorOf(node.Status.SpawnAsync()), Is.EqualTo(CallErrorKind.SpawnFailed));
        await cluster.DelayAsync(10 * Second);
        await node.Status.SpawnAsync();
    });

    private static Instant NowOf(SimulatedCluster cluster) => Instant.Zero + Duration.FromTimeSpan(cluster.Time.GetElapsedTime(0));

    private static Instant At(int seconds) => Instant.Zero + Seconds(seconds);

    private static Duration Seconds(int seconds) => Duration.FromSeconds(seconds);

    private static void Inject(SimulatedCluster cluster, params Fault[] faults) => cluster.Inject(new FaultPlan(faults));

    private static async Task<CallErrorKind?> ErrorOf(Task call)
    {
        try
        {
            await call;
            return null;
        }
        catch (CallException exception)
        {
            return exception.Kind;
        }
    }

    private static void Run(Func<SimulatedCluster, Node, Task> program)
    {
        using var cluster = Cluster.Simulated(new SimulatedClusterOptions { Seed = 7, Liveness = null });
        cluster.Run(async () => await program(cluster, (await cluster.SpawnAsync(1))[0]));
    }
}
