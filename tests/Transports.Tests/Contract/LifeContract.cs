using System.Reactive.Linq;
using Distribution.Protocol;
using Distribution.Transports.Tests.Services;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

/// <summary>Nodes are killed, halted, let go on and started again.</summary>
public sealed class LifeContract(Transport transport) : ContractFixture(transport)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(90);

    [Test]
    public Task A_killed_node_is_gone_and_its_exit_code_says_so() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        Assert.That(cluster.ExitCodeOf(node), Is.Null);
        cluster.Kill(node);
        await Ended(cluster, node);
        Assert.That(cluster.ExitCodeOf(node), Is.EqualTo(137));
        await Eventually(cluster, () => IsGone(node));
        await Eventually(cluster, () => Task.FromResult(cluster.ExitCodeOf(node) is not null));
        cluster.Kill(node);
        cluster.Pause(node);
        cluster.Resume(node);
        Assert.That(cluster.ExitCodeOf(node), Is.EqualTo(137), "there is nothing left to do to it");
    });

    [Test]
    public Task A_call_that_a_node_was_running_when_it_was_killed_fails_at_once() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("e", typeof(Endless).FullName!);
        var running = node.CallAsync<Payload>("e", "wait", null, TimeSpan.FromHours(1));
        Assert.That(await node.Status.GetAsync<string>("nid"), Is.EqualTo(node.Nid), "the call before this one has arrived");
        cluster.Kill(node);
        await Fails(running, CallErrorKind.Unreachable);
    });

    [Test]
    public Task A_node_that_is_told_to_stop_ends_with_zero() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Status.StopAsync();
        await Ended(cluster, node);
        Assert.That(cluster.ExitCodeOf(node), Is.Zero);
    });

    [Test]
    public Task A_paused_node_answers_nothing_until_it_is_resumed() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Groups.PutAsync("g", [node.Address]);
        cluster.Pause(node);
        cluster.Pause(node);
        await Fails(node.Groups.AddAsync("g", cluster.Origin.Address, TimeSpan.FromMilliseconds(300)), CallErrorKind.TimedOut);
        var waiting = node.Status.GetAsync<string>("nid", Long);
        Assert.That(cluster.ExitCodeOf(node), Is.Null, "it is halted, not gone");
        cluster.Resume(node);
        Assert.That(await waiting, Is.EqualTo(node.Nid));
        Assert.That((await node.Groups.GetAsync("g")).Values, Does.Contain(cluster.Origin.Address), "what timed out here took place there");
    });

    [Test]
    public Task The_timers_of_a_paused_node_go_on_when_it_is_resumed() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("keys", typeof(KeyCount).FullName!);
        await node.CallAsync<Payload>("gossip", "at", [20, new[] { "timer" }, new { service = "keys", method = "add" }]);
        await Eventually(cluster, async () => await node.CallAsync<int>("keys", "add", ["own"]) == 2);
        cluster.Pause(node);
        await Fails(node.Status.GetAsync<string>("nid", TimeSpan.FromMilliseconds(300)), CallErrorKind.TimedOut);
        cluster.Resume(node);
        var before = await node.Status.GetAsync<long>("counts");

        // Each look is one call; more than these are the timer's.
        var looks = 0;
        await Eventually(cluster, async () => await node.Status.GetAsync<long>("counts") > before + ++looks + 3);
    });

    [Test]
    public Task A_paused_node_can_be_killed() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        cluster.Pause(node);
        var waiting = node.Status.GetAsync<string>("nid", Long);
        cluster.Kill(node);
        await Ended(cluster, node);
        Assert.That(cluster.ExitCodeOf(node), Is.EqualTo(137));
        await Fails(waiting, CallErrorKind.Unreachable);
    });

    [Test]
    public Task A_restarted_node_has_its_address_and_settings_and_none_of_its_state() => OnCluster(async cluster =>
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["colour"] = "blue" };
        var spawn = new SpawnOptions { Settings = settings, OnStart = [new("routes", "put", "keys", typeof(KeyCount).FullName)] };
        var node = await cluster.Origin.Status.SpawnAsync(spawn);
        await node.Groups.PutAsync("g", [node.Address]);
        await node.CallAsync<int>("keys", "add", ["a"]);

        var again = await cluster.RestartAsync(node);

        Assert.That(again, Is.EqualTo(node));
        Assert.That(await again.Status.GetAsync<string>("colour"), Is.EqualTo("blue"));
        await Fails(again.Groups.GetAsync("g"), CallErrorKind.UnknownGroup);
        Assert.That(await again.CallAsync<int>("keys", "add", ["b"]), Is.EqualTo(1), "its start-up calls ran again, on a new service");
        Assert.That(cluster.ExitCodeOf(node), Is.Null);
    });

    [TestCase(0)]
    [TestCase(4)]
    public Task A_restart_that_nobody_noticed_takes_the_node_out_of_every_groups_views(int seconds) => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(4);
        var group = await cluster.GroupAsync("g", nodes);
        await cluster.DelayAsync(TimeSpan.FromSeconds(seconds));
        var again = await cluster.RestartAsync(nodes[0]);
        foreach (var other in nodes.Skip(1).Append(cluster.Origin))
        {
            await Eventually(cluster, async () => !(await other.Groups.GetAsync("g")).Values.Contains(again.Address));
            await Eventually(cluster, async () => (await other.Groups.GetAsync("all")).Values.Contains(again.Address));
        }

        await Fails(again.Groups.GetAsync("g"), CallErrorKind.UnknownGroup);
        Assert.That((await group.Status.GetAsync<string>("nid")).Values, Has.Count.EqualTo(3));
    });

    [TestCase(0)]
    [TestCase(4)]
    public Task A_group_that_is_made_right_after_a_restart_keeps_the_new_life(int seconds) => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(4);
        await cluster.GroupAsync("g", nodes);
        await cluster.DelayAsync(TimeSpan.FromSeconds(seconds));
        await cluster.RestartAsync(nodes[0]);
        var group = await cluster.GroupAsync("h", nodes);
        await cluster.DelayAsync(TimeSpan.FromSeconds(6));
        Assert.That((await group.Groups.GetAsync("h")).Values.Values.Select(static view => view.Count), Is.EqualTo(new[] { 4, 4, 4, 4 }));
    });

    [Test]
    public Task Every_node_that_comes_is_reported_once_a_life() => OnCluster(async cluster =>
    {
        var joined = new List<NodeAddress>();
        using var watch = cluster.Origin.Events.Membership
            .Where(static change => change.Kind == MembershipChangeKind.Joined)
            .Subscribe(change =>
            {
                lock (joined)
                {
                    joined.Add(change.Node);
                }
            });
        var nodes = await cluster.SpawnAsync(2);
        var stranger = new NodeAddress("127.0.0.1", 9);
        await cluster.Origin.Groups.PutAsync("g", nodes.Select(static node => node.Address).Append(stranger));
        var again = await cluster.RestartAsync(nodes[0]);
        var expected = nodes.Append(again).Select(static node => node.Address).Append(stranger).ToArray();
        await Eventually(cluster, () => Task.FromResult(Seen().Length >= expected.Length));
        Assert.That(Seen(), Is.EquivalentTo(expected));

        NodeAddress[] Seen()
        {
            lock (joined)
            {
                return [.. joined];
            }
        }
    });

    [Test]
    public Task A_node_with_a_periodic_action_stops_while_a_call_is_pending() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(2);
        await nodes[0].CallAsync<int>(
            "gossip", "at", [20, new[] { "nid" }, new { node = nodes[1].Address, service = "status", method = "get" }]);
        await cluster.DelayAsync(TimeSpan.FromMilliseconds(100));
        cluster.Pause(nodes[1]);
        await cluster.DelayAsync(TimeSpan.FromMilliseconds(100));
        await nodes[0].Status.StopAsync();
        await Ended(cluster, nodes[0]);
        Assert.That(cluster.ExitCodeOf(nodes[0]), Is.Zero);
    });

    [Test]
    public Task No_run_of_a_periodic_action_overlaps_itself_however_long_it_takes() => OnCluster(async cluster =>
    {
        var (running, most, runs) = (0, 0, 0);
        await cluster.Origin.Routes.PutAsync("slow", new Service().Method("run", async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await cluster.DelayAsync(TimeSpan.FromMilliseconds(5_500));
            Interlocked.Decrement(ref running);
            Interlocked.Increment(ref runs);
        }));
        await cluster.Origin.CallAsync<int>("gossip", "at", [100, Array.Empty<int>(), new { service = "slow", method = "run" }]);

        // The second begins after the call of the first was given up after 5 s.
        await Eventually(cluster, () => Task.FromResult(Volatile.Read(ref runs) == 2));
        Assert.That(most, Is.EqualTo(1));
    });

    [Test]
    public Task A_node_can_be_restarted_as_another_also_when_it_has_ended_or_is_paused() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(2);
        cluster.Kill(nodes[0]);
        await Ended(cluster, nodes[0]);
        cluster.Pause(nodes[1]);
        var red = new SpawnOptions { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["colour"] = "red" } };
        foreach (var node in nodes)
        {
            Assert.That(await (await cluster.RestartAsync(node, red)).Status.GetAsync<string>("colour"), Is.EqualTo("red"));
        }
    });

    [Test]
    public Task What_a_restarted_node_gossips_is_new_to_those_who_heard_its_last_life() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await cluster.Origin.Routes.PutAsync("keys", Service.Of(new KeyCount()));
        await cluster.Origin.Groups.PutAsync("g", [cluster.Origin.Address]);
        await GossipAsync(node, "first");
        await Eventually(cluster, async () => await cluster.Origin.CallAsync<int>("keys", "add", ["own"]) == 2);
        await GossipAsync(await cluster.RestartAsync(node), "second");
        await Eventually(cluster, async () => await cluster.Origin.CallAsync<int>("keys", "add", ["own"]) == 3);

        // The first message of each life: a memory that took both lives for one would refuse the second.
        async Task GossipAsync(Node from, string key)
        {
            await from.Groups.PutAsync("g", [cluster.Origin.Address]);
            await from.Group("g").Gossip.SendAsync<int>("keys", "add", [key]);
        }
    });

    [Test]
    public Task The_children_of_a_killed_node_follow_it() => OnCluster(async cluster =>
    {
        var child = (await cluster.SpawnAsync(1))[0];
        var grandchild = await child.Status.SpawnAsync();
        cluster.Kill(child);
        await Eventually(cluster, () => IsGone(grandchild));
    });

    [Test]
    public Task Only_nodes_that_the_origin_has_started_have_a_life_to_end() => OnCluster(cluster =>
    {
        var stranger = cluster is SimulatedCluster simulated
            ? simulated.NodeAt(new NodeAddress("127.0.0.1", 9))
            : ((ProcessCluster)cluster).NodeAt(new NodeAddress("127.0.0.1", 9));
        foreach (var node in (Node[])[cluster.Origin, stranger])
        {
            Assert.That(() => cluster.Kill(node), Throws.ArgumentException);
            Assert.That(() => cluster.Pause(node), Throws.ArgumentException);
            Assert.That(() => cluster.Resume(node), Throws.ArgumentException);
            Assert.That(() => cluster.ExitCodeOf(node), Throws.ArgumentException);
            Assert.That(() => cluster.LogOf(node), Throws.ArgumentException.With.Message.Contains(node.ToString()));
            Assert.That(cluster.RestartAsync(node).Exception?.InnerException, Is.InstanceOf<ArgumentException>());
        }

        return Task.CompletedTask;
    });

    private static Task Ended(Cluster cluster, Node node) => Eventually(cluster, () => Task.FromResult(cluster.ExitCodeOf(node) is not null));
}
