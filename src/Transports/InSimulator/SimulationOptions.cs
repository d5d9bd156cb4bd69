using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>A run of one protocol on many nodes. Immutable, but the fan-out holds scratch space: one simulation each.</summary>
public sealed class SimulationOptions
{
    /// <summary>How many nodes: 1 .. 100,000,000, as memory allows.</summary>
    public required int Nodes { get; init; }

    /// <summary>What the network does to messages.</summary>
    public NetworkOptions Network { get; init; } = new();

    /// <summary>Who may contact whom. Default: everybody everybody.</summary>
    public Topology Topology { get; init; } = Topology.Complete;

    /// <summary>Whether the chance of a message depends on its name alone (<see cref="MessageName"/>), so that what happens on other
    /// links does not shift it, as exploration wants. Default: no, it is the next draw of the sender's stream.</summary>
    public bool ChanceByName { get; init; }

    /// <summary>Whether what is read from a changed message reaches the node, as on a wire without checksums. Default: no.</summary>
    public bool DeliversCorrupted { get; init; }

    /// <summary>Whether everything that happens is written down (<see cref="RunTrace"/>), which changes nothing of it. Default:
    /// no.</summary>
    public bool IsTraced { get; init; }

    /// <summary>How many targets a contact of a gossip protocol draws, out of the node's peers.</summary>
    public Fanout Fanout { get; init; } = new(FanoutFunction.Constant(3), FanoutLaw.Fixed);
}
