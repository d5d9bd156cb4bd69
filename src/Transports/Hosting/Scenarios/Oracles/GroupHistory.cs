using Distribution.Protocol;

namespace Distribution;

/// <summary>In a cluster, every group view is what its history makes of it: what was put, and each member that was added, removed, failed,
/// left or returned since, and nothing else. Only members that failed return, each in the life in which it did, as that life has said
/// itself.</summary>
public sealed class GroupHistory : Oracle
{
    private readonly SimulatedCluster cluster;
    private readonly SortedDictionary<(NodeAddress Viewer, string Group), History> histories = [];
    private readonly SortedDictionary<(NodeAddress Node, ulong Life), uint> reached = [];

    // What each node last said of itself, by number: most events change nothing of it.
    private readonly List<MemberUpdate?> words = [];
    private string? wrong;

    /// <summary>Follows the views of all nodes of a cluster from now on.</summary>
    public GroupHistory(SimulatedCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        this.cluster = cluster;
        cluster.Observe(Follow);
    }

    /// <inheritdoc/>
    public override string Name => "views follow from their history";

    /// <inheritdoc/>
    public override string? AfterEvent()
    {
        for (var number = 0; number < cluster.World.NodeCount; number++)
        {
            HearAnew(number);
        }

        foreach (var ((viewer, group), history) in histories)
        {
            if (!ReferenceEquals(cluster.World.ViewOf(viewer, group), history.View) && LifeOf(viewer) == history.Life)
            {
                wrong ??= $"{viewer} has another view of {group} than it said";
            }
        }

        return wrong;
    }

    private ulong LifeOf(NodeAddress node) => cluster.World.NewsOf(node, node)?.Incarnation ?? 0;

    private void HearAnew(int number)
    {
        var address = cluster.World.AddressOf(new NodeId(number));
        var word = cluster.World.NewsOf(address, address);
        if (number == words.Count)
        {
            words.Add(null);
        }

        if (word is not null && word != words[number])
        {
            words[number] = word;
            Hear(address);
        }
    }

    /// <summary>Notes how far a node has come in its present life.</summary>
    private void Hear(NodeAddress node)
    {
        if (cluster.World.NewsOf(node, node) is { } word)
        {
            reached[(node, word.Incarnation)] = word.Version;
        }
    }

    private void Follow(NodeAddress viewer, NodeEvent happened)
    {
        if (happened.Kind != NodeEventKind.GroupChanged)
        {
            return;
        }

        var (key, life) = ((viewer, happened.Group), LifeOf(viewer));
        if (happened.View is not { } view)
        {
            histories.Remove(key);
            return;
        }

        // What was before it is first spoken of is not known.
        if (!histories.TryGetValue(key, out var history) || history.Life != life)
        {
            histories[key] = history = new History(life);
        }
        else if (Misfit(history, happened) is { } reason)
        {
            wrong ??= $"{viewer}, group {happened.Group}: {reason}";
        }

        history.View = view;
        if (happened is { Change: ViewChange.Failed, Node: { } failed })
        {
            history.Failed[failed] = cluster.World.NewsOf(viewer, failed)?.Incarnation ?? 0;
        }
        else if (happened.Node is { } other)
        {
            history.Failed.Remove(other);
        }
        else if (happened.Change == ViewChange.Put)
        {
            history.Failed.Clear();
        }

        string? Misfit(History before, NodeEvent change) => Difference(before.View!, change)
            ?? (change.Change == ViewChange.Returned ? Stranger(before, viewer, change.Node!) : null);
    }

    private static string? Difference(GroupView before, NodeEvent happened)
    {
        if (happened.Node is not { } member)
        {
            var isWhole = happened.Change != ViewChange.Added || AllOf(before).All(happened.View!.Contains);
            return isWhole ? null : "members went when others came";
        }

        var isIn = happened.Change is ViewChange.Added or ViewChange.Returned;
        var expected = AllOf(before).Where(other => !other.Equals(member)).Concat(isIn ? [member] : []).Order();
        return expected.SequenceEqual(AllOf(happened.View!))
            ? null
            : $"{member} {happened.Change}, and of {before.Count} members became {happened.View!.Count}";
    }

    private string? Stranger(History history, NodeAddress viewer, NodeAddress member)
    {
        if (!history.Failed.TryGetValue(member, out var failed))
        {
            return $"{member} returned, and had not failed";
        }

        // The news that the viewer has just taken in is what the change was made of.
        Hear(member);
        return cluster.World.NewsOf(viewer, member) is { Incarnation: > 0 } word
            && ((failed > 0 && failed != word.Incarnation) || reached.GetValueOrDefault((member, word.Incarnation)) < word.Version)
            ? $"{member} returned in life {word.Incarnation}, version {word.Version}, which it never had"
            : null;
    }

    private static IEnumerable<NodeAddress> AllOf(GroupView view) => Enumerable.Range(0, view.Count).Select(index => view[index]);

    /// <summary>A group at a node, in one life of it, as it was told.</summary>
    private sealed class History(ulong life)
    {
        internal ulong Life => life;

        internal GroupView? View { get; set; }

        /// <summary>Members that failed and are not back, and in which life; 0: the viewer does not know.</summary>
        internal SortedDictionary<NodeAddress, ulong> Failed { get; } = [];
    }
}
