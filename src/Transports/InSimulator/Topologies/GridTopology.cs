namespace Distribution.InSimulator;

/// <summary>Rows and columns: neighbours are the nodes beside, above and below. Node number r * columns + c is in row r,
/// column c.</summary>
public sealed class GridTopology : LatticeTopology
{
    /// <summary>A grid.</summary>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public GridTopology(int rows, int columns)
        : base("grid", rows, columns)
    {
    }

    /// <inheritdoc/>
    public override PeerTable Connect(int nodes, ulong seed)
    {
        var edges = new EdgeList(nodes);
        for (var node = 0; node < nodes; node++)
        {
            if ((node + 1) % Columns != 0)
            {
                edges.TryAdd(node, node + 1);
            }

            if (node + Columns < nodes)
            {
                edges.TryAdd(node, node + Columns);
            }
        }

        return edges.ToAdjacency();
    }
}
