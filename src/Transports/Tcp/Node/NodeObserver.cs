using System.Collections.Concurrent;
using System.Collections.Immutable;
using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Tells watchers what happened at a node: on the thread pool, one event after another in their order, so that a watcher may call
/// the node and may even block. Any thread.</summary>
internal sealed class NodeObserver(Machine machine) : IThreadPoolWorkItem
{
    private readonly ConcurrentQueue<NodeEvent> waiting = new();
    private ImmutableArray<Action<NodeEvent>> watchers = [];
    private int count;

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
        if (Interlocked.Increment(ref count) == 1)
        {
            machine.Queue(this);
        }
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            waiting.TryDequeue(out var happened);
            foreach (var watcher in watchers)
            {
                Tell(watcher, happened!);
            }

            machine.Point();
        }
        while (Interlocked.Decrement(ref count) > 0);
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
