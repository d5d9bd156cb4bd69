using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A node's clock jumps forward, or back if the time is negative, and stays so.</summary>
[FaultKind("step")]
[SimulatedOnly("all processes read the clock of their machine")]
public sealed record ClockStep : Fault, IDrawnFault<ClockStep>
{
    /// <summary>The node, by number.</summary>
    public required int Node { get; init; }

    /// <summary>How far it jumps.</summary>
    public required Duration By { get; init; }

    /// <inheritdoc/>
    public override string Story => $"the clock of {new NodeId(Node)} jumps by {By}";

    /// <inheritdoc/>
    public override IEnumerable<int> Nodes => [Node];

    /// <inheritdoc/>
    public static ClockStep Draw(FaultDraw draw) => new()
    {
        At = draw.Span().At,
        Node = draw.Node(),
        By = draw.Between(Duration.FromMilliseconds(1), Duration.FromSeconds(30)),
    };

    /// <inheritdoc/>
    protected override Fault? Milder => Half(By) is { } half ? this with { By = half } : null;

    /// <inheritdoc/>
    public override string? Refusal(int nodes) =>
        base.Refusal(nodes) ?? NodeFault.Unknown("node", [Node], nodes) ?? OutOfRange("by", By, isSigned: true);

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world)
    {
        var (node, cause) = (new NodeId(Node), world.Effects.CauseOf(this));
        world.Schedule(
            At,
            node,
            () =>
            {
                world.Effects.Note(cause);
                world.Clocks.Step(node, By);
            },
            Story);
    }
}
