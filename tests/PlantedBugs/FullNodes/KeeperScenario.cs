using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>A program at node 0 sees to it that every node, also one that starts again, has the group and the service; members gossip
/// without repair, so not everybody hears everything, but who lacks something has a reason.</summary>
[Scenario("keeper", "full nodes gossip in a group that a program gives to each new life")]
public sealed class KeeperScenario : Scenario
{
    private const string Gid = "kept";
    private const string Route = "kept";
    private const int Messages = 12;

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(500);

    /// <summary>What is wrong.</summary>
    [ScenarioOption("what is wrong with the nodes or their program")]
    public KeeperDefect Defect { get; init; }

    /// <inheritdoc/>
    /// <remarks>Not clocks that are wrong: the lives of gossip messages are measured by them.</remarks>
    public override IReadOnlyList<string> Faults =>
    [
        "loss", "duplication", "reordering", "corruption", "spike", "cut", "partition", "clog", "reset", "pause", "slow", "crash", "half-open",
        "buggify",
    ];

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var heard = new ExactlyOnce();
        var (lacks, sent) = ((string?)null, new List<string>());
        IReadOnlyList<Node> members = [];
        var cluster = run.Cluster(
            new SimulatedClusterOptions { Liveness = null, Filter = Defect == KeeperDefect.NumbersAsBefore ? AsBefore : null },
            async (prepared, nodes) =>
            {
                members = nodes;
                var keeper = new Keeper(prepared, nodes, Gid, Defect == KeeperDefect.ForgetsOnRestart ? [] : null, HearAt);
                await keeper.LookAfterAllAsync();
                _ = keeper.RunAsync(Round);
            });
        for (var number = 0; number < Messages; number++)
        {
            var (message, from) = ($"message {number}", run.NextRandom(run.Nodes));
            var at = Instant.Zero + Duration.FromMilliseconds(100 + run.NextRandom(9_500));
            if (run.Do($"n{from} sends {message}", at, new NodeId(from), () => SendAsync(cluster.ProgramOf(members[from]), message)))
            {
                sent.Add(message);
            }
        }

        run.Always(new Explained(
            () => cluster.Trace,
            () => heard.Lacking(run.Nodes, sent).Select(lack => (lack.Node, $"{Route}.hear[\"{lack.What}\"]"))));
        run.Always(new GroupHistory(cluster));
        run.Always(new Accounted(() => cluster.Counters, () => cluster.InFlight));
        run.Eventually("every node has the group", () => lacks = Lacking(cluster, members), within: Duration.FromSeconds(10));
        run.Sometimes("a node was without the group", () => run.Now > Instant.Zero + Duration.FromSeconds(1) && Lacking(cluster, members) is not null);

        Service HearAt(int node) => new Service().Method("hear", (string message) => heard.Done(new NodeId(node), message));

        NodeMessage? AsBefore(NodeAddress from, NodeAddress to, NodeMessage message)
        {
            // The lives that begin with the run have the first origins, in the order of the nodes.
            var isOfLaterLife = message.Content is RumorContent && message.RumorId.Origin.Value >= run.Nodes;
            return isOfLaterLife
                ? NodeMessage.Gossip(message.CallId, message.TimeLeft, new Rumor(
                    message.RumorId with { Origin = new OriginId(IndexOf(from)) }, (RumorContent)message.Content))
                : message;
        }

        int IndexOf(NodeAddress address) => Enumerable.Range(0, members.Count).First(node => members[node].Address.Equals(address));
    }

    private static string? Lacking(SimulatedCluster cluster, IReadOnlyList<Node> members)
    {
        for (var node = 0; node < members.Count; node++)
        {
            if (cluster.ViewOf(members[node], Gid) is not { } view || view.Count < members.Count)
            {
                return $"n{node} does not have the group";
            }
        }

        return null;
    }

    private static async Task SendAsync(Node node, string message)
    {
        try
        {
            await node.Group(Gid).Gossip.SendAsync<Payload>(Route, "hear", [message]);
        }
        catch (CallException)
        {
            // Who sends learns of members that did not answer in time, and may be down itself.
        }
    }
}
