using Distribution.Protocol;

namespace Distribution;

/// <summary>A node's view of a group is another now. Immutable.</summary>
/// <param name="Gid">The group.</param>
/// <param name="Members">Its members now, in the order of addresses; null: the group was deleted.</param>
public sealed record GroupChange(string Gid, IReadOnlyList<NodeAddress>? Members)
{
    /// <summary>Why.</summary>
    public ViewChange Change { get; init; }

    /// <summary>The member that came or went; null: it was not one alone.</summary>
    public NodeAddress? Node { get; init; }
}
