namespace Distribution.Protocol;

/// <summary>Nodes that a group lost because they failed, the latest ones: they return when they are back.</summary>
internal sealed class LapsedMembers
{
    private List<NodeAddress>? nodes;

    internal void Add(NodeAddress node)
    {
        nodes ??= [];
        if (nodes.Count == MembershipState.GoneMax)
        {
            nodes.RemoveAt(0);
        }

        nodes.Add(node);
    }

    /// <summary>Forgets a node; false if it is none of them.</summary>
    internal bool Remove(NodeAddress node) => nodes?.Remove(node) ?? false;

    internal void Clear() => nodes = null;
}
