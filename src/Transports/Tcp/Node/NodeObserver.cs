using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Tells watchers what happened at a node: on the thread pool, one event after another in their order, so that a watcher may call
/// the node and may even block. Of what comes meanwhile the latest <see cref="WaitingMax"/> wait; the watchers are told how many were
/// dropped. Any thread, but only one at a time has something to tell.</summary>
/// <param name="machine">What it runs on.</param>
/// <param name="own">The node.</param>
internal sealed class NodeObserver(Machine machine, NodeAddress own) : IThreadPoolWorkItem
{
    /// <summary>So many events wait for the watchers at the most.</summary>
    internal const int WaitingMax = 4_096;

    private readonly ConcurrentQueue<NodeEvent> waiting = new();
    private ImmutableArray<Action<NodeEvent>> watchers = [];
    private int count;
    private int dropped;

    /// <summary>Whether anybody watches.</summary>
    internal bool IsWatched => !watchers.IsEmpty;

    internal void Add(Action<NodeEvent> watcher) =>
        ImmutableInterlocked.Update(ref watchers, static (all, one) => all.Add(one), watcher);

    internal void Remove(Action<NodeEvent> watcher) =>
        ImmutableInterlocked.Update(ref watchers, static (all, one) => all.Remove(one), watcher);

    /// <summary>Never blocks.</summary>
    internal void Happened(NodeEvent happened)
    {
        waiting.Enqueue(happened);
        machine.Point();
        if (Volatile.Read(ref count) > WaitingMax && waiting.TryDequeue(out _))
        {
            // The oldest has gone, and the new one has its turn.
            Interlocked.Increment(ref dropped);
            return;
        }

        if (Interlocked.Increment(ref count) == 1)
        {
            machine.Queue(this);
        }
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute()
    {
        var holds = HandlerThreads.TryEnter();
        do
        {
            if (Interlocked.Exchange(ref dropped, 0) is > 0 and var lost)
            {
                TellAll(Lost(lost));
            }

            waiting.TryDequeue(out var happened);
            TellAll(happened!);
            machine.Point();
        }
        while (Interlocked.Decrement(ref count) > 0);
        if (holds)
        {
            HandlerThreads.Leave();
        }
    }

    private NodeEvent Lost(int events) => new(NodeEventKind.Dropped)
    {
        Node = own,
        Error = new CallError(
            CallErrorKind.Overloaded,
            string.Create(CultureInfo.InvariantCulture, $"{events} events were dropped, for more than {WaitingMax} waited to be told")),
    };

    private void TellAll(NodeEvent happened)
    {
        foreach (var watcher in watchers)
        {
            Tell(watcher, happened);
        }
    }

    // A watcher that throws must not take the node along: it is told nothing more.
    private void Tell(Action<NodeEvent> watcher, NodeEvent happened)
    {
        try
        {
            watcher(happened);
        }
        catch (Exception)
        {
            Remove(watcher);
        }
    }
}
