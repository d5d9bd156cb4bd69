namespace Distribution.Protocol;

/// <summary>
/// A host's own number for a node: in the simulator the index of the node in the run (0, 1, 2, ...), over TCP an entry of the
/// process's address book. It never crosses the wire; a address does.
/// </summary>
/// <param name="Index">Zero or more; -1 is <see cref="None"/>.</param>
public readonly record struct NodeId(int Index) : IComparable<NodeId>
{
    /// <summary>No node.</summary>
    public static NodeId None => new(-1);

    /// <inheritdoc/>
    public int CompareTo(NodeId other) => Index.CompareTo(other.Index);

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"n{Index}");
}
