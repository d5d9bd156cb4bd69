using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A run as one fault sees it: what the code of the fault throws says that the fault is broken; what nodes throw while it starts
/// them or lets them go on is theirs.</summary>
/// <param name="world">The run.</param>
/// <param name="kind">The kind of the fault, by name.</param>
internal sealed class GuardedWorld(IFaultyWorld world, string kind) : WorldView(world)
{
    private readonly IFaultyWorld world = world;

    // What a node has thrown.
    private Exception? passed;

    /// <summary>Runs code of the fault.</summary>
    /// <param name="where">Which member of it, or when.</param>
    /// <param name="action">The code.</param>
    /// <exception cref="FaultPlanException">It throws.</exception>
    internal void Do(string where, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not FaultPlanException && !ReferenceEquals(exception, passed))
        {
            // Any: it is the user's code.
            throw FaultPlanException.Broken(kind, where, exception);
        }
    }

    /// <inheritdoc/>
    public override void Schedule(Instant at, NodeId node, Action action, string what = "a fault") =>
        world.Schedule(at, node, () => Do($"what it does at {at}", action), what);

    /// <inheritdoc/>
    public override void Crash(NodeId node, bool isSilent) => Pass(() => world.Crash(node, isSilent));

    /// <inheritdoc/>
    public override void Restart(NodeId node, Remnant remnant) => Pass(() => world.Restart(node, remnant));

    /// <inheritdoc/>
    public override void Pause(NodeId node) => Pass(() => world.Pause(node));

    /// <inheritdoc/>
    public override void Resume(NodeId node) => Pass(() => world.Resume(node));

    /// <inheritdoc/>
    public override void Break(NodeId one, NodeId other) => Pass(() => world.Break(one, other));

    private void Pass(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            // Any: it goes on as it is.
            passed = exception;
            throw;
        }
    }
}
