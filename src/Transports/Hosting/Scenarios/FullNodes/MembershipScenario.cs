using Distribution.Protocol;

namespace Distribution;

/// <summary>Full nodes in a group watch each other. Who was cut off or halted returns into the group; who starts again is a member of
/// <c>all</c>, and does not return into the group.</summary>
/// <remarks>What extends it can change what the nodes say (<see cref="Filter"/>), to see that a mistake is found.</remarks>
[Scenario("membership", "members of full nodes fail and return, and new lives are strangers to the group")]
public class MembershipScenario : Scenario
{
    private const string Gid = "watched";

    /// <inheritdoc/>
    /// <remarks>One that failed is greeted every ten periods, in turn.</remarks>
    public override Duration Calm => Duration.FromSeconds(100);

    /// <inheritdoc/>
    /// <remarks>Not clocks that are wrong: what a suspicion takes is measured by them.</remarks>
    public override IReadOnlyList<string> Faults =>
    [
        "loss", "reordering", "spike", "cut", "partition", "clog", "reset", "pause", "slow", "crash", "half-open", "buggify",
    ];

    /// <summary>What becomes of each message before it is sent: itself, another, or null where it is not sent. By default
    /// nothing.</summary>
    protected virtual Func<NodeAddress, NodeAddress, NodeMessage, NodeMessage?>? Filter => null;

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        IReadOnlyList<Node> members = [];
        var cluster = run.Cluster(
            new SimulatedClusterOptions { Filter = Filter },
            async (prepared, nodes) =>
            {
                members = nodes;
                await prepared.GroupAsync(Gid, nodes);
            });
        // Of a member of the group its history says more.
        run.Always(new GroupHistory(cluster));
        run.Always(new NoResurrection(cluster));
        run.Eventually("everybody is where it belongs", () => Misplaced(cluster, members), within: Duration.FromSeconds(90));
        run.Sometimes("somebody had failed", () => members.Any(node => cluster.ViewOf(node, Call.AllGroup)?.Count < members.Count));
        run.Sometimes("somebody started again", () => members.Any(node => LifeOf(cluster, node) > 1));
    }

    private static ulong LifeOf(SimulatedCluster cluster, Node node) => cluster.NewsOf(node, node.Address)?.Incarnation ?? 0;

    private static string? Misplaced(SimulatedCluster cluster, IReadOnlyList<Node> members)
    {
        foreach (var viewer in members)
        {
            foreach (var member in members)
            {
                if (cluster.ViewOf(viewer, Call.AllGroup)?.Contains(member.Address) == false)
                {
                    return $"{viewer} does not know {member}";
                }

                // Who starts again before others have heard of its first life is taken for that.
                if (LifeOf(cluster, member) == 1 && cluster.ViewOf(viewer, Gid)?.Contains(member.Address) == false)
                {
                    return $"{viewer} lacks {member} in the group";
                }
            }
        }

        return null;
    }
}
