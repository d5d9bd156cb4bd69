namespace Distribution.Protocol;

/// <summary>A group as one node has it.</summary>
internal sealed class NodeGroup(string name, GroupOptions options, GroupView view)
{
    /// <summary>Which rumors of this group the node has seen.</summary>
    internal RumorMemory Rumors;

    /// <summary>The group's name.</summary>
    internal string Name { get; } = name;

    /// <summary>How it gossips.</summary>
    internal GroupOptions Options { get; set; } = options;

    /// <summary>Members that were removed because they failed, and return when they are back.</summary>
    internal LapsedMembers Lapsed { get; } = new();

    /// <summary>The members as this node sees them.</summary>
    internal GroupView View { get; set; } = view;
}
