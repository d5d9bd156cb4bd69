namespace Distribution.InSimulator;

/// <summary>A graph without direction, loops and double edges, as compressed rows: the neighbours of all nodes in one array, and where
/// each node's begin.</summary>
public sealed class Adjacency : PeerTable
{
    private readonly int[] offsets;
    private readonly int[] neighbours;

    internal Adjacency(int[] offsets, int[] neighbours)
    {
        this.offsets = offsets;
        this.neighbours = neighbours;
    }

    /// <summary>How many edges there are.</summary>
    public int Edges => neighbours.Length / 2;

    /// <summary>The neighbours of a node.</summary>
    public ReadOnlySpan<int> NeighboursOf(int node) => neighbours.AsSpan(offsets[node]..offsets[node + 1]);

    /// <inheritdoc/>
    public override int Count(int node) => offsets[node + 1] - offsets[node];

    /// <inheritdoc/>
    public override int Peer(int node, int index) => NeighboursOf(node)[index];

    /// <inheritdoc/>
    public override int CountReachable(int source, int nodes, Func<int, bool> isUp)
    {
        if (!isUp(source))
        {
            return 0;
        }

        // The nodes that were found, in that order: breadth first.
        var found = new int[nodes];
        var isFound = new bool[nodes];
        found[0] = source;
        isFound[source] = true;
        var count = 1;
        for (var next = 0; next < count; next++)
        {
            foreach (var neighbour in NeighboursOf(found[next]))
            {
                if (!isFound[neighbour] && isUp(neighbour))
                {
                    isFound[neighbour] = true;
                    found[count++] = neighbour;
                }
            }
        }

        return count;
    }
}
