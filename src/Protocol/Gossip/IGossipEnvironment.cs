namespace Distribution.Protocol;

/// <summary>What a gossip protocol needs beside the seam: whom it may contact, how many of them, and someone to tell what it learned.
/// Alone in a run the host supplies it; inside the full node the node does.</summary>
/// <typeparam name="TMessage">What the protocol sends.</typeparam>
public interface IGossipEnvironment<TMessage> : IEnvironment<TMessage>
    where TMessage : struct
{
    /// <summary>How many nodes the system has; the n of a fan-out that depends on it. At least 1.</summary>
    int NodeCount { get; }

    /// <summary>How many candidates there are to contact. Zero or more; constant during one input.</summary>
    int PeerCount { get; }

    /// <summary>How many of them a contact draws.</summary>
    Fanout Fanout { get; }

    /// <summary>Candidate number <paramref name="index"/>, 0 .. <see cref="PeerCount"/> - 1, each once.</summary>
    NodeId Peer(int index);

    /// <summary>Sends a message that carries a rumor: a transmission, whether the receiver needs it or not (the traffic m of Demers et al.
    /// 1987, section 1.4). Else as <see cref="IEnvironment{TMessage}.Send"/>.</summary>
    void Transmit(NodeId to, in TMessage message);

    /// <summary>This node has learned the rumor, for the first time. The host must not feed the protocol from inside it.</summary>
    void Deliver(RumorId rumor);

    /// <summary>This node has lost interest in <paramref name="rumors"/> rumors: it knows them and no longer spreads them (Demers et
    /// al. 1987, section 1.4: "removed").</summary>
    void Retire(int rumors);
}
