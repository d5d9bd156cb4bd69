using System.Collections.Concurrent;
using Distribution.Protocol;
using Distribution.Simulator;
using Distribution.Transports.Tests.Services;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

/// <summary>One fault plan, on simulated nodes and on processes: what is seen of it is the same.</summary>
public sealed class PlanContract(Transport transport) : ContractFixture(transport)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(400);

    [Test]
    public Task A_node_that_crashes_is_gone_and_comes_back_without_its_state() => OnCluster(async cluster =>
    {
        var spawn = new SpawnOptions { OnStart = [new("routes", "put", "keys", typeof(KeyCount).FullName)] };
        var nodes = await cluster.SpawnAsync(4, spawn);
        await nodes[1].Groups.PutAsync("g", [nodes[1].Address]);
        await nodes[1].CallAsync<int>("keys", "add", ["a"]);
        using var over = new CancellationTokenSource();
        var plan = cluster.RunPlanAsync(new FaultPlan([new Crash { Node = 2, At = At(100) }]), over.Token);
        await Eventually(cluster, () => IsGone(nodes[1]));
        await Eventually(cluster, () => Task.FromResult(cluster.ExitCodeOf(nodes[1]) is not null));
        Assert.That(nodes.Select(cluster.ExitCodeOf), Is.EqualTo(new int?[] { null, 137, null, null }));
        EndNow(over);
        await Cancelled(plan);
        Assert.That(await nodes[1].CallAsync<int>("keys", "add", ["b"]), Is.EqualTo(1), "its start-up calls ran again, on a new service");
        await Fails(nodes[1].Groups.GetAsync("g"), CallErrorKind.UnknownGroup);
    });

    [Test]
    public Task A_node_is_down_until_the_last_of_the_crashes_is_over() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(2))[1];
        var plan = cluster.RunPlanAsync(new FaultPlan(
        [
            new Crash { Node = 2, At = At(0), For = Duration.FromMilliseconds(400) },
            new Crash { Node = 2, At = At(200), For = Duration.FromMilliseconds(1_000) },
            new Pause { Node = 2, At = At(300), For = Duration.FromMilliseconds(100) },
        ]));
        await cluster.DelayAsync(TimeSpan.FromMilliseconds(800));
        Assert.That(cluster.ExitCodeOf(node), Is.EqualTo(137));
        await plan;
        Assert.That(cluster.ExitCodeOf(node), Is.Null);
        Assert.That(await node.Status.GetAsync<string>("nid"), Is.EqualTo(node.Nid));
    });

    [Test]
    public Task A_halted_node_answers_when_it_goes_on() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(3))[2];
        var plan = cluster.RunPlanAsync(new FaultPlan([new Pause { Node = 3, At = At(0), For = Duration.FromSeconds(2) }]));
        await Fails(node.Status.GetAsync<string>("nid", Short), CallErrorKind.TimedOut);
        Assert.That(await node.Status.GetAsync<string>("nid", TimeSpan.FromSeconds(60)), Is.EqualTo(node.Nid));
        await plan;
        Assert.That(cluster.ExitCodeOf(node), Is.Null);
    });

    [Test]
    public Task A_node_that_is_gone_without_a_word_starts_a_new_life() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Groups.PutAsync("g", [node.Address]);
        var plan = cluster.RunPlanAsync(new FaultPlan([new HalfOpen { Node = 1, At = At(0), For = Duration.FromSeconds(1) }]));
        await Fails(node.Status.GetAsync<string>("nid", Short), CallErrorKind.TimedOut);
        await plan;
        await Fails(node.Groups.GetAsync("g"), CallErrorKind.UnknownGroup);
    });

    [Test]
    public Task A_partition_lets_messages_cross_within_a_side_alone() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(4);
        await Reached(cluster, nodes[3], [true, true, true, true]);
        var plan = cluster.RunPlanAsync(new FaultPlan([new Partition { At = At(0), For = Duration.FromSeconds(20), Sides = [[1, 2]] }]));
        await Eventually(cluster, () => IsSilent(nodes[0]));

        await Fails(nodes[1].Status.GetAsync<string>("nid", Short), CallErrorKind.TimedOut);
        Assert.That(await nodes[2].Status.GetAsync<string>("nid"), Is.EqualTo(nodes[2].Nid));
        await Reached(cluster, nodes[3], [false, false, true, true]);
        await plan;
        await Reached(cluster, nodes[3], [true, true, true, true]);
    });

    [Test]
    public Task A_cut_one_way_lets_calls_come_and_no_answers_go() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("keys", typeof(KeyCount).FullName!);
        var plan = cluster.RunPlanAsync(new FaultPlan([new Cut { At = At(0), For = Duration.FromSeconds(3), From = [1], To = [0] }]));
        await Eventually(cluster, () => IsSilent(node));
        await Fails(node.CallAsync<int>("keys", "add", ["unanswered"], Short), CallErrorKind.TimedOut);
        await plan;
        Assert.That(await node.CallAsync<int>("keys", "add", ["answered"]), Is.EqualTo(2));
    });

    [Test]
    public Task Messages_are_late_lost_and_held_as_long_as_the_plan_says() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(3);
        var plan = cluster.RunPlanAsync(new FaultPlan(
        [
            new Spike { At = At(0), For = Duration.FromSeconds(4), From = [0], To = [1], By = Duration.FromMilliseconds(150) },
            new Distance { At = At(0), For = Duration.FromSeconds(4), Places = [[0, 0], [30, 40]] },
            new Loss { At = At(0), For = Duration.FromSeconds(4), From = [0], To = [2], Chance = new Probability(1) },
            new Clog { At = At(0), For = Duration.FromSeconds(4), From = [0], To = [3] },
        ]));
        await cluster.DelayAsync(TimeSpan.FromMilliseconds(1));
        var lost = nodes[1].Status.GetAsync<string>("nid", Short);
        var held = nodes[2].Status.GetAsync<string>("nid", TimeSpan.FromSeconds(60));
        var started = cluster.Time.GetTimestamp();
        await nodes[0].Status.GetAsync<string>("nid");
        Assert.That(cluster.Time.GetElapsedTime(started), Is.GreaterThanOrEqualTo(TimeSpan.FromMilliseconds(200)));
        await Fails(lost, CallErrorKind.TimedOut);
        Assert.That(held.IsCompleted, Is.False);
        await plan;
        Assert.That(await held, Is.EqualTo(nodes[2].Nid));
        Assert.That(await nodes[1].Status.GetAsync<string>("nid"), Is.EqualTo(nodes[1].Nid));
    });

    [Test]
    public Task A_reset_fails_the_calls_that_are_under_way() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("e", typeof(Endless).FullName!);
        var running = node.CallAsync<Payload>("e", "wait", null, TimeSpan.FromHours(1));
        Assert.That(await node.Status.GetAsync<string>("nid"), Is.EqualTo(node.Nid), "the call before this one has arrived");
        await cluster.RunPlanAsync(new FaultPlan([new Reset { At = At(100), One = 1, Other = 0 }]));
        await Fails(running, CallErrorKind.Unreachable);
        Assert.That(await node.Status.GetAsync<string>("nid"), Is.EqualTo(node.Nid));
    });

    [Test]
    public Task A_plan_that_is_cancelled_leaves_everything_as_it_was() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(4);
        using var over = new CancellationTokenSource();
        var plan = cluster.RunPlanAsync(
            new FaultPlan(
            [
                new Crash { Node = 1 },
                new Pause { Node = 2 },
                new Cut { From = [0], To = [3] },
                new HalfOpen { Node = 4 },
                new Crash { Node = 3, At = Instant.Zero + Duration.FromSeconds(3_600) },
            ]),
            over.Token);
        foreach (var node in nodes)
        {
            await Eventually(cluster, () => IsSilent(node));
        }

        EndNow(over);
        await Cancelled(plan);
        foreach (var node in nodes)
        {
            Assert.That(await node.Status.GetAsync<string>("nid"), Is.EqualTo(node.Nid));
        }
    });

    [Test]
    public Task Nodes_come_and_go_and_are_all_there_at_the_end() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(2);
        var gone = new ConcurrentQueue<NodeAddress>();
        var plan = cluster.RunPlanAsync(new FaultPlan(
            [new Churn { At = At(0), For = Duration.FromSeconds(3), Every = Duration.FromSeconds(1), Away = Duration.FromMilliseconds(300) }]));
        while (!plan.IsCompleted)
        {
            foreach (var node in nodes.Where(node => cluster.ExitCodeOf(node) is not null))
            {
                gone.Enqueue(node.Address);
            }

            await cluster.DelayAsync(TimeSpan.FromMilliseconds(5));
        }

        await plan;
        Assert.That(gone.Distinct(), Is.EquivalentTo(nodes.Select(node => node.Address)));
        Assert.That(nodes.Select(cluster.ExitCodeOf), Has.All.Null);
    });

    [Test]
    public Task A_plan_that_cannot_be_is_refused_in_one_line() => OnCluster(async cluster =>
    {
        await cluster.SpawnAsync(1);
        await Refused(new Crash { Node = 0 }, "fault 0 (crash): node 0 is the program itself and can neither crash nor be halted; allowed are nodes 1 .. 1");
        await Refused(new Pause { Node = 0 }, "fault 0 (pause): node 0 is the program itself");
        await Refused(new Crash { Node = 2 }, "fault 0 (crash): ");
        await Refused(new Churn { Every = Duration.FromSeconds(1), Away = Duration.FromSeconds(1), For = Duration.FromSeconds(5), Core = 0 },
            "fault 0 (churn): node 0 is the program itself");
        await Refused(new Loss { Chance = new Probability(0.1), To = [7] }, "fault 0 (loss): ");

        async Task Refused(Fault fault, string reason)
        {
            var refused = cluster.RunPlanAsync(new FaultPlan([fault]));
            try
            {
                await refused;
                Assert.Fail($"{fault} was not refused");
            }
            catch (FaultPlanException exception)
            {
                Assert.That(exception.Message, Does.StartWith(reason));
            }
        }
    });

    [Test]
    public Task Nodes_have_the_order_in_which_they_were_started() => OnCluster(async cluster =>
    {
        var first = await cluster.SpawnAsync(3);
        Assert.That(cluster.Nodes, Is.EqualTo(first.Prepend(cluster.Origin)));
        await cluster.RestartAsync(first[1]);
        var next = await cluster.SpawnAsync(1);
        Assert.That(cluster.Nodes, Is.EqualTo(first.Prepend(cluster.Origin).Concat(next)));
    });

    private static Instant At(int milliseconds) => Instant.Zero + Duration.FromMilliseconds(milliseconds);

    /// <summary>Whether a call to a node is not answered.</summary>
    private static Task<bool> IsSilent(Node node) => IsSilent(node.Status.GetAsync<string>("nid", Short));

    private static async Task<bool> IsSilent(Task call)
    {
        try
        {
            await call;
            return false;
        }
        catch (CallException)
        {
            return true;
        }
    }

    /// <summary>Whom a node reaches, itself included: all nodes of the cluster but the origin, in their order.</summary>
    private static async Task Reached(Cluster cluster, Node from, bool[] wanted)
    {
        var nodes = cluster.Nodes.Skip(1).ToArray();
        await Eventually(cluster, async () =>
        {
            var reached = new List<bool>();
            foreach (var node in nodes)
            {
                reached.Add(!await IsSilent(from.Comm.SendAsync<string>(node.Address, "status", "get", ["nid"], Short)));
            }

            return reached.SequenceEqual(wanted);
        });
    }

    /// <summary>Not by CancelAsync, which goes over the pool and so out of a simulated cluster.</summary>
    private static void EndNow(CancellationTokenSource plan) => plan.Cancel();

    private static async Task Cancelled(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw new AssertionException("It was not cancelled.");
    }
}
