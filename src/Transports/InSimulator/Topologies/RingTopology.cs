namespace Distribution.InSimulator;

/// <summary>A line whose ends are neighbours, too; of two nodes a single edge, of one node none.</summary>
public sealed class RingTopology : Topology
{
    /// <inheritdoc/>
    public override string? Misfit(int nodes) => null;

    /// <inheritdoc/>
    public override PeerTable Connect(int nodes, ulong seed)
    {
        var edges = new EdgeList(nodes);
        for (var node = 0; node < nodes; node++)
        {
            edges.TryAdd(node, (node + 1) % nodes);
        }

        return edges.ToAdjacency();
    }

    /// <inheritdoc/>
    public override string ToString() => "ring";
}
