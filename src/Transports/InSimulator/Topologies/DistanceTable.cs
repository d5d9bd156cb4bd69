using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>The peers of sites on a line, weighted by their distance. A node has 2^30 virtual peers, so that a uniform index gives a peer
/// with its probability; a peer below 2^-30 may never come, and neighbouring indices are usually the same peer.</summary>
internal sealed class DistanceTable : PeerTable
{
    /// <summary>How many virtual peers a node has, if there is another node at all.</summary>
    internal const int Indices = 1 << 30;

    // At d: the weight of all distances from 1 to d in one direction. One table for all nodes.
    private readonly double[] cumulative;

    internal DistanceTable(int nodes, double exponent)
    {
        cumulative = new double[nodes];
        for (var distance = 1; distance < nodes; distance++)
        {
            cumulative[distance] = cumulative[distance - 1] + DeterministicMath.Exp(-exponent * DeterministicMath.Log(distance));
        }
    }

    /// <inheritdoc/>
    public override int Count(int node) => cumulative.Length == 1 ? 0 : Indices;

    /// <inheritdoc/>
    public override int Peer(int node, int index)
    {
        var right = cumulative.Length - 1 - node;
        var at = (double)index / Indices * (cumulative[node] + cumulative[right]);
        return at < cumulative[node] ? node - DistanceAt(at, node) : node + DistanceAt(at - cumulative[node], right);
    }

    /// <inheritdoc/>
    public override int CountReachable(int source, int nodes, Func<int, bool> isUp) =>
        isUp(source) ? Enumerable.Range(0, nodes).Count(isUp) : 0;

    /// <summary>The least distance whose cumulative weight is above the given one, at most <paramref name="most"/>.</summary>
    private int DistanceAt(double weight, int most)
    {
        var (low, high) = (1, most);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = cumulative[middle] <= weight ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
