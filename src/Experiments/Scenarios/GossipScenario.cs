using Distribution.Experiments.Live;
using Distribution.Experiments.Protocols;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Scenarios;

/// <summary>
/// The one gossip scenario, for every kind of cluster: members are grouped, and the caller, one more node outside of the group, sends
/// messages. Over TCP a member executes a message by calling the caller back, and arrivals are timed there; so it is in a simulated cluster
/// that stands for processes. In any other, which has one clock, a member's execution itself is timed.
/// </summary>
internal sealed partial class GossipScenario
{
    private const string Gid = "measured";
    private const string Counter = "arrivals";
    private static readonly TimeSpan SettleMost = TimeSpan.FromSeconds(2);

    // Repair goes on for a minute after the last message, ever more slowly: what it sends is counted for so long on both kinds of cluster.
    private static readonly TimeSpan RepairCounted = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    private readonly Cluster cluster;
    private readonly Group group;
    private readonly bool isDirect;
    private readonly bool isRepaired;
    private readonly FaultPlan? plan;
    private readonly Dictionary<string, Arrivals> running = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private IReadOnlyList<Node> nodes;
    private double sentElsewhere;
    private int messages;

    private GossipScenario(Cluster cluster, Group group, IReadOnlyList<Node> nodes, GossipRepair repair, FaultPlan? plan, bool isDirect)
    {
        isRepaired = repair != GossipRepair.None;
        this.plan = plan;
        this.cluster = cluster;
        this.group = group;
        this.nodes = nodes;
        this.isDirect = isDirect;
    }

    private IObserver<LiveEvent>? Watcher { get; init; }

    private bool EndsBySilence => isDirect || isRepaired || plan is not null;

    /// <summary>The group that the options of a run or of a measurement ask for.</summary>
    internal static GroupSettings GroupOf(Settings settings) =>
        new() { Subset = settings.Get(GossipService.Subset), Repair = settings.Get(GossipService.Repair) };

    /// <summary>How long nothing must arrive until a message counts as over on processes, on a busy machine too. The pauses of repair
    /// grow to a fraction of what it is with repair.</summary>
    internal static TimeSpan QuietOnProcesses(GossipRepair repair) => TimeSpan.FromSeconds(repair == GossipRepair.None ? 2 : 30);

    /// <summary>Groups the nodes and gets ready to count.</summary>
    /// <param name="cluster">Where the nodes are.</param>
    /// <param name="nodes">The members.</param>
    /// <param name="settings">The group.</param>
    /// <param name="plan">The faults that happen while messages are sent, from the first on; null: none.</param>
    /// <param name="isAsOnProcesses">Whether a simulated cluster does what a cluster of processes does, message by message.</param>
    /// <param name="watcher">Is told what becomes of messages; null: nobody looks.</param>
    internal static async Task<GossipScenario> PrepareAsync(
        Cluster cluster,
        IReadOnlyList<Node> nodes,
        GroupSettings settings,
        FaultPlan? plan = null,
        bool isAsOnProcesses = false,
        IObserver<LiveEvent>? watcher = null)
    {
        var countsDirectly = cluster is SimulatedCluster && !isAsOnProcesses;
        var formed = countsDirectly
            ? await GroupDirectlyAsync((SimulatedCluster)cluster, Gid, nodes, settings)
            : await cluster.GroupAsync(Gid, nodes, settings);
        var scenario = new GossipScenario(cluster, formed, nodes, settings.Repair, plan, countsDirectly) { Watcher = watcher };
        var counter = new Service().Method("hit", (string tag) => scenario.Arrived(tag));
        if (countsDirectly)
        {
            var simulated = (SimulatedCluster)cluster;
            foreach (var node in nodes)
            {
                await simulated.ProgramOf(node).Routes.PutAsync(Counter, counter);
            }
        }
        else
        {
            await cluster.Origin.Routes.PutAsync(Counter, counter);
        }

        // What the caller has sent to other groups, and what members have of them.
        scenario.sentElsewhere = scenario.EndsBySilence ? 0 : await scenario.OnTheirWayAsync();
        return scenario;
    }

    /// <summary>Ends members of a simulated cluster as a crash does. The others do not notice, and only they count from now on.</summary>
    internal void Crash(IReadOnlyCollection<Node> crashed)
    {
        foreach (var node in crashed)
        {
            ((SimulatedCluster)cluster).Kill(node);
        }

        nodes = [.. nodes.Except(crashed)];
    }

    /// <summary>Sends messages one after another, and counts what they cost. Under a plan they are spread evenly over its time; when the
    /// last is over, so is the plan.</summary>
    /// <param name="count">How many; 1 or more.</param>
    /// <param name="quiet">How long nothing must arrive until a message counts as over.</param>
    /// <param name="cancellation">Looked at between messages.</param>
    internal async Task<GossipSummary> MeasureAsync(int count, TimeSpan quiet, CancellationToken cancellation)
    {
        var sent = await RumorsSentAsync();
        var refused = await FiguresAsync("rumorsRefused");
        var samples = plan is null
            ? await SendAllAsync(count, Duration.Zero, quiet, cancellation)
            : await SendUnderAsync(plan, count, quiet, cancellation);
        await SettleAsync(isDirect || quiet < SettleMost ? quiet : SettleMost);
        var sentSince = await RumorsSentAsync();
        var refusedSince = await FiguresAsync("rumorsRefused");
        Watcher?.OnNext(new LiveEvent.NodesCounted(NodeCount.Duplicates, refusedSince));
        if (Watcher is not null)
        {
            _ = await DeliveredAsync();
        }

        return new GossipSummary(
            samples,
            sentSince.Since(sent),
            refusedSince.Since(refused),
            sentSince.Since(sent, cluster.Origin),
            samples.Aggregate(TimeSpan.Zero, (busy, sample) => busy + TimeSpan.FromMilliseconds(
                sample.Arrivals.Count == 0 ? sample.SendReturnedMilliseconds : sample.Arrivals[^1])));
    }

    /// <summary>Sends messages that do not count.</summary>
    internal async Task WarmUpAsync(int count, TimeSpan quiet, CancellationToken cancellation)
    {
        for (var sent = 0; sent < count; sent++)
        {
            cancellation.ThrowIfCancellationRequested();
            await SendAsync(quiet);
        }
    }

    private async Task<List<GossipSample>> SendUnderAsync(FaultPlan faults, int count, TimeSpan quiet, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource();
        var happening = cluster.RunPlanAsync(faults, over.Token);
        try
        {
            return await SendAllAsync(count, faults.End - Instant.Zero, quiet, cancellation);
        }
        finally
        {
            EndNow();
            try
            {
                await happening;
            }
            catch (OperationCanceledException)
            {
                // As asked: everybody is up again, and can be asked for counts.
            }
        }

        // Not by CancelAsync, which goes over the pool and so out of a simulated cluster.
        void EndNow() => over.Cancel();
    }

    private async Task<List<GossipSample>> SendAllAsync(int count, Duration within, TimeSpan quiet, CancellationToken cancellation)
    {
        var (started, sending) = (cluster.Time.GetTimestamp(), new List<Task<GossipSample>>(count));
        try
        {
            while (sending.Count < count)
            {
                cancellation.ThrowIfCancellationRequested();
                var early = (within.ToTimeSpan() * ((double)sending.Count / count)) - cluster.Time.GetElapsedTime(started);
                if (early > TimeSpan.Zero)
                {
                    await cluster.DelayAsync(early, cancellation);
                }

                sending.Add(SendAsync(quiet));

                // Under a plan a message is sent at its time, or the faults would be over before the last ones.
                await (plan is null ? sending[^1] : Task.CompletedTask);
            }
        }
        finally
        {
            await Task.WhenAll(sending);
        }

        return [.. await Task.WhenAll(sending)];
    }

    /// <summary>Sends one message and waits until all live members have executed it or the gossip is over.</summary>
    /// <param name="quiet">How long nothing must happen until a message counts as over in any case.</param>
    internal async Task<GossipSample> SendAsync(TimeSpan quiet)
    {
        var tag = $"m{messages++}";
        var delivered = EndsBySilence ? 0 : await DeliveredAsync();
        var arrivals = new Arrivals(cluster.Time, nodes.Count);
        lock (gate)
        {
            running.Add(tag, arrivals);
        }

        await SendAsync(tag);
        var returned = arrivals.ElapsedMilliseconds;
        await (EndsBySilence ? WaitUntilQuietAsync(arrivals, quiet) : WaitUntilOverAsync(arrivals, delivered, quiet));
        lock (gate)
        {
            running.Remove(tag);
        }

        var sample = new GossipSample(nodes.Count, arrivals.Times, returned);
        Watcher?.OnNext(new LiveEvent.MessageOver(sample));
        return sample;
    }

    /// <summary>Groups nodes past the network.</summary>
    /// <remarks>A simulated network may lose and delay what it likes: gossip alone crosses it, so nodes are told through their own
    /// programs. The call is made of what the first of them has made of it, so that all nodes share its text.</remarks>
    internal static async Task<Group> GroupDirectlyAsync(
        SimulatedCluster simulated, string gid, IReadOnlyList<Node> nodes, GroupSettings settings)
    {
        var origin = simulated.Origin;
        await origin.Groups.PutAsync(gid, nodes.Select(node => node.Address), settings);
        var options = await origin.CallAsync<Payload>("groups", "options", [gid]);
        var view = await origin.CallAsync<Payload>("groups", "get", [gid]);
        var put = Call.Local("groups", "put", Payload.OfText($"[{options},{view}]"));
        foreach (var node in nodes)
        {
            await simulated.ProgramOf(node).CallAsync(put);
        }

        return origin.Group(gid);
    }

    private async Task SendAsync(string tag)
    {
        var callBack = new { node = cluster.Origin.Address, service = Counter, method = "hit" };
        try
        {
            await (isDirect
                ? group.Gossip.SendAsync<Payload>(Counter, "hit", [tag])
                : group.Gossip.SendAsync<Payload>("comm", "send", [new[] { tag }, callBack]));
        }
        catch (CallException) when (plan is not null)
        {
            // What faults do is measured, not an error; that it was sent stands.
        }
    }

    private void Arrived(string tag)
    {
        lock (gate)
        {
            // A message that comes after its run is over belongs to no measurement.
            running.GetValueOrDefault(tag)?.Note();
        }
    }
}
