using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>The clock of a simulated world for code that takes a <see cref="TimeProvider"/>: virtual timers are events of the timeline. Its
/// origin is 2000-01-01 UTC.</summary>
internal sealed class SimulatedTimeProvider(SimulatedNodes world) : TimeProvider
{
    private static readonly DateTimeOffset Origin = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override long TimestampFrequency => 1_000_000_000;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Origin + (world.Now - Instant.Zero).ToTimeSpan();

    /// <inheritdoc/>
    public override long GetTimestamp() => world.Now.Nanoseconds;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(world, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class VirtualTimer(SimulatedNodes world, Action callback) : ITimer
    {
        private TimeSpan interval = Timeout.InfiniteTimeSpan;

        // An expiry that belongs to an earlier setting does nothing.
        private int setting;
        private bool disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (disposed)
            {
                return false;
            }

            setting++;
            interval = period;
            Arm(dueTime, setting);
            return true;
        }

        public void Dispose()
        {
            disposed = true;
            setting++;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Arm(TimeSpan delay, int armed)
        {
            if (delay != Timeout.InfiniteTimeSpan)
            {
                world.ScheduleTimer(Duration.FromTimeSpan(delay), () => Expire(armed));
            }
        }

        private void Expire(int armed)
        {
            if (armed != setting)
            {
                return;
            }

            callback();
            if (armed == setting && interval != Timeout.InfiniteTimeSpan && interval > TimeSpan.Zero)
            {
                Arm(interval, armed);
            }
        }
    }
}
