using Distribution.Protocol;

namespace Distribution;

/// <summary>In a cluster, who is gone comes back by its own word alone: a node that has removed a member takes it for there again only in a
/// life that has begun, and at a version that the member itself has reached in that life by objecting. Late news, and news that others
/// invent, bring nobody back.</summary>
public sealed class NoResurrection : Oracle
{
    private readonly SimulatedCluster cluster;
    private readonly SortedDictionary<NodeAddress, ulong> lives = [];
    private readonly SortedDictionary<(NodeAddress Node, ulong Life), uint> reached = [];
    private readonly HashSet<(NodeAddress Viewer, NodeAddress Gone)> gone = [];

    // What each node last said of itself, by number: most events change nothing of it.
    private readonly List<MemberUpdate?> words = [];
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
            HearAnew(number);
        }

        return wrong;
    }

    private void HearAnew(int number)
    {
        var address = cluster.World.AddressOf(new NodeId(number));
        if (number == words.Count)
        {
            words.Add(null);
        }

        if (cluster.World.NewsOf(address, address) is { } word && word != words[number])
        {
            words[number] = word;
            Hear(word);
        }
    }

    private void Hear(MemberUpdate word)
    {
        lives[word.Node] = Math.Max(lives.GetValueOrDefault(word.Node), word.Incarnation);
        var life = (word.Node, word.Incarnation);
        reached[life] = Math.Max(reached.GetValueOrDefault(life), word.Version);
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
            wrong ??= Misfit(viewer, news);
        }
    }

    private string? Misfit(NodeAddress viewer, MemberUpdate news)
    {
        // The node may have said more in the event that is under way.
        if (cluster.World.NewsOf(news.Node, news.Node) is { } word)
        {
            Hear(word);
        }

        // A life that ended before the node was first heard of may have come to any version.
        var last = lives.GetValueOrDefault(news.Node);
        var isKnown = reached.TryGetValue((news.Node, news.Incarnation), out var version);
        var back = $"{viewer} has {news.Node} back in life {news.Incarnation}, version {news.Version}";
        return news.Incarnation > last ? $"{back}, and it never came further than life {last}"
            : isKnown && news.Version > version ? $"{back}, and it never came further than version {version} in that life"
            : null;
    }
}
