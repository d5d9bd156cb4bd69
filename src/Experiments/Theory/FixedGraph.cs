using Distribution.InSimulator;

namespace Distribution.Experiments.Theory;

/// <summary>What a flood from node 0 finds in a graph that is the same in every run: whom it reaches, over how many edges, in how many
/// hops.</summary>
/// <param name="Reached">Nodes that a path leads to, the source included.</param>
/// <param name="Ends">The sum of their numbers of neighbours: twice their edges.</param>
/// <param name="SourceNeighbours">Neighbours of the source.</param>
/// <param name="Hops">Hops to the one that is farthest away.</param>
internal readonly record struct FixedGraph(int Reached, long Ends, int SourceNeighbours, int Hops)
{
    // Graphs of more nodes take longer to walk than a theory line is worth.
    private const int NodesMax = 1_000_000;

    /// <summary>The graph of the settings; null where it is random, too large, or does not fit the number of nodes.</summary>
    internal static FixedGraph? Of(Settings settings)
    {
        var nodes = settings.Get(CommonOptions.Nodes);
        var topology = settings.Get(CommonOptions.Topology);
        if (RumorRules.IsComplete(settings))
        {
            return new FixedGraph(nodes, (long)nodes * (nodes - 1), nodes - 1, nodes > 1 ? 1 : 0);
        }

        return topology.IsRandom || nodes > NodesMax || topology.Misfit(nodes) is not null || topology.Connect(nodes, 0) is not { } peers
            ? null
            : Walk(peers, nodes);
    }

    private static FixedGraph Walk(PeerTable peers, int nodes)
    {
        var hops = new int[nodes];
        Array.Fill(hops, -1);
        hops[0] = 0;
        var found = new Queue<int>([0]);
        var (reached, ends, farthest) = (0, 0L, 0);
        while (found.TryDequeue(out var node))
        {
            (reached, ends, farthest) = (reached + 1, ends + peers.Count(node), hops[node]);
            for (var index = 0; index < peers.Count(node); index++)
            {
                var peer = peers.Peer(node, index);
                if (hops[peer] < 0)
                {
                    hops[peer] = hops[node] + 1;
                    found.Enqueue(peer);
                }
            }
        }

        return new FixedGraph(reached, ends, peers.Count(0), farthest);
    }
}
