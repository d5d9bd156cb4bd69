namespace Distribution.Protocol;

/// <summary>A node's groups by name, <c>all</c> among them, and what is remembered of those that it has deleted.</summary>
internal sealed class GroupTable : NameTable<NodeGroup>
{
    /// <summary>What was seen of the gossip of groups that are no more; null: nothing was.</summary>
    internal DeletedGroups? Deleted { get; set; }
}
