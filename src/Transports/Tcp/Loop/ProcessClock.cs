using System.Diagnostics;
using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>The clock of all nodes of this process: it never goes back, and its origin is its first use.</summary>
internal static class ProcessClock
{
    private static readonly long Origin = Stopwatch.GetTimestamp();
    private static ulong lastIncarnation;

    /// <summary>The time now.</summary>
    internal static Instant Now => new(Stopwatch.GetElapsedTime(Origin).Ticks * TimeSpan.NanosecondsPerTick);

    /// <summary>A number for a node that starts now: the Unix time in milliseconds, or more if that was given out already.</summary>
    internal static ulong NewIncarnation()
    {
        var now = (ulong)DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        for (; ; )
        {
            var last = Volatile.Read(ref lastIncarnation);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref lastIncarnation, next, last) == last)
            {
                return next;
            }
        }
    }
}
