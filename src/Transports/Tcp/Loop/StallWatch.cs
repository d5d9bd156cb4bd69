namespace Distribution.Tcp;

/// <summary>Looks every 10 ms at the queues whose items run, for those in which nothing moves. One timer of the process, which rests while
/// nothing runs.</summary>
internal static class StallWatch
{
    private const int PeriodMilliseconds = 10;

    private static readonly Lock Gate = new();
    private static readonly Timer Timer = new(static _ => Look(), null, Timeout.Infinite, Timeout.Infinite);
    private static readonly List<PoolQueue> Running = [];
    private static bool isTicking;

    /// <summary>A worker of this queue begins. May be added more than once.</summary>
    internal static void Add(PoolQueue queue)
    {
        lock (Gate)
        {
            Running.Add(queue);
            if (!isTicking)
            {
                isTicking = true;
                Timer.Change(PeriodMilliseconds, PeriodMilliseconds);
            }
        }
    }

    /// <summary>A worker of this queue has ended.</summary>
    internal static void Remove(PoolQueue queue)
    {
        lock (Gate)
        {
            Running.Remove(queue);
        }
    }

    private static void Look()
    {
        PoolQueue[] queues;
        lock (Gate)
        {
            if (Running.Count == 0)
            {
                isTicking = false;
                Timer.Change(Timeout.Infinite, Timeout.Infinite);
                return;
            }

            queues = [.. Running];
        }

        foreach (var queue in queues)
        {
            queue.Look();
        }
    }
}
