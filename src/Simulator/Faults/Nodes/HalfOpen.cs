using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A node is gone with its machine: its peers' connections stay half open, and nobody is told anything. If it lasts only a
/// while the node starts again with nothing of its state.</summary>
[FaultKind("half-open")]
public sealed record HalfOpen : NodeFault, IDrawnFault<HalfOpen>, IProcessFault
{
    /// <inheritdoc/>
    public override string Story => $"{Name} is gone {Length} without a word";

    /// <inheritdoc/>
    public static HalfOpen Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        return new HalfOpen { At = at, For = length, Node = draw.Node() };
    }

    /// <inheritdoc/>
    public void Inject(IProcessWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        world.Crash(Node, At, End, isSilent: true);
    }

    /// <inheritdoc/>
    protected override void Begin(IFaultyWorld world, NodeId node) => world.Crash(node, isSilent: true);

    /// <inheritdoc/>
    protected override void Finish(IFaultyWorld world, NodeId node) => world.Restart(node, Remnant.Nothing);
}
