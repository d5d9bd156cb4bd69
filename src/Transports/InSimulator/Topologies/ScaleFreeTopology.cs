using System.Globalization;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>A graph that grew by preferential attachment (Barabasi, Albert 1999, "Emergence of scaling in random networks"): a star of
/// one hub, node 0, and m others; every further node joins m different ones, drawn with probability proportional to the neighbours that
/// they have. Connected, with m (n - m) edges.</summary>
public sealed class ScaleFreeTopology : Topology
{
    private readonly int joined;

    /// <summary>A scale-free graph.</summary>
    /// <param name="joined">The m: how many nodes a new one joins; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public ScaleFreeTopology(int joined)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(joined, 1);
        this.joined = joined;
    }

    /// <inheritdoc/>
    public override bool IsRandom => true;

    /// <inheritdoc/>
    public override string? Misfit(int nodes) => joined < nodes
        ? TooMany((long)joined * (nodes - joined))
        : "there must be more nodes than a new one joins";

    /// <inheritdoc/>
    public override PeerTable Connect(int nodes, ulong seed)
    {
        var stream = RandomStream.For(seed, StreamPurpose.Topology, 0);
        var edges = new EdgeList(nodes);
        for (var leaf = 1; leaf <= joined; leaf++)
        {
            edges.TryAdd(0, leaf);
        }

        for (var node = joined + 1; node < nodes; node++)
        {
            // An end of an edge drawn at random is a node drawn by the number of its neighbours.
            var ends = 2ul * (ulong)edges.Count;
            for (var left = joined; left > 0;)
            {
                var end = (int)stream.Below(ends);
                var (a, b) = edges[end / 2];
                left -= edges.TryAdd(node, end % 2 == 0 ? a : b) ? 1 : 0;
            }
        }

        return edges.ToAdjacency();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"scale-free:{joined}");
}
