using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Concurrency;

/// <summary>A machine under which one engine or another runs a body, one schedule of its threads after another. A body uses nothing but this
/// for threads, waits and chance.</summary>
internal abstract class ExploredMachine : Machine
{
    protected ExploredMachine() => Network = new MemoryNetwork(this);

    /// <summary>What the machine's connections go through.</summary>
    internal MemoryNetwork Network { get; }

    internal sealed override bool Connect(NodeAddress to, SocketOperation dial) => Network.Connect(to, dial);

    internal sealed override void CancelConnect(SocketOperation dial) => Network.CancelConnect(dial);

    /// <summary>Lets another thread run something.</summary>
    internal void Queue(string name, Action work) => Queue(new NamedWork(name, work));

    /// <summary>Whether timers may expire while something else could go on, so that any deadline may be missed.</summary>
    internal abstract bool TimersRace { get; }

    /// <summary>Runs something on a thread of its own; the result ends with it.</summary>
    internal abstract Task Fork(string name, Action work);

    /// <summary>Waits for a task that something else has to complete; the name is for the report if nothing does.</summary>
    internal abstract Task WaitAsync(Task ended, string what);

    /// <summary>One of so many, from 0: each is tried.</summary>
    internal abstract int Choose(int options);

    /// <summary>What must hold here.</summary>
    internal abstract void Check(bool holds, string otherwise);

    internal async Task<T> WaitAsync<T>(Task<T> ended, string what)
    {
        await WaitAsync((Task)ended, what);
        return await ended;
    }

    /// <summary>Waits for all forks, one after another: what waits for several tasks at once goes on where nobody decides.</summary>
    internal async Task JoinAsync(IEnumerable<Task> forks)
    {
        foreach (var fork in forks)
        {
            await WaitAsync(fork, "a fork");
        }
    }

    private sealed class NamedWork(string name, Action work) : IThreadPoolWorkItem
    {
        public void Execute() => work();

        public override string ToString() => name;
    }
}
