using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Brings an input when the earliest timer of a node expires. One operating system timer, set again only for an earlier
/// time.</summary>
internal sealed class Wakeup : IDisposable
{
    private readonly InputLoop loop;
    private readonly LoopInput input;
    private readonly ITimer timer;
    private Instant armedFor = Instant.MaxValue;
    private int isPosted;
    private bool isDisposed;

    internal Wakeup(InputLoop loop, Action expired)
    {
        this.loop = loop;
        input = new ActionInput(() =>
        {
            Volatile.Write(ref isPosted, 0);
            armedFor = Instant.MaxValue;
            expired();
        });
        timer = loop.Machine.Time.CreateTimer(
            static wakeup => ((Wakeup)wakeup!).Post(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Makes sure that the input comes at that time or soon after; it may come early. Within the loop.</summary>
    internal void Arm(Instant due)
    {
        if (due >= armedFor || isDisposed)
        {
            return;
        }

        armedFor = due;
        var left = (due - loop.Now).Nanoseconds;
        if (left <= 0)
        {
            Post();
            return;
        }

        timer.Change(TimeSpan.FromMilliseconds(Math.Min((left / 1_000_000) + 1, int.MaxValue)), Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        isDisposed = true;
        timer.Dispose();
    }

    private void Post()
    {
        // The timer may fire again while an earlier input still waits in the queue.
        loop.Machine.Point();
        if (Interlocked.Exchange(ref isPosted, 1) == 0)
        {
            loop.Post(input);
        }
    }
}
