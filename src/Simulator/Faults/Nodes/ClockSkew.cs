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
    public override IEnumerable<Fault> Weaker() =>
        [.. base.Weaker(), .. Math.Abs(By.Nanoseconds) > 2_000_000 ? [this with { By = new(By.Nanoseconds / 2) }] : (Fault[])[]];

    /// <inheritdoc/>
    protected override void Begin(IFaultyWorld world, NodeId node) => world.Clocks.Step(node, By);

    /// <inheritdoc/>
    protected override void Finish(IFaultyWorld world, NodeId node) => world.Clocks.Step(node, new Duration(-By.Nanoseconds));
}
