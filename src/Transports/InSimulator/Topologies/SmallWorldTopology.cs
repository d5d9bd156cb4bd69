using System.Globalization;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>A ring in which every node knows the nearest ones, and some of whose edges lead to a node drawn at random instead (Watts,
/// Strogatz 1998, "Collective dynamics of small-world networks"). It need not be connected.</summary>
public sealed class SmallWorldTopology : Topology
{
    private readonly int neighbours;
    private readonly double rewired;

    /// <summary>A small world.</summary>
    /// <param name="neighbours">How many nodes each knows before edges are rewired, half of them on either side; even, at least 2.</param>
    /// <param name="rewired">The probability with which an edge is rewired, 0 .. 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public SmallWorldTopology(int neighbours, double rewired)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(neighbours % 2, 0, nameof(neighbours));
        _ = Chance.Of(rewired);
        this.neighbours = neighbours;
        this.rewired = rewired;
    }

    /// <inheritdoc/>
    public override bool IsRandom => true;

    /// <inheritdoc/>
    public override string? Misfit(int nodes) => neighbours < nodes
        ? TooMany((long)nodes * neighbours / 2)
        : "there must be more nodes than every node has neighbours";

    /// <inheritdoc/>
    public override PeerTable Connect(int nodes, ulong seed)
    {
        var stream = RandomStream.For(seed, StreamPurpose.Topology, 0);
        var chance = Chance.Of(rewired);
        var edges = new EdgeList(nodes);
        for (var i = 0; i < nodes * (neighbours / 2); i++)
        {
            edges.TryAdd(i % nodes, (int)(((long)i + 1 + (i / nodes)) % nodes));
        }

        var degrees = new int[nodes];
        Array.Fill(degrees, neighbours);
        for (var i = 0; i < edges.Count; i++)
        {
            if (chance.Happens(stream.Next()))
            {
                Rewire(edges, i, degrees, ref stream);
            }
        }

        return edges.ToAdjacency();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"small-world:{neighbours},{rewired}");

    private static void Rewire(EdgeList edges, int index, int[] degrees, ref RandomStream stream)
    {
        var (kept, left) = edges[index];
        if (degrees[kept] == degrees.Length - 1)
        {
            // It knows all others, so there is nobody to lead the edge to.
            return;
        }

        int joined;
        do
        {
            joined = (int)stream.Below((ulong)degrees.Length);
        }
        while (!edges.TryReplace(index, kept, joined));
        degrees[left]--;
        degrees[joined]++;
    }
}
