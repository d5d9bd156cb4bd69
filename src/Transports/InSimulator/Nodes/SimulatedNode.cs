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

    /// <summary>The current life; null before the first.</summary>
    internal SimulatedLife? Life { get; set; }

    /// <summary>The node's memory. A field, to be passed by reference.</summary>
    internal NodeState State;

    internal IReadOnlyList<KeyValuePair<string, string>> Settings { get; set; } = [];

    /// <summary>How many names it has given, in all lives.</summary>
    internal long NamesGiven { get; set; }

    /// <summary>Who watches what happens here; null: nobody.</summary>
    internal Action<NodeEvent>? Watcher { get; set; }

    /// <summary>Commands that wait for their outcome.</summary>
    internal Dictionary<CommandId, Action<Outcome>> Commands { get; } = [];
}
