namespace Distribution.InSimulator;

/// <summary>Who may contact whom in one run, where that is not everybody. Immutable.</summary>
public abstract class PeerTable
{
    /// <summary>How many peers a node draws from; zero or more.</summary>
    public abstract int Count(int node);

    /// <summary>A peer of a node, never the node itself. Uniform indices give the peers with the probabilities of the topology.</summary>
    /// <param name="node">Whose.</param>
    /// <param name="index">0 .. <see cref="Count"/> - 1.</param>
    public abstract int Peer(int node, int index);

    /// <summary>How many nodes that are up can be reached from a node over nodes that are up, itself included; 0 if it is down.</summary>
    /// <param name="source">From where.</param>
    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="isUp">Whether a node is up.</param>
    public abstract int CountReachable(int source, int nodes, Func<int, bool> isUp);
}
