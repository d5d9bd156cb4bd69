using Distribution.Tcp;

namespace Distribution.Concurrency;

/// <summary>A lock whose holders and waiters the run knows.</summary>
internal sealed class ScheduledGate(ScheduledRun run, string name) : Gate
{
    internal Strand? Holder { get; set; }

    public override string ToString() => name;

    protected override void Enter() => run.Enter(this);

    protected override void Exit() => run.Exit(this);
}
