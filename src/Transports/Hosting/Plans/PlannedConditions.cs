using Distribution.Tcp;

namespace Distribution;

/// <summary>What a plan has done to a cluster of processes and not yet undone. Any thread.</summary>
internal sealed class PlannedConditions
{
    private readonly ProcessCluster cluster;
    private readonly IReadOnlyList<Node> nodes;
    private readonly PlannedLife[] lives;
    private readonly SortedDictionary<(int From, int To), List<LinkShape>> links = [];
    private readonly List<Task> orders = [];
    private readonly Lock gate = new();

    /// <summary>Nothing has been done.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="nodes">Its nodes by their numbers in the plan.</param>
    internal PlannedConditions(ProcessCluster cluster, IReadOnlyList<Node> nodes)
    {
        this.cluster = cluster;
        this.nodes = nodes;
        lives = [.. nodes.Select((node, number) => new PlannedLife(cluster, node, () => ShapeAgain(number)))];
    }

    internal PlannedLife LifeOf(int node) => lives[node];

    /// <summary>Breaks the connections between two nodes.</summary>
    internal void Break(int one, int other) => Order(cluster.ResetAsync(nodes[one], nodes[other]));

    /// <summary>Something more happens on a link.</summary>
    internal void Begin(int from, int to, LinkShape shape)
    {
        lock (gate)
        {
            if (!links.TryGetValue((from, to), out var causes))
            {
                links.Add((from, to), causes = []);
            }

            causes.Add(shape);
            Shape(from, to);
        }
    }

    /// <summary>Something happens there no longer.</summary>
    internal void End(int from, int to, LinkShape shape)
    {
        lock (gate)
        {
            links[(from, to)].Remove(shape);
            Shape(from, to);
        }
    }

    /// <summary>Ends when everything has been carried out; fails if something could not be.</summary>
    internal async Task SettleAsync()
    {
        await Task.WhenAll(lives.Select(life => life.Settled));
        await Task.WhenAll(orders);
    }

    /// <summary>A node that was started again knows nothing of its links' shapes.</summary>
    private void ShapeAgain(int node)
    {
        lock (gate)
        {
            var bad = links.Where(link => link.Key.From == node && link.Value.Count > 0).Select(link => link.Key).ToArray();
            foreach (var (from, to) in bad)
            {
                Shape(from, to);
            }
        }
    }

    private void Shape(int from, int to) =>
        Order(cluster.ShapeAsync(nodes[from], nodes[to], links[(from, to)].Aggregate(LinkShape.Plain, (shape, cause) => shape.And(cause))));

    private void Order(Task order)
    {
        lock (gate)
        {
            orders.RemoveAll(earlier => earlier.IsCompletedSuccessfully);
            orders.Add(order);
        }
    }
}
