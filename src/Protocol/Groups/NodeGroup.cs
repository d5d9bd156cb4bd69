namespace Distribution.Protocol;

/// <summary>A group as one node has it.</summary>
internal sealed class NodeGroup
{
    /// <summary>Which rumors of this group the node has seen.</summary>
    internal RumorMemory Rumors;

    internal NodeGroup(string name, GroupOptions options, GroupView view)
    {
        Name = name;
        View = view;
        Options = options;
    }

    /// <summary>The group's name.</summary>
    internal string Name { get; }

    /// <summary>How it gossips.</summary>
    internal GroupOptions Options
    {
        get;
        set
        {
            field = value;
            Repair = value.Repair == GossipRepair.None ? null : Repair ?? new RepairState();
        }
    }

    /// <summary>What the repair of the group's gossip remembers; null: there is no repair.</summary>
    internal RepairState? Repair { get; private set; }

    /// <summary>Members that were removed because they failed, and return when they are back.</summary>
    internal LapsedMembers Lapsed { get; } = new();

    /// <summary>The members as this node sees them.</summary>
    internal GroupView View { get; set; }
}
