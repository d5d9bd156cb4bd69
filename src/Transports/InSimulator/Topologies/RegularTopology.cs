using System.Globalization;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>A random graph in which every node has the same number of neighbours. It need not be connected.</summary>
/// <remarks>Free ends are joined in random pairs, as long as no loop and no double edge arises (Steger, Wormald 1999, "Generating random
/// regular graphs quickly"); where the last ends cannot be joined, they are put into an edge drawn at random. Above half of all nodes the
/// pairs that are no edges are drawn instead.</remarks>
public sealed class RegularTopology : Topology
{
    // Pairs that are refused in a row before ends go into other edges, and the edges that are tried for that.
    private const int PairsMax = 50;
    private const int SplitsMax = 1_000;

    private readonly int neighbours;

    /// <summary>A random regular graph.</summary>
    /// <param name="neighbours">How many every node has; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public RegularTopology(int neighbours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        this.neighbours = neighbours;
    }

    /// <inheritdoc/>
    public override bool IsRandom => true;

    /// <inheritdoc/>
    public override string? Misfit(int nodes)
    {
        if (neighbours >= nodes)
        {
            return "there must be more nodes than every node has neighbours";
        }

        return (long)nodes * neighbours % 2 == 0
            ? TooMany((long)nodes * neighbours / 2)
            : "nodes times neighbours must be even, since an edge has two ends";
    }

    /// <inheritdoc/>
    public override PeerTable Connect(int nodes, ulong seed)
    {
        var stream = RandomStream.For(seed, StreamPurpose.Topology, 0);
        var isDense = neighbours > (nodes - 1) / 2;
        var degree = isDense ? nodes - 1 - neighbours : neighbours;
        EdgeList edges;
        do
        {
            edges = new EdgeList(nodes);
        }
        while (!TryJoin(edges, nodes, degree, ref stream));
        return (isDense ? OthersThan(edges, nodes) : edges).ToAdjacency();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"regular:{neighbours}");

    private static bool TryJoin(EdgeList edges, int nodes, int degree, ref RandomStream stream)
    {
        var ends = new int[nodes * degree];
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = i % nodes;
        }

        var refused = 0;
        for (var free = ends.Length; free > 0;)
        {
            var a = Take(ends, free, ref stream);
            var b = Take(ends, free - 1, ref stream);
            if (edges.TryAdd(a, b) || (++refused > PairsMax && TrySplit(edges, a, b, ref stream)))
            {
                free -= 2;
                refused = 0;
            }
            else if (refused > PairsMax)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Draws one of the first ends and moves it behind the others.</summary>
    private static int Take(int[] ends, int count, ref RandomStream stream)
    {
        var at = (int)stream.Below((ulong)count);
        (ends[at], ends[count - 1]) = (ends[count - 1], ends[at]);
        return ends[count - 1];
    }

    /// <summary>Replaces an edge c-d, drawn at random, by a-c and b-d.</summary>
    private static bool TrySplit(EdgeList edges, int a, int b, ref RandomStream stream)
    {
        for (var tries = 0; tries < SplitsMax && edges.Count > 0; tries++)
        {
            var at = (int)stream.Below((ulong)edges.Count);
            var (c, d) = edges[at];
            if (b != d && !edges.Contains(b, d) && edges.TryReplace(at, a, c))
            {
                return edges.TryAdd(b, d);
            }
        }

        return false;
    }

    private static EdgeList OthersThan(EdgeList edges, int nodes)
    {
        var others = new EdgeList(nodes);
        for (var a = 0; a < nodes; a++)
        {
            for (var b = a + 1; b < nodes; b++)
            {
                if (!edges.Contains(a, b))
                {
                    others.TryAdd(a, b);
                }
            }
        }

        return others;
    }
}
