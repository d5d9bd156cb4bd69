namespace Distribution.Simulator;

/// <summary>Nodes are kept apart: messages cross only within a side. Nodes that no side names are together on one of their own.</summary>
[FaultKind("partition")]
public sealed record Partition : LastingFault, IDrawnFault<Partition>
{
    /// <summary>The sides, each a list of nodes by number.</summary>
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
        ?? NodeFault.Unknown("sides", Nodes, nodes)
        ?? (Nodes.GroupBy(node => node).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? $"sides name node {twice.Key} twice: a node is on one side at most"
            : null);

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world)
    {
        var sides = new int[world.NodeCount];
        for (var side = 0; side < Sides.Count; side++)
        {
            foreach (var node in Sides[side])
            {
                sides[node] = side + 1;
            }
        }

        world.Network.Add(new PartitionRule(sides) { From = At, Until = End });
    }
}
