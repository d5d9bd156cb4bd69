using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A node is halted: what comes to it is held, in order, and it goes on with that. While it is halted its clock shows nothing to
/// anybody; then it shows the true time, as after SIGSTOP, or goes on where it stood, as after a virtual machine was halted.</summary>
[FaultKind("pause")]
public sealed record Pause : NodeFault, IDrawnFault<Pause>, IProcessFault
{
    /// <summary>Whether its clock stands too.</summary>
    public bool StopsClock { get; init; }

    /// <inheritdoc/>
    public override string Story => $"{Name} is halted {Length}{(StopsClock ? ", and its clock with it" : string.Empty)}";

    /// <inheritdoc/>
    public string? Absence => StopsClock ? "the clock of a halted process goes on; \"stopsClock\": false exists" : null;

    /// <inheritdoc/>
    public static Pause Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        return new Pause { At = at, For = length, Node = draw.Node(), StopsClock = draw.Below(2) == 0 };
    }

    /// <inheritdoc/>
    public void Inject(IProcessWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        world.Pause(Node, At, End);
    }

    /// <inheritdoc/>
    protected override void Begin(IFaultyWorld world, NodeId node)
    {
        world.Pause(node);
        if (StopsClock)
        {
            world.Clocks.Halt(node, world.Now);
        }
    }

    /// <inheritdoc/>
    protected override void Finish(IFaultyWorld world, NodeId node)
    {
        if (StopsClock)
        {
            world.Clocks.Continue(node, world.Now);
        }

        world.Resume(node);
    }
}
