using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>What a run lets faults do to it. Nodes go by their number in the run.</summary>
public interface IFaultyWorld
{
    /// <summary>How many nodes there are.</summary>
    int NodeCount { get; }

    /// <summary>The present, in true time.</summary>
    Instant Now { get; }

    /// <summary>The network, for rules.</summary>
    Network Network { get; }

    /// <summary>The nodes' clocks.</summary>
    NodeClocks Clocks { get; }

    /// <summary>The nodes' work.</summary>
    NodeLoad Load { get; }

    /// <summary>How the nodes boot.</summary>
    NodeBoots Boots { get; }

    /// <summary>The points in the protocol's code at which something rare may happen.</summary>
    BuggifyPoints Points { get; }

    /// <summary>Whether anything of a node can outlive its crash: it has a store, or memory that may be kept. Where it has none, every
    /// crash leaves nothing.</summary>
    bool KeepsState { get; }

    /// <summary>Which faults have taken effect.</summary>
    FaultEffects Effects { get; }

    /// <summary>Lets something happen at a time, at a node.</summary>
    /// <param name="at">When.</param>
    /// <param name="node">The node; <see cref="NodeId.None"/>: at none.</param>
    /// <param name="action">What happens.</param>
    /// <param name="what">What that is in words, for traces.</param>
    void Schedule(Instant at, NodeId node, Action action, string what = "a fault");

    /// <summary>Holds a node down; if it is up it ends as in a power cut. It stays down until as many <see cref="Restart"/> have
    /// come.</summary>
    /// <param name="node">The node.</param>
    /// <param name="isSilent">Whether its machine is gone too: then nobody says that nobody listens there any more, until it starts
    /// again.</param>
    void Crash(NodeId node, bool isSilent);

    /// <summary>Takes one crash back. When no fault holds the node any more, down or halted, it starts as another incarnation, with a
    /// random stream of its own and the least of what the crashes that overlapped have left. Nothing if none holds it down.</summary>
    void Restart(NodeId node, Remnant remnant);

    /// <summary>Halts a node: what comes to it is held, in order, until as many <see cref="Resume"/> have come. A node that is down
    /// does not start meanwhile.</summary>
    void Pause(NodeId node);

    /// <summary>Takes one halt back. When no fault holds the node any more it goes on: what was held comes now, before all else that comes
    /// at this instant. Nothing if it is not halted.</summary>
    void Resume(NodeId node);

    /// <summary>Tells both nodes that their connection broke, where the host tells of such things.</summary>
    void Break(NodeId one, NodeId other);
}
