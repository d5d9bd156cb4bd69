using System.Collections.Immutable;

namespace Distribution.Tcp;

/// <summary>
/// Keeps threads of the pool free for the nodes of this process while users' code holds others: handlers that block would else leave none
/// to read what peers send, and the peers would take the node for dead. When handlers hold their threads for longer than 20 ms, the pool's
/// minimum is raised past them, and set back when they have ended. A run costs two writes and a count.
/// </summary>
/// <remarks>Any thread. The watch is a thread of its own, for it must run when the pool does not; it sleeps while no handler
/// runs.</remarks>
internal static class HandlerThreads
{
    /// <summary>So many may run on the pool's threads at a time; to what comes beyond them the node says that it is overloaded.</summary>
    internal const int Max = 256;

    private const int LongMilliseconds = 20;
    private const int FreeLeast = 2;

    // So many looks without a long run, a second, and the watch sleeps.
    private const int QuietLooks = 50;

    [ThreadStatic]
    private static Run? own;

    private static readonly SemaphoreSlim Wake = new(0);
    private static ImmutableArray<WeakReference<Run>> runs = [];
    private static int running;
    private static int isWatching;
    private static int isStarted;

    /// <summary>A handler begins on this thread; false: too many run.</summary>
    internal static bool TryEnter()
    {
        if (Interlocked.Increment(ref running) > Max)
        {
            Interlocked.Decrement(ref running);
            return false;
        }

        Volatile.Write(ref (own ??= Register()).Since, Environment.TickCount64);
        if (Volatile.Read(ref isWatching) == 0)
        {
            Watch();
        }

        return true;
    }

    /// <summary>It has given the thread back.</summary>
    internal static void Leave()
    {
        Volatile.Write(ref own!.Since, Run.None);
        Interlocked.Decrement(ref running);
    }

    private static Run Register()
    {
        var run = new Run();
        ImmutableInterlocked.Update(
            ref runs,
            static (all, one) => [.. all.Where(static each => each.TryGetTarget(out _)), one],
            new WeakReference<Run>(run));
        return run;
    }

    private static void Watch()
    {
        if (Interlocked.Exchange(ref isWatching, 1) != 0)
        {
            return;
        }

        if (Interlocked.Exchange(ref isStarted, 1) == 0)
        {
            new Thread(Work) { IsBackground = true, Name = "handler watch" }.Start();
        }

        Wake.Release();
    }

    private static void Work()
    {
        while (true)
        {
            Wake.Wait();
            ThreadPool.GetMinThreads(out var least, out _);
            var current = least;
            for (var quiet = 0; quiet < QuietLooks;)
            {
                Thread.Sleep(LongMilliseconds);
                var held = CountLong();
                quiet = held == 0 ? quiet + 1 : 0;

                // Twice as many: those that wait behind them may be of their kind.
                current = Change(current, held + FreeLeast <= least ? least : Math.Min((2 * held) + FreeLeast, Max + FreeLeast));
            }

            Volatile.Write(ref isWatching, 0);
        }
    }

    /// <summary>Sets the pool's minimum, unless the program has set another meanwhile.</summary>
    /// <returns>What it is by this watch.</returns>
    private static int Change(int current, int wanted)
    {
        ThreadPool.GetMinThreads(out var least, out var completions);
        return wanted != current && least == current && ThreadPool.SetMinThreads(wanted, completions) ? wanted : current;
    }

    private static int CountLong()
    {
        var now = Environment.TickCount64;
        var count = 0;
        foreach (var each in runs)
        {
            count += each.TryGetTarget(out var run) && now - Volatile.Read(ref run.Since) >= LongMilliseconds ? 1 : 0;
        }

        return count;
    }

    /// <summary>What a thread is at.</summary>
    private sealed class Run
    {
        internal const long None = long.MaxValue;

        internal long Since = None;
    }
}
