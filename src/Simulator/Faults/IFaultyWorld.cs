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

    /// <summary>Lets something happen at a time, at a node.</summary>
    /// <param name="at">When.</param>
    /// <param name="node">The node.</param>
    /// <param name="action">What happens.</param>
    /// <param name="what">What that is in words, for traces.</param>
    void Schedule(Instant at, NodeId node, Action action, string what = "a fault");

    /// <summary>Ends a node as a power cut would. Nothing if it is down.</summary>
    /// <param name="node">The node.</param>
    /// <param name="isSilent">Whether its machine is gone too: then nobody says that nobody listens there any more.</param>
    void Crash(NodeId node, bool isSilent);

    /// <summary>Starts a node that is down as another incarnation, with a random stream of its own. Nothing if it is up.</summary>
    void Restart(NodeId node, Remnant remnant);

    /// <summary>Halts a node: what comes to it is held, in order.</summary>
    void Pause(NodeId node);

    /// <summary>Lets a node go on: what was held comes now.</summary>
    void Resume(NodeId node);

    /// <summary>Tells both nodes that their connection broke, where the host tells of such things.</summary>
    void Break(NodeId one, NodeId other);
}
