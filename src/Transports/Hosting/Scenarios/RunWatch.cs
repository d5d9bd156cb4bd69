namespace Distribution;

/// <summary>Tells of runs that do not end: of those that are explored, and of those that are made again to make a failure small, to trace
/// or to verify it. What loops for ever within one event is ended by nobody. Safe for use by several threads.</summary>
public sealed class RunWatch : IDisposable
{
    private readonly TimeSpan after;
    private readonly Action<Trial> tell;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();

    // Those that go on, in the order in which they began: since when, and until it was told of them.
    private readonly SortedDictionary<long, (Trial Trial, long Since)> going = [];
    private readonly ITimer timer;
    private long begun;

    /// <summary>Watches over the runs of trials that have it (<see cref="Trial.Watch"/>), until it is disposed of.</summary>
    /// <param name="after">How long a run goes on before it is told of: above 0.</param>
    /// <param name="tell">Is told of such runs, once each, by one thread at a time.</param>
    /// <param name="clock">Tells the time that passes here, not that of the run.</param>
    public RunWatch(TimeSpan after, Action<Trial> tell, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(after, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(tell);
        ArgumentNullException.ThrowIfNull(clock);
        (this.after, this.tell, this.clock) = (after, tell, clock);
        timer = clock.CreateTimer(_ => TellOfSlow(), null, after, after);
    }

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    /// <summary>A run begins.</summary>
    /// <returns>Which one it is.</returns>
    internal long Begins(Trial trial)
    {
        lock (gate)
        {
            going.Add(begun, (trial, clock.GetTimestamp()));
            return begun++;
        }
    }

    /// <summary>A run is over.</summary>
    internal void Ends(long run)
    {
        lock (gate)
        {
            going.Remove(run);
        }
    }

    private void TellOfSlow()
    {
        lock (gate)
        {
            foreach (var (run, (trial, _)) in going.Where(run => clock.GetElapsedTime(run.Value.Since) >= after).ToArray())
            {
                going.Remove(run);
                tell(trial);
            }
        }
    }
}
