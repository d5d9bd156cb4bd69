using Distribution.Simulator;

namespace ParcelRing;

/// <summary>A node hears nothing for a while; what it says gets through. In a plan: { fault: deaf, at: 1s, for: 3s, node: 1 }.</summary>
[FaultKind("deaf")]
public sealed record Deaf : LastingFault, IDrawnFault<Deaf>
{
    public required int Node { get; init; }

    public override string Story => $"n{Node} hears nothing {Length}";

    public override IEnumerable<int> Nodes => [Node];  // a smaller run without this node is one without the fault

    public override string? Refusal(int nodes) =>
        base.Refusal(nodes) ?? (Node < 0 || Node >= nodes ? $"node is a number from 0 to {nodes - 1}" : null);

    public static Deaf Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        return new Deaf { At = at, For = length, Node = draw.Node() };
    }

    public override void Inject(IFaultyWorld world) => new Cut { At = At, For = For, To = [Node] }.Inject(world);
}
