namespace Distribution.Protocol;

/// <summary>A new node on its way into a group: who has been told, and who could not be.</summary>
/// <param name="group">The group's name.</param>
/// <param name="node">The new node.</param>
/// <param name="processId">Its process; 0 where it has none of its own.</param>
/// <param name="call">The pending spawn that asked for it.</param>
internal sealed class Admission(string group, NodeAddress node, int processId, ulong call)
{
    internal string Group { get; } = group;

    internal NodeAddress Node { get; } = node;

    internal int ProcessId { get; } = processId;

    internal ulong Call { get; } = call;

    /// <summary>Whether the new node has been given the group. Until then it is told of nobody else: what it is given last would
    /// count.</summary>
    internal bool HasGroup { get; set; }

    /// <summary>Members that were told of the new node.</summary>
    internal SortedSet<NodeAddress> Told { get; } = [];

    /// <summary>What went wrong, by member: the first of each.</summary>
    internal SortedDictionary<NodeAddress, CallError> Errors { get; } = [];
}
