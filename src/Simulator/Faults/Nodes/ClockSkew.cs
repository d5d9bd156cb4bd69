using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A node's clock is ahead, or behind if the time is negative, and is set right when it ends.</summary>
[FaultKind("skew")]
[SimulatedOnly("all processes read the clock of their machine")]
public sealed record ClockSkew : NodeFault, IDrawnFault<ClockSkew>
{
    /// <summary>How far.</summary>
    public required Duration By { get; init; }

    /// <inheritdoc/>
    public override string Story => $"the clock of {Name} is off by {By} {Length}";

    /// <inheritdoc/>
    public static ClockSkew Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        var by = draw.Between(Duration.FromMilliseconds(1), Duration.FromSeconds(30));
        return new ClockSkew { At = at, For = length, Node = draw.Node(), By = by };
    }

    /// <inheritdoc/>
    protected override Fault? Milder => Half(By) is { } half ? this with { By = half } : null;

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes) ?? OutOfRange("by", By, isSigned: true);

    /// <inheritdoc/>
    protected override void Begin(IFaultyWorld world, NodeId node) => world.Clocks.Step(node, By);

    /// <inheritdoc/>
    protected override void Finish(IFaultyWorld world, NodeId node) => world.Clocks.Step(node, new Duration(-By.Nanoseconds));
}
