using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A run as faults see it of which some is done otherwise than the run does it; all else is the run's own.</summary>
/// <param name="world">The run.</param>
public abstract class WorldView(IFaultyWorld world) : IFaultyWorld
{
    /// <inheritdoc/>
    public virtual int NodeCount => world.NodeCount;

    /// <inheritdoc/>
    public Instant Now => world.Now;

    /// <inheritdoc/>
    public Network Network => world.Network;

    /// <inheritdoc/>
    public NodeClocks Clocks => world.Clocks;

    /// <inheritdoc/>
    public NodeLoad Load => world.Load;

    /// <inheritdoc/>
    public NodeBoots Boots => world.Boots;

    /// <inheritdoc/>
    public BuggifyPoints Points => world.Points;

    /// <inheritdoc/>
    public bool KeepsState => world.KeepsState;

    /// <inheritdoc/>
    public FaultEffects Effects => world.Effects;

    /// <inheritdoc/>
    public abstract void Schedule(Instant at, NodeId node, Action action, string what = "a fault");

    /// <inheritdoc/>
    public abstract void Crash(NodeId node, bool isSilent);

    /// <inheritdoc/>
    public abstract void Restart(NodeId node, Remnant remnant);

    /// <inheritdoc/>
    public abstract void Pause(NodeId node);

    /// <inheritdoc/>
    public abstract void Resume(NodeId node);

    /// <inheritdoc/>
    public virtual void Break(NodeId one, NodeId other) => world.Break(one, other);
}
