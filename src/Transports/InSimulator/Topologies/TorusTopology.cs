namespace Distribution.InSimulator;

/// <summary>A grid whose opposite borders are joined: every node has four neighbours, fewer only where there are less than three rows or
/// columns.</summary>
public sealed class TorusTopology : LatticeTopology
{
    /// <summary>A torus.</summary>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public TorusTopology(int rows, int columns)
        : base("torus", rows, columns)
    {
    }

    /// <inheritdoc/>
    public override PeerTable Connect(int nodes, ulong seed)
    {
        var edges = new EdgeList(nodes);
        for (var node = 0; node < nodes; node++)
        {
            var column = node % Columns;
            edges.TryAdd(node, node - column + ((column + 1) % Columns));
            edges.TryAdd(node, (int)(((long)node + Columns) % nodes));
        }

        return edges.ToAdjacency();
    }
}
