namespace Distribution.Concurrency;

/// <summary>Brings the continuations of awaits back as strands of their own.</summary>
internal sealed class StrandContext(ScheduledRun run) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => run.Continue(() => d(state), state);

    public override SynchronizationContext CreateCopy() => this;
}
