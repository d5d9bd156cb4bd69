using Distribution.Protocol;

namespace Distribution;

/// <summary>In a cluster, who is gone comes back by its own word alone: a node that has removed a member takes it for there again only in a
/// life that has begun, and at a version that the member itself has reached by objecting. Late news, and news that others invent, bring
/// nobody back.</summary>
public sealed class NoResurrection : Oracle
{
    private readonly SimulatedCluster cluster;
    private readonly SortedDictionary<NodeAddress, (ulong Life, uint Version)> reached = [];
    private readonly HashSet<(NodeAddress Viewer, NodeAddress Gone)> gone = [];
    private string? wrong;

    /// <summary>Watches all nodes of a cluster from now on.</summary>
    public NoResurrection(SimulatedCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        this.cluster = cluster;
        cluster.Observe(Follow);
    }

    /// <inheritdoc/>
    public override string Name => "nobody comes back but by its own word";

    /// <inheritdoc/>
    public override string? AfterEvent()
    {
        for (var number = 0; number < cluster.World.NodeCount; number++)
        {
            Hear(cluster.World.AddressOf(new NodeId(number)));
        }

        return wrong;
    }

    private void Hear(NodeAddress node)
    {
        if (cluster.World.NewsOf(node, node) is { } word)
        {
            var (life, version) = reached.GetValueOrDefault(node);
            reached[node] = (Math.Max(life, word.Incarnation), Math.Max(version, word.Version));
        }
    }

    private void Follow(NodeAddress viewer, NodeEvent happened)
    {
        if (happened.Kind is NodeEventKind.MemberFailed or NodeEventKind.MemberLeft)
        {
            gone.Add((viewer, happened.Node!));
        }
        else if (happened.Kind == NodeEventKind.MemberJoined && gone.Remove((viewer, happened.Node!))
            && cluster.World.NewsOf(viewer, happened.Node!) is { Status: MemberStatus.Alive, Incarnation: > 0 } news)
        {
            Hear(news.Node);
            var (life, version) = reached.GetValueOrDefault(news.Node);
            if (news.Incarnation > life || news.Version > version)
            {
                wrong ??= $"{viewer} has {news.Node} back in life {news.Incarnation}, version {news.Version}, "
                    + $"and it never came further than life {life}, version {version}";
            }
        }
    }
}
