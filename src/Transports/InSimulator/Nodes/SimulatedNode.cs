using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>What the simulated world keeps for an address: the node that runs there, if one does. An object, so that the world may
/// grow while a node's state is in use.</summary>
internal sealed class SimulatedNode(NodeAddress address, NodeId id)
{
    internal NodeAddress Address { get; } = address;

    internal NodeId Id { get; } = id;

    /// <summary>0 while nobody has ever run here; then 1, and 1 more for every restart.</summary>
    internal ulong Incarnation { get; set; }

    internal OriginId Origin { get; set; }

    /// <summary>The last life, going on or over; null before the first.</summary>
    internal SimulatedLife? Life { get; set; }

    /// <summary>Whether a node runs here, paused or not.</summary>
    internal bool IsRunning => Life is { IsOver: false };

    /// <summary>The life that a fault has ended last; null: none.</summary>
    internal SimulatedLife? Crashed { get; set; }

    /// <summary>The node's memory. A field, to be passed by reference.</summary>
    internal NodeState State;

    /// <summary>Whether the program has halted it. What faults do is beside that.</summary>
    internal bool IsPaused { get; set; }

    /// <summary>Whether its machine is gone with it: nobody there refuses what comes.</summary>
    internal bool IsSilent { get; set; }

    /// <summary>How often the node was paused: a resumption that a later pause has overtaken does nothing.</summary>
    internal int Pauses { get; set; }

    /// <summary>What has come while the node was paused, in order; null: nothing ever.</summary>
    internal Queue<Action>? Held { get; set; }

    /// <summary>How many boots began here that faults could spoil.</summary>
    internal uint Boots { get; set; }

    /// <summary>How many names it has given, in all lives.</summary>
    internal long NamesGiven { get; set; }

    /// <summary>Who watches what happens here; null: nobody.</summary>
    internal Action<NodeEvent>? Watcher { get; set; }

    /// <summary>Commands that wait for their outcome.</summary>
    internal Dictionary<CommandId, Action<Outcome>> Commands { get; } = [];
}
