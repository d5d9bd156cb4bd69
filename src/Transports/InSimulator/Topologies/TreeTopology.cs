using System.Globalization;

namespace Distribution.InSimulator;

/// <summary>A tree that is filled level by level: node 0 is the root, and the parent of node i is node (i - 1) / children.</summary>
public sealed class TreeTopology : Topology
{
    private readonly int children;

    /// <summary>A tree.</summary>
    /// <param name="children">The most that a node has; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public TreeTopology(int children)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(children, 1);
        this.children = children;
    }

    /// <inheritdoc/>
    public override string? Misfit(int nodes) => null;

    /// <inheritdoc/>
    public override PeerTable Connect(int nodes, ulong seed)
    {
        var edges = new EdgeList(nodes);
        for (var node = 1; node < nodes; node++)
        {
            edges.TryAdd((node - 1) / children, node);
        }

        return edges.ToAdjacency();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"tree:{children}");
}
