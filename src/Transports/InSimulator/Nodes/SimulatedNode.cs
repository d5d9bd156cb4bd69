using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>What the simulated world keeps for an address: the node that runs there, if one does. An object, so that the world may
/// grow while a node's state is in use.</summary>
internal sealed class SimulatedNode(SimulatedNodes world, NodeAddress address, NodeId id) : IInvocationSink
{
    internal NodeAddress Address { get; } = address;

    internal NodeId Id { get; } = id;

    /// <summary>0 while nobody has ever run here; then 1, and 1 more for every restart.</summary>
    internal ulong Incarnation { get; set; }

    internal OriginId Origin { get; set; }

    /// <summary>The node's memory. A field, to be passed by reference.</summary>
    internal NodeState State;

    /// <summary>What the node was asked to be.</summary>
    internal SpawnRequest Request { get; set; } = new();

    /// <summary>How the last life ended, as a process's exit code; null while one goes on or none has been.</summary>
    internal int? ExitCode { get; set; }

    /// <summary>Where services of the present life run; null: none has run yet.</summary>
    internal SimulatedContext? Context { get; set; }

    /// <summary>The nodes that the present life has started, and in which incarnation: they follow it.</summary>
    internal List<(SimulatedNode Node, ulong Incarnation)>? Children { get; set; }

    internal bool IsPaused { get; set; }

    /// <summary>How often the node was paused: a resumption that a later pause has overtaken does nothing.</summary>
    internal int Pauses { get; set; }

    /// <summary>What has come while the node was paused, in order.</summary>
    internal Queue<Action> Held { get; } = [];

    /// <summary>Who watches what happens here; null: nobody.</summary>
    internal Action<NodeEvent>? Watcher { get; set; }

    /// <summary>Commands that wait for their outcome.</summary>
    internal Dictionary<CommandId, Action<Outcome>> Commands { get; } = [];

    /// <inheritdoc/>
    public void Completed(InvocationId invocation, Outcome outcome) => world.InvocationCompleted(this, Incarnation, invocation, outcome);
}
