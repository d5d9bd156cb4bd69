using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Simulated;

/// <summary>What is held while a simulated node is paused, and what becomes of it.</summary>
[TestFixture]
internal sealed class PauseTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Test]
    public void What_comes_to_a_paused_node_takes_place_in_order() => Run(async (cluster, node) =>
    {
        var taken = new List<int>();
        await cluster.ProgramOf(node).Routes.PutAsync("s", new Service().Method("take", (int number) => taken.Add(number)));
        cluster.Pause(node);
        var calls = new List<Task>();
        for (var i = 0; i < 20; i++)
        {
            calls.Add(node.CallAsync<Payload>("s", "take", [i], Long));
            await cluster.DelayAsync(TimeSpan.FromMilliseconds(20));
        }

        Assert.That(taken, Is.Empty);
        cluster.Resume(node);
        await Task.WhenAll(calls);
        Assert.That(taken, Is.EqualTo(Enumerable.Range(0, 20)));
    });

    [Test]
    public void A_service_goes_on_where_it_was_when_its_node_is_resumed() => Run(async (cluster, node) =>
    {
        var steps = new List<TimeSpan>();
        await cluster.ProgramOf(node).Routes.PutAsync("s", new Service().Method("walk", async () =>
        {
            for (var i = 0; i < 3; i++)
            {
                await cluster.DelayAsync(Step);
                steps.Add(cluster.Time.GetElapsedTime(0));
            }
        }));
        var walk = node.CallAsync<Payload>("s", "walk", null, Long);
        await cluster.DelayAsync(1.5 * Step);
        cluster.Pause(node);
        await cluster.DelayAsync(10 * Step);
        Assert.That(steps, Has.Count.EqualTo(1));
        var resumed = cluster.Time.GetElapsedTime(0);
        cluster.Resume(node);
        await walk;
        Assert.That(steps.Skip(1), Is.EqualTo(new[] { resumed, resumed + Step }), "the timer that was over fires at once, the next is new");
    });

    [Test]
    public void A_service_of_a_paused_node_does_not_see_what_it_awaits_end() => Run(async (cluster, node) =>
    {
        var (awaited, hasSeen) = (new TaskCompletionSource(), false);
        await cluster.ProgramOf(node).Routes.PutAsync("s", new Service().Method("wait", async () =>
        {
            await awaited.Task;
            hasSeen = true;
        }));
        var call = node.CallAsync<Payload>("s", "wait", null, Long);
        await cluster.DelayAsync(Step);
        cluster.Pause(node);
        awaited.SetResult();
        await cluster.DelayAsync(Step);
        Assert.That(hasSeen, Is.False);
        cluster.Resume(node);
        await call;
        Assert.That(hasSeen);
    });

    [Test]
    public void A_pause_after_a_resumption_at_the_same_time_holds() => Run(async (cluster, node) =>
    {
        cluster.Pause(node);
        cluster.Resume(node);
        cluster.Pause(node);
        var call = node.Status.GetAsync<string>("nid", Long);
        await cluster.DelayAsync(Step);
        Assert.That(call.IsCompleted, Is.False);
        cluster.Resume(node);
        Assert.That(await call, Is.EqualTo(node.Nid));
    });

    [Test]
    public void A_killed_node_runs_none_of_its_services_any_further() => Run(async (cluster, node) =>
    {
        var steps = 0;
        await cluster.ProgramOf(node).Routes.PutAsync("s", new Service().Method("walk", async () =>
        {
            while (true)
            {
                await cluster.DelayAsync(Step);
                steps++;
            }
        }));
        var walk = node.CallAsync<Payload>("s", "walk", null, Long);
        await cluster.DelayAsync(2.5 * Step);
        cluster.Kill(node);
        await cluster.DelayAsync(10 * Step);
        Assert.That(steps, Is.EqualTo(2));
        await cluster.RestartAsync(node);
        await cluster.DelayAsync(10 * Step);
        Assert.That(steps, Is.EqualTo(2), "nor in its next life");
        Assert.That(walk.IsFaulted, "its caller was told");
    });

    [Test]
    public void A_paused_node_whose_parent_ends_goes_on_and_leaves() => Run(async (cluster, node) =>
    {
        var grandchild = await node.Status.SpawnAsync();
        cluster.Pause(grandchild);
        cluster.Kill(node);
        await cluster.DelayAsync(3 * Step);
        Assert.That(cluster.ExitCodeOf(grandchild), Is.Zero);
    });

    [Test]
    public void A_run_with_pauses_and_restarts_replays()
    {
        var hashes = Enumerable.Range(0, 2).Select(_ => Run(async (cluster, node) =>
        {
            var others = await cluster.SpawnAsync(4);
            await cluster.GroupAsync("g", [node, .. others]);
            cluster.Pause(node);
            await cluster.DelayAsync(30 * Step);
            await cluster.RestartAsync(others[0]);
            cluster.Resume(node);
            await cluster.DelayAsync(30 * Step);
        }));
        Assert.That(hashes.Distinct().Count(), Is.EqualTo(1));
    }

    private static ulong Run(Func<SimulatedCluster, Node, Task> program)
    {
        using var cluster = Cluster.Simulated(new SimulatedClusterOptions { Seed = 7 });
        cluster.Run(async () => await program(cluster, (await cluster.SpawnAsync(1))[0]));
        return cluster.TraceHash;
    }
}
