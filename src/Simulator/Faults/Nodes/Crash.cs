using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A node crashes and, if it lasts only a while, starts again.</summary>
[FaultKind("crash")]
public sealed record Crash : NodeFault, IDrawnFault<Crash>, IProcessFault
{
    /// <summary>What it has after the restart, where nodes have anything that can outlive it: full nodes have not.</summary>
    public Remnant Keeps { get; init; }

    /// <inheritdoc/>
    public override string Story => For == Duration.MaxValue
        ? $"{Name} crashes for good"
        : $"{Name} crashes and is back after {For} with {Left}";

    /// <inheritdoc/>
    public string? Absence => Keeps == Remnant.Nothing ? null : "a process that is killed keeps nothing; \"keeps\": \"nothing\" exists";

    private string Left => Keeps switch
    {
        Remnant.Nothing => "nothing of its state",
        Remnant.Synced => "what it had stored for certain",
        _ => "all of its state",
    };

    /// <inheritdoc/>
    public static Crash Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        return new Crash { At = at, For = length, Node = draw.Node(), Keeps = (Remnant)draw.Below(3) };
    }

    /// <inheritdoc/>
    public override Fault In(IFaultyWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return world.KeepsState ? this : this with { Keeps = Remnant.Nothing };
    }

    /// <inheritdoc/>
    public void Inject(IProcessWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        world.Crash(Node, At, End, isSilent: false);
    }

    /// <inheritdoc/>
    protected override void Begin(IFaultyWorld world, NodeId node) => world.Crash(node, isSilent: false);

    /// <inheritdoc/>
    protected override void Finish(IFaultyWorld world, NodeId node) => world.Restart(node, Keeps);
}
