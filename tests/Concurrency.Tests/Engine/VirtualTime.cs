namespace Distribution.Concurrency;

/// <summary>The clock of a run: it moves when a timer expires, and only then. Times in nanoseconds.</summary>
internal sealed class VirtualTime(Action<Action> run) : TimeProvider
{
    private readonly List<VirtualTimer> pending = [];
    private long armed;

    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        internal long Due { get; private set; }

        internal long Order { get; private set; }

        private long Period { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.pending.Remove(this);
            Period = period <= TimeSpan.Zero ? 0 : Nanoseconds(period);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Arm(Nanoseconds(dueTime));
            }

            return true;
        }

        public void Dispose() => time.pending.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Expire()
        {
            if (Period > 0)
            {
                Arm(Period);
            }

            callback(state);
        }

        private void Arm(long delay)
        {
            (Due, Order) = (time.Now + delay, time.armed++);
            time.pending.Add(this);
        }
    }

    internal long Now { get; private set; }

    internal bool HasPending => pending.Count > 0;

    public override long TimestampFrequency => 1_000_000_000;

    public override long GetTimestamp() => Now;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(Now / TimeSpan.NanosecondsPerTick);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets the earliest timer expire.</summary>
    internal void Advance()
    {
        var next = pending.MinBy(static timer => (timer.Due, timer.Order))!;
        pending.Remove(next);
        Now = Math.Max(Now, next.Due);
        run(next.Expire);
    }

    private static long Nanoseconds(TimeSpan span) => span.Ticks * TimeSpan.NanosecondsPerTick;
}
