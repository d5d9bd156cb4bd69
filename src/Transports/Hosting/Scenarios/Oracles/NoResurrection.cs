using Distribution.Protocol;

namespace Distribution;

/// <summary>Who is gone does not come back by itself: a node says that another has joined only if that one has run since it said that it
/// was gone.</summary>
public sealed class NoResurrection : Oracle
{
    private readonly SimulatedCluster cluster;
    private readonly SortedSet<(NodeAddress Viewer, NodeAddress Dead)> dead = [];
    private string? wrong;

    /// <summary>Watches the nodes of a cluster.</summary>
    public NoResurrection(SimulatedCluster cluster, IEnumerable<Node> nodes)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(nodes);
        this.cluster = cluster;
        foreach (var node in nodes)
        {
            cluster.ProgramOf(node).Events.Membership.Subscribe(change => Follow(node.Address, change));
        }
    }

    /// <inheritdoc/>
    public override string Name => "no resurrection";

    /// <inheritdoc/>
    public override string? AfterEvent()
    {
        dead.RemoveWhere(pair => cluster.World.IsUp(pair.Dead));
        return wrong;
    }

    private void Follow(NodeAddress viewer, MembershipChange change)
    {
        if (change.Kind == MembershipChangeKind.Joined && dead.Contains((viewer, change.Node)))
        {
            wrong ??= $"{viewer} says that {change.Node} has joined, which has not run since it was gone";
        }
        else if (change.Kind is MembershipChangeKind.Failed or MembershipChangeKind.Left && !cluster.World.IsUp(change.Node))
        {
            dead.Add((viewer, change.Node));
        }
    }
}
