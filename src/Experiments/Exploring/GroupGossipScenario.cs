using Distribution.Experiments.Scenarios;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Exploring;

/// <summary>The gossip of full nodes: members of one group, a user's service on each, messages from several of them.</summary>
[Scenario("group-gossip", "gossip in a group of full nodes: each member executes each message at most once, with repair exactly once")]
public sealed class GroupGossipScenario : Scenario
{
    private const string Gid = "explored";
    private const string Route = "explored";

    // What repair and membership call beside messages.
    private const int OtherCallsMax = 1_000;

    private static readonly Duration Repaired = Duration.FromSeconds(45);

    // With longer ones, or with losses that go on for ever, repair need not be over when the run is.
    private static readonly Duration LatencyMost = Duration.FromMilliseconds(100);

    /// <summary>How many messages are sent, each from a member of its own.</summary>
    [ScenarioOption("how many messages are sent", Min = 1, Max = 1_000)]
    public int Messages { get; init; } = 4;

    /// <summary>What becomes of members that are missed.</summary>
    [ScenarioOption("what becomes of members that are missed")]
    public GossipRepair Repair { get; init; } = GossipRepair.AntiEntropy;

    /// <summary>How many members each member forwards to, rounded up.</summary>
    internal FanoutFunction Subset { get; init; } = new GroupSettings().Subset;

    /// <summary>The network between them.</summary>
    internal NetworkOptions Network { get; init; } = new();

    /// <inheritdoc/>
    /// <remarks>Not clocks that are wrong: the lives of rumors are measured by them.</remarks>
    public override IReadOnlyList<string> Faults =>
    [
        "loss", "duplication", "reordering", "corruption", "spike", "bandwidth", "cut", "partition", "clog", "reset", "pause", "slow",
        "crash", "half-open", "buggify",
    ];

    /// <inheritdoc/>
    /// <remarks>Who starts again is in no group, and is drawn as a partner of repair all the same: with two members left of five it takes
    /// luck, for whole rounds on end, that they find each other. Three are the least that need none, given <see cref="Calm"/>.</remarks>
    public override int Core => 3;

    /// <inheritdoc/>
    /// <remarks>Partners are drawn every 2 s, so in 45 s each member draws some 22. Of the core of five nodes one that lacks a message and
    /// two that have it then miss each other with a chance of (1/2 x 3/4 x 3/4)^22, less than 1e-12. A rumor is kept for a
    /// minute.</remarks>
    public override Duration Calm => Repaired + Duration.FromSeconds(5);

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var executed = new ExactlyOnce();
        IReadOnlyList<Node> members = [];
        var cluster = run.Cluster(
            new SimulatedClusterOptions { Network = Network, Liveness = null },
            async (prepared, nodes) =>
            {
                members = nodes;
                await GossipScenario.GroupDirectlyAsync(prepared, Gid, nodes, new GroupSettings { Subset = Subset, Repair = Repair });
                for (var number = 0; number < nodes.Count; number++)
                {
                    var node = number;
                    var heard = new Service().Method("hear", (string message) => executed.Done(new NodeId(node), message));
                    await prepared.ProgramOf(nodes[node]).Routes.PutAsync(Route, heard);
                }
            });
        var (sent, senders) = (new List<string>(), new List<int>());
        for (var number = 0; number < Messages; number++)
        {
            var (message, from) = ($"message {number}", run.NextRandom(run.Nodes));
            var at = Instant.Zero + Duration.FromMilliseconds(100 + run.NextRandom(8_000));
            if (run.Do($"n{from} sends {message}", at, new NodeId(from), () => SendAsync(cluster.ProgramOf(members[from]), message)))
            {
                sent.Add(message);
                senders.Add(from);
            }
        }

        run.Always(executed);
        run.Always(new Explained(
            () => cluster.Trace,
            () => executed.Lacking(run.Nodes, sent).Select(lack => (lack.Node, $"{Route}.hear[\"{lack.What}\"]"))));
        run.Always(new Accounted(() => cluster.Counters, () => cluster.InFlight));
        var names = members.Select(member => member.ToString()).ToArray();
        run.Always(new Bounded(
            "nodes wait for few calls",
            CallsMax(run.Nodes),
            names.Select((name, number) => (name, (long)cluster.PendingOf(members[number])))));
        if (Repair != GossipRepair.None && !Network.Loss.IsPossible && Network.Latency.Most <= LatencyMost)
        {
            run.Eventually("everybody executes", Missing, within: Repaired);
        }

        run.Sometimes("all members executed all", () => executed.Missing(run.Nodes, sent) is null);

        // Who starts again is in no group, by contract; and what its sender took with it, before another had it, is gone.
        string? Missing()
        {
            var there = Enumerable.Range(0, run.Nodes).Where(node => cluster.ViewOf(members[node], Gid) is not null).ToHashSet();
            var lacking = executed.Lacking(run.Nodes, sent).Where(lack => there.Contains(lack.Node.Index)).ToLookup(lack => lack.What);
            var lost = lacking.FirstOrDefault(
                lack => lack.Count() < there.Count || there.Contains(senders[sent.IndexOf(lack.Key)]));
            return lost is null ? null : $"{lost.First().Node} has not executed {lost.Key}";
        }
    }

    /// <summary>Each message is a call to every member that a member draws for it.</summary>
    private long CallsMax(int nodes) => OtherCallsMax + (Messages * (long)Math.Ceiling(Math.Min(Subset.Of(nodes), nodes)));

    private static async Task SendAsync(Node node, string message)
    {
        try
        {
            await node.Group(Gid).Gossip.SendAsync<Payload>(Route, "hear", [message]);
        }
        catch (CallException)
        {
            // Who sends learns of members that did not answer in time; that the message reaches them is what is explored.
        }
    }
}
