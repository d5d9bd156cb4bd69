using System.Diagnostics;
using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>
/// What the hosts ask of the machine that they run on: threads, time, locks and connections. Code that goes through it can be run under
/// every schedule of its threads, by whoever makes a machine of his own for that. Any thread.
/// </summary>
internal abstract class Machine
{
    /// <summary>The machine itself.</summary>
    internal static Machine Real { get; } = new SystemMachine();

    /// <summary>The clock of all nodes of this machine: it never goes back.</summary>
    internal abstract Instant Now { get; }

    /// <summary>What timers are made by.</summary>
    internal abstract TimeProvider Time { get; }

    /// <summary>Lets another thread run a piece of work.</summary>
    internal abstract void Queue(IThreadPoolWorkItem work);

    /// <summary>Ends after a time.</summary>
    internal virtual Task DelayAsync(TimeSpan delay) => Task.Delay(delay, Time);

    /// <summary>A lock; the name is for people.</summary>
    internal abstract Gate NewGate(string name);

    /// <summary>Connects to a node. False: the operation has ended already.</summary>
    internal abstract bool Connect(NodeAddress to, SocketOperation dial);

    /// <summary>Gives a <see cref="Connect"/> up; the operation comes back as failed.</summary>
    internal abstract void CancelConnect(SocketOperation dial);

    /// <summary>Marks a place where what other threads do matters to code without locks. Only where schedules are explored is it compiled
    /// in.</summary>
    [Conditional("INTERLEAVED")]
    internal virtual void Point()
    {
        // Threads of their own come between any two instructions anyway.
    }
}
