using System.Globalization;

namespace Distribution.InSimulator;

/// <summary>Rows and columns of nodes: number r * columns + c is in row r, column c.</summary>
public abstract class LatticeTopology : Topology
{
    private readonly string name;

    private protected LatticeTopology(string name, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        this.name = name;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>How many rows, 1 or more.</summary>
    public int Rows { get; }

    /// <summary>How many columns, 1 or more.</summary>
    public int Columns { get; }

    /// <inheritdoc/>
    public override string? Misfit(int nodes) => (long)Rows * Columns == nodes ? null : string.Create(
        CultureInfo.InvariantCulture, $"it has {(long)Rows * Columns} nodes");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{name}:{Rows}x{Columns}");
}
