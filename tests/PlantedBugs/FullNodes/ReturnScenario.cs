using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>Full nodes in a group watch each other. Who was cut off or halted returns into the group; who starts again is a member of
/// <c>all</c>, and does not return into the group.</summary>
[Scenario("returns", "members of full nodes fail and return, and new lives are strangers to the group")]
public sealed class ReturnScenario : Scenario
{
    private const string Gid = "returns";

    /// <summary>What is wrong with the nodes.</summary>
    [ScenarioOption("what is wrong with the nodes")]
    public ReturnDefect Defect { get; init; }

    /// <inheritdoc/>
    /// <remarks>One that failed is greeted every ten periods, in turn.</remarks>
    public override Duration Calm => Duration.FromSeconds(100);

    /// <inheritdoc/>
    /// <remarks>Not clocks that are wrong: what a suspicion takes is measured by them.</remarks>
    public override IReadOnlyList<string> Faults =>
    [
        "loss", "reordering", "spike", "cut", "partition", "clog", "reset", "pause", "slow", "crash", "half-open", "buggify",
    ];

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        IReadOnlyList<Node> members = [];
        var cluster = run.Cluster(
            new SimulatedClusterOptions { Filter = Defect == ReturnDefect.None ? null : new FaultySpeech(Defect).Speak },
            async (prepared, nodes) =>
            {
                members = nodes;
                await prepared.GroupAsync(Gid, nodes);
            });
        run.Always(new NoResurrection(cluster));
        run.Always(new GroupHistory(cluster));
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
                // Two that have both started again, while a cut ate the news of both, may never hear of each other: open, docs/plan.md.
                var areBothNew = LifeOf(cluster, viewer) > 1 && LifeOf(cluster, member) > 1;
                if (!areBothNew && cluster.ViewOf(viewer, Call.AllGroup)?.Contains(member.Address) == false)
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
