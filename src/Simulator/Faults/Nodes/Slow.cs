using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A node is slow: every message and timer takes it a time, and the next waits.</summary>
[FaultKind("slow")]
[SimulatedOnly("a process is as fast as its machine")]
public sealed record Slow : NodeFault, IDrawnFault<Slow>
{
    /// <summary>How long each input takes.</summary>
    public required Duration PerInput { get; init; }

    /// <inheritdoc/>
    public override string Story => $"{Name} takes {PerInput} for every input {Length}";

    /// <inheritdoc/>
    public static Slow Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        var cost = draw.Between(Duration.FromMicroseconds(100), Duration.FromMilliseconds(500));
        return new Slow { At = at, For = length, Node = draw.Node(), PerInput = cost };
    }

    /// <inheritdoc/>
    protected override Fault? Milder =>
        PerInput > Duration.FromMicroseconds(200) ? this with { PerInput = new(PerInput.Nanoseconds / 2) } : null;

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes) ?? OutOfRange("perInput", PerInput);

    /// <inheritdoc/>
    protected override void Begin(IFaultyWorld world, NodeId node) => world.Load.AddCost(node, PerInput);

    /// <inheritdoc/>
    protected override void Finish(IFaultyWorld world, NodeId node) => world.Load.AddCost(node, new Duration(-PerInput.Nanoseconds));
}
