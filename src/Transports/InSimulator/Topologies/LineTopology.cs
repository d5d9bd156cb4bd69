namespace Distribution.InSimulator;

/// <summary>Nodes in a row, each a neighbour of the one before and the one behind.</summary>
public sealed class LineTopology : Topology
{
    /// <inheritdoc/>
    public override string? Misfit(int nodes) => null;

    /// <inheritdoc/>
    public override PeerTable Connect(int nodes, ulong seed)
    {
        var edges = new EdgeList(nodes);
        for (var node = 1; node < nodes; node++)
        {
            edges.TryAdd(node - 1, node);
        }

        return edges.ToAdjacency();
    }

    /// <inheritdoc/>
    public override string ToString() => "line";
}
