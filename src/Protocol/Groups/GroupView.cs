namespace Distribution.Protocol;

/// <summary>
/// The members of a group as one node sees them, ordered by address. Immutable, so that nodes of a simulation share one: a change makes a
/// new view, and the same change to a shared view gives all who make it the same new one.
/// </summary>
/// <remarks>The host's numbers of the members are looked up once a view; a view belongs to one host therefore. Memory: 12 bytes a member
/// and the addresses themselves.</remarks>
public sealed partial class GroupView
{
    private readonly NodeAddress[] members;
    private NodeId[]? numbers;
    private ulong? fingerprint;
    private Change? lastChange;

    private GroupView(NodeAddress[] members, NodeId[]? numbers)
    {
        this.members = members;
        this.numbers = numbers;
    }

    /// <summary>How many members there are; 0 or more.</summary>
    public int Count => members.Length;

    /// <summary>Equal for views of the same members, in every process. Computed once a view, in time linear in its members.</summary>
    internal ulong Fingerprint => fingerprint ??= FingerprintOf(members);

    /// <summary>Member number <paramref name="index"/>, by address.</summary>
    public NodeAddress this[int index] => members[index];

    /// <summary>The view of these nodes; repetitions count once.</summary>
    public static GroupView Of(IEnumerable<NodeAddress> nodes)
    {
        NodeAddress[] sorted = [.. nodes];
        Array.Sort(sorted);
        var count = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || !sorted[i].Equals(sorted[i - 1]))
            {
                sorted[count++] = sorted[i];
            }
        }

        Array.Resize(ref sorted, count);
        return new GroupView(sorted, null);
    }

    /// <summary>The position of a member; negative if it is none. Logarithmic.</summary>
    public int IndexOf(NodeAddress node) => Array.BinarySearch(members, node);

    /// <summary>Whether the node is a member. Logarithmic.</summary>
    public bool Contains(NodeAddress node) => IndexOf(node) >= 0;

    /// <summary>This view and one more member, with the host's number for it; the view itself if it is one already.</summary>
    internal GroupView With(NodeAddress node, NodeId number)
    {
        var at = IndexOf(node);
        return at >= 0 ? this : Changed(node, () => new GroupView(
            [.. members.AsSpan(0, ~at), node, .. members.AsSpan(~at)],
            numbers is null ? null : [.. numbers.AsSpan(0, ~at), number, .. numbers.AsSpan(~at)]));
    }

    /// <summary>This view without one member; the view itself if it is none.</summary>
    internal GroupView Without(NodeAddress node)
    {
        var at = IndexOf(node);
        return at < 0 ? this : Changed(node, () => new GroupView(
            [.. members.AsSpan(0, at), .. members.AsSpan(at + 1)],
            numbers is null ? null : [.. numbers.AsSpan(0, at), .. numbers.AsSpan(at + 1)]));
    }

    /// <summary>The members of both; one of the two themselves where it holds the other.</summary>
    internal GroupView Union(GroupView other)
    {
        var (larger, smaller) = Count >= other.Count ? (this, other) : (other, this);
        return ReferenceEquals(larger, smaller) || Array.TrueForAll(smaller.members, larger.Contains)
            ? larger
            : Of([.. members, .. other.members]);
    }

    /// <summary>The host's number of member <paramref name="index"/>. The first use of a view looks all of them up.</summary>
    internal NodeId Number<TEnvironment>(int index, TEnvironment environment)
        where TEnvironment : struct, INodeEnvironment, allows ref struct
        => (numbers ?? Resolve(environment))[index];

    private NodeId[] Resolve<TEnvironment>(TEnvironment environment)
        where TEnvironment : struct, INodeEnvironment, allows ref struct
    {
        var found = new NodeId[members.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = environment.Resolve(members[i]);
        }

        return numbers = found;
    }

    private static ulong FingerprintOf(NodeAddress[] members)
    {
        var hash = StableHash.Seed;
        foreach (var member in members)
        {
            hash = StableHash.Add(StableHash.Add(hash, StableHash.Of(member.Host)), (ulong)member.Port);
        }

        return hash;
    }

    // Weak: a node that keeps an old view must not keep alive all that came after it.
    private GroupView Changed(NodeAddress node, Func<GroupView> make)
    {
        if (lastChange is { } known && known.Node.Equals(node) && known.Result.TryGetTarget(out var result))
        {
            return result;
        }

        result = make();
        lastChange = new Change(node, new WeakReference<GroupView>(result));
        return result;
    }

    // A node that is a member can only be removed and another only be added, so the node says which change it was.
    private sealed record Change(NodeAddress Node, WeakReference<GroupView> Result);
}
