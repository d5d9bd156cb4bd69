namespace Distribution.Concurrency;

/// <summary>One thread of control of a run: it has a real thread only from its start to its end, and runs only when it is its turn.</summary>
internal sealed class Strand(ScheduledRun run, int number, string name, Action work)
{
    internal ScheduledRun Run => run;

    internal Action Work => work;

    internal SemaphoreSlim Turn { get; } = new(0);

    internal bool IsStarted { get; set; }

    internal bool IsDone { get; set; }

    /// <summary>The gate that it waits for, or null.</summary>
    internal ScheduledGate? Awaited { get; set; }

    public override string ToString() => $"{name} (strand {number})";
}
