namespace Distribution.InSimulator;

/// <summary>Where code of a simulated world runs, the program's or that of one life of a node: its continuations become events of the
/// timeline. A node that is paused holds them back; a life that has ended drops them.</summary>
/// <param name="world">The world.</param>
/// <param name="watch">Is told of what comes from a foreign thread.</param>
/// <param name="life">Whose services run here; null: the program.</param>
internal sealed class SimulatedContext(SimulatedNodes world, EscapeWatch watch, SimulatedLife? life) : SynchronizationContext
{
    /// <summary>The node whose services run here; null: the program.</summary>
    internal SimulatedNode? Node => life?.Node;

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (watch.IsOwnThread("a continuation came back from a foreign thread"))
        {
            world.ScheduleContinuation(this, () => Run(() => d(state)));
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state)
    {
        watch.VerifyThread();
        d(state);
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs code of the program or a service here, unless the life that it belongs to has ended.</summary>
    internal void Run(Action action)
    {
        if (life is { IsOver: true })
        {
            return;
        }

        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
