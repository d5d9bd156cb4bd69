using Distribution.Protocol;

namespace Distribution.Experiments.Scenarios;

/// <summary>A count of each node, at one time.</summary>
internal sealed class NodeFigures
{
    private readonly SortedDictionary<NodeAddress, double> byNode = [];

    /// <summary>The count of each.</summary>
    internal IReadOnlyDictionary<NodeAddress, double> ByNode => byNode;

    /// <summary>Over all nodes.</summary>
    internal double Total => byNode.Values.Sum();

    /// <summary>Counts that are known.</summary>
    internal static NodeFigures Of(IEnumerable<KeyValuePair<NodeAddress, double>> counts)
    {
        var figures = new NodeFigures();
        foreach (var (node, value) in counts)
        {
            figures.byNode.Add(node, value);
        }

        return figures;
    }

    /// <summary>Asks the members of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="key">Which count.</param>
    /// <param name="mayMiss">Whether members that do not answer are left out.</param>
    /// <exception cref="EnvironmentException">A member does not answer: without its part the sum would be of fewer messages than there
    /// were.</exception>
    internal static async Task<NodeFigures> OfAsync(Group group, string key, bool mayMiss)
    {
        var counts = await group.Status.GetAsync<double>(key);
        if (counts.Errors.Count > 0 && !mayMiss)
        {
            var (node, error) = counts.Errors.First();
            throw new EnvironmentException($"{node} does not tell its counts: {error.Message}");
        }

        return Of(counts.Values);
    }

    /// <summary>Asks nodes.</summary>
    internal static async Task<NodeFigures> OfAsync(IEnumerable<Node> nodes, string key)
    {
        var figures = new NodeFigures();
        foreach (var node in nodes)
        {
            figures.byNode.Add(node.Address, await node.Status.GetAsync<double>(key));
        }

        return figures;
    }

    /// <summary>With the count of one more node.</summary>
    internal async Task<NodeFigures> WithAsync(Node node, string key)
    {
        byNode[node.Address] = await node.Status.GetAsync<double>(key);
        return this;
    }

    /// <summary>How much was counted since. A node that counts less than before has begun anew, and what its last life counted is
    /// gone.</summary>
    internal double Since(NodeFigures before) => byNode.Keys.Sum(node => Since(before, node));

    /// <summary>The same of one node.</summary>
    internal double Since(NodeFigures before, Node node) => Since(before, node.Address);

    private double Since(NodeFigures before, NodeAddress node) =>
        before.byNode.TryGetValue(node, out var then) && then <= byNode[node] ? byNode[node] - then : byNode[node];
}
