using System.Globalization;

namespace Distribution.InSimulator;

/// <summary>A grid whose opposite borders are joined: every node has four neighbours, fewer only where there are less than three rows or
/// columns.</summary>
public sealed class TorusTopology : Topology
{
    private readonly int rows;
    private readonly int columns;

    /// <summary>A torus.</summary>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public TorusTopology(int rows, int columns)
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
            var column = node % columns;
            edges.TryAdd(node, node - column + ((column + 1) % columns));
            edges.TryAdd(node, (int)(((long)node + columns) % nodes));
        }

        return edges.ToAdjacency();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"torus:{rows}x{columns}");
}
