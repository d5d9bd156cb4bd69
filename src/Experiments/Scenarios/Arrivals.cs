namespace Distribution.Experiments.Scenarios;

/// <summary>Notes when things arrive, on a cluster's clock, and lets somebody wait for them. Safe from any thread.</summary>
internal sealed class Arrivals
{
    private readonly TimeProvider clock;
    private readonly int expected;
    private readonly long started;
    private readonly List<double> times = [];
    private readonly Lock gate = new();

    // Without asynchronous continuations: those of a WhenAny would run on the thread pool, outside of a simulated cluster.
    private readonly TaskCompletionSource complete = new();

    /// <summary>Starts the clock.</summary>
    internal Arrivals(TimeProvider clock, int expected)
    {
        this.clock = clock;
        this.expected = expected;
        started = clock.GetTimestamp();
    }

    /// <summary>Since the start.</summary>
    internal double ElapsedMilliseconds => clock.GetElapsedTime(started).TotalMilliseconds;

    /// <summary>When each arrived, in milliseconds after the start, ascending.</summary>
    internal IReadOnlyList<double> Times
    {
        get
        {
            lock (gate)
            {
                return [.. times];
            }
        }
    }

    internal void Note()
    {
        lock (gate)
        {
            times.Add(ElapsedMilliseconds);
            if (times.Count < expected)
            {
                return;
            }
        }

        complete.TrySetResult();
    }

    /// <summary>How many have arrived.</summary>
    internal int Count
    {
        get
        {
            lock (gate)
            {
                return times.Count;
            }
        }
    }

    /// <summary>Ends when all have arrived, or after a while.</summary>
    /// <returns>Whether all have arrived.</returns>
    internal async Task<bool> WaitAsync(TimeSpan atMost)
    {
        await Task.WhenAny(complete.Task, Task.Delay(atMost, clock));
        return complete.Task.IsCompleted;
    }
}
