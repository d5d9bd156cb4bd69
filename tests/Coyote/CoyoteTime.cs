namespace Distribution.Coyote.Tests;

/// <summary>A clock that moves when a timer expires, whenever Coyote lets a delay end. Times in nanoseconds.</summary>
internal sealed class CoyoteTime : TimeProvider
{
    private readonly object gate = new();
    private long now;

    internal long Now
    {
        get
        {
            lock (gate)
            {
                return now;
            }
        }
    }

    /// <summary>Ends when Coyote lets it, and then so much time has passed.</summary>
    internal async Task DelayAsync(TimeSpan delay)
    {
        var due = Now + (delay.Ticks * TimeSpan.NanosecondsPerTick);
        await Task.Delay(delay);
        lock (gate)
        {
            now = Math.Max(now, due);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new CoyoteTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class CoyoteTimer(CoyoteTime time, TimerCallback callback, object? state) : ITimer
    {
        private int changes;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                changes++;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    _ = ExpireAsync(changes, time.now + (dueTime.Ticks * TimeSpan.NanosecondsPerTick), dueTime);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private async Task ExpireAsync(int change, long due, TimeSpan delay)
        {
            await Task.Delay(delay);
            lock (time.gate)
            {
                if (change != changes)
                {
                    return;
                }

                time.now = Math.Max(time.now, due);
            }

            callback(state);
        }
    }
}
