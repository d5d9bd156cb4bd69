namespace Distribution.Simulator;

/// <summary>Nodes are kept apart: messages cross only within a side. Nodes that no side names are together on one of their own.</summary>
[FaultKind("partition")]
public sealed record Partition : LastingFault, IDrawnFault<Partition>, IProcessFault
{
    /// <summary>The sides, each a list of nodes by number: one side or more of one node or more, a node on one side at most. A single side
    /// is kept apart from all others.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Sides { get; init; }

    /// <inheritdoc/>
    public override string Story =>
        $"a partition keeps {string.Join(" and ", Sides.Select(side => $"[{string.Join(' ', side)}]"))} from all others {Length}";

    /// <inheritdoc/>
    public override IEnumerable<int> Nodes => Sides.SelectMany(side => side);

    /// <inheritdoc/>
    public static Partition Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        var (size, first) = (1 + draw.Below(draw.NodeCount - 1), draw.Below(draw.NodeCount));
        return new Partition
        {
            At = at,
            For = length,
            Sides = [[.. Enumerable.Range(first, size).Select(node => node % draw.NodeCount).Order()]],
        };
    }

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes)
        ?? (Sides.Count == 0 || Sides.Any(side => side.Count == 0)
            ? "sides are one list or more of one node or more; nodes that none names are together on a side of their own"
            : null)
        ?? NodeFault.Unknown("sides", Nodes, nodes)
        ?? (Nodes.GroupBy(node => node).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? $"sides name node {twice.Key} twice: a node is on one side at most"
            : null);

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world) =>
        world.Network.Add(new PartitionRule(SidesOf(world.NodeCount)) { From = At, Until = End });

    /// <inheritdoc/>
    public void Inject(IProcessWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var sides = SidesOf(world.NodeCount);
        for (var from = 0; from < sides.Length; from++)
        {
            for (var to = 0; to < sides.Length; to++)
            {
                if (sides[from] != sides[to])
                {
                    world.Cut(from, to, At, End);
                }
            }
        }
    }

    /// <summary>A number for the side of each node: 0 for the side of those that none names.</summary>
    private int[] SidesOf(int nodes)
    {
        var sides = new int[nodes];
        for (var side = 0; side < Sides.Count; side++)
        {
            foreach (var node in Sides[side])
            {
                sides[node] = side + 1;
            }
        }

        return sides;
    }
}
