using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>Is told of every first reception in a run, as it happens: once for each node and rumor.</summary>
public interface IGossipObserver
{
    /// <summary>The node has learned the rumor.</summary>
    void Delivered(NodeId node, RumorId rumor, Instant at);
}
