using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>A graph without direction, loops and double edges while it is made. Its edges keep the order in which they came.</summary>
/// <param name="nodes">How many nodes, at least 1.</param>
internal sealed class EdgeList(int nodes)
{
    private readonly List<(int A, int B)> edges = [];

    // Only asked whether it holds an edge, never gone through. The keys are mixed, since a set of numbers as regular as these would hash
    // badly.
    private readonly HashSet<ulong> keys = [];

    /// <summary>How many edges there are.</summary>
    internal int Count => edges.Count;

    /// <summary>The two ends of an edge, as it was added.</summary>
    internal (int A, int B) this[int index] => edges[index];

    /// <summary>Adds an edge unless it is a loop or there already.</summary>
    /// <returns>Whether it was added.</returns>
    internal bool TryAdd(int a, int b)
    {
        if (a == b || !keys.Add(KeyOf(a, b)))
        {
            return false;
        }

        edges.Add((a, b));
        return true;
    }

    /// <summary>Puts an edge in the place of another, unless it is a loop or there already.</summary>
    /// <returns>Whether it was replaced.</returns>
    internal bool TryReplace(int index, int a, int b)
    {
        if (a == b || !keys.Add(KeyOf(a, b)))
        {
            return false;
        }

        keys.Remove(KeyOf(edges[index].A, edges[index].B));
        edges[index] = (a, b);
        return true;
    }

    /// <summary>Whether two nodes are neighbours.</summary>
    internal bool Contains(int a, int b) => keys.Contains(KeyOf(a, b));

    /// <summary>The graph.</summary>
    internal Adjacency ToAdjacency()
    {
        var offsets = new int[nodes + 1];
        foreach (var (a, b) in edges)
        {
            offsets[a + 1]++;
            offsets[b + 1]++;
        }

        for (var node = 0; node < nodes; node++)
        {
            offsets[node + 1] += offsets[node];
        }

        var next = offsets.AsSpan(0, nodes).ToArray();
        var neighbours = new int[2 * edges.Count];
        foreach (var (a, b) in edges)
        {
            neighbours[next[a]++] = b;
            neighbours[next[b]++] = a;
        }

        return new Adjacency(offsets, neighbours);
    }

    private static ulong KeyOf(int a, int b) => StableHash.Mix(((ulong)(uint)Math.Min(a, b) << 32) | (uint)Math.Max(a, b));
}
