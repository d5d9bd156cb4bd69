using System.Collections.Concurrent;
using System.Diagnostics;

namespace Distribution.Tcp;

/// <summary>
/// User code that a node hands to the thread pool: continuations of callers that have their answers, runs of services. They come in
/// batches, and most take less time than waking a thread would; so one pool thread runs one after another, and others join only when
/// that takes long. An item that blocks holds up nobody for more than a moment: <see cref="StallWatch"/> sees that nothing moves.
/// </summary>
/// <remarks>Any thread. Items begin in their order, and may run side by side.</remarks>
internal sealed class PoolQueue : IThreadPoolWorkItem
{
    // Longer than this on one thread, and another one is asked to help.
    private static readonly long Patience = Stopwatch.Frequency / 20_000;
    private static readonly int WorkersMax = Environment.ProcessorCount;

    private readonly ConcurrentQueue<IThreadPoolWorkItem> waiting = new();
    private int workers;
    private long begun;
    private long begunBefore;

    /// <summary>Appends an item.</summary>
    internal void Add(IThreadPoolWorkItem item)
    {
        waiting.Enqueue(item);
        if (Volatile.Read(ref workers) == 0)
        {
            StartWorker(1);
        }
    }

    /// <summary>Called from time to time while anything runs: if nothing has begun since the last time, another worker takes over what
    /// waits.</summary>
    internal void Look()
    {
        var now = Volatile.Read(ref begun);
        if (now == begunBefore && !waiting.IsEmpty)
        {
            StartWorker(int.MaxValue);
        }

        begunBefore = now;
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute()
    {
        var since = Stopwatch.GetTimestamp();
        while (waiting.TryDequeue(out var item))
        {
            Volatile.Write(ref begun, begun + 1);
            if (!waiting.IsEmpty && Stopwatch.GetTimestamp() is var now && now - since > Patience)
            {
                since = now;
                StartWorker(WorkersMax);
            }

            item.Execute();
        }

        StallWatch.Remove(this);
        Interlocked.Decrement(ref workers);
        if (!waiting.IsEmpty)
        {
            // It came when this worker had already looked for the last time.
            StartWorker(1);
        }
    }

    private void StartWorker(int most)
    {
        var count = Volatile.Read(ref workers);
        while (count < most)
        {
            var seen = Interlocked.CompareExchange(ref workers, count + 1, count);
            if (seen == count)
            {
                StallWatch.Add(this);
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }

            count = seen;
        }
    }
}
