using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// A fault of boots that begin while it lasts: of nodes that nodes spawn, and of nodes that start again after a crash. Nodes that the
/// program of a run starts are its own affair.
/// </summary>
/// <remarks>What becomes of a boot follows from the run's seed, the node and the number of its boots, so a plan that has the fault needs
/// nothing written down.</remarks>
public abstract record BootFault : LastingFault
{
    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world)
    {
        var cause = world.Effects.CauseOf(this);
        world.Schedule(At, NodeId.None, () => world.Boots.Add(this, cause), Story);
        if (End < Instant.MaxValue)
        {
            world.Schedule(End, NodeId.None, () => world.Boots.Remove(this), $"over: {Story}");
        }
    }

    /// <inheritdoc/>
    public override void Undo(IFaultyWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        world.Boots.Remove(this);
    }

    /// <summary>What it makes of a boot.</summary>
    /// <param name="fate">What the faults before it made of it.</param>
    /// <param name="chance">A random word of this boot and this fault.</param>
    public abstract BootFate Apply(BootFate fate, ulong chance);
}
