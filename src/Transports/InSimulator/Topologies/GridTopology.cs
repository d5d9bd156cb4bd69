using System.Globalization;

namespace Distribution.InSimulator;

/// <summary>Rows and columns: neighbours are the nodes beside, above and below. Node number r * columns + c is in row r,
/// column c.</summary>
public sealed class GridTopology : Topology
{
    private readonly int rows;
    private readonly int columns;

    /// <summary>A grid.</summary>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public GridTopology(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        this.rows = rows;
        this.columns = columns;
    }

    /// <inheritdoc/>
    public override string? Misfit(int nodes) => (long)rows * columns == nodes ? null : string.Create(
        CultureInfo.InvariantCulture, $"it has {(long)rows * columns} nodes");

    /// <inheritdoc/>
    public override PeerTable Connect(int nodes, ulong seed)
    {
        var edges = new EdgeList(nodes);
        for (var node = 0; node < nodes; node++)
        {
            if ((node + 1) % columns != 0)
            {
                edges.TryAdd(node, node + 1);
            }

            if (node + columns < nodes)
            {
                edges.TryAdd(node, node + columns);
            }
        }

        return edges.ToAdjacency();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"grid:{rows}x{columns}");
}
