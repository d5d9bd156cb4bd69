using System.Collections.Concurrent;

namespace Distribution.Concurrency;

/// <summary>Threads that strands are run on, kept from run to run.</summary>
internal sealed class StrandThreads : IDisposable
{
    private readonly ConcurrentStack<StrandThread> idle = new();
    private volatile bool isDisposed;

    private sealed class StrandThread(StrandThreads all)
    {
        private readonly SemaphoreSlim given = new(0);
        private Action? work;

        internal void Give(Action? next)
        {
            work = next;
            given.Release();
        }

        internal void Start() => new Thread(RunAll) { IsBackground = true, Name = "strand" }.Start();

        private void RunAll()
        {
            for (given.Wait(); work is { } current; given.Wait())
            {
                current();
                all.idle.Push(this);
                if (all.isDisposed)
                {
                    all.Dispose();
                }
            }
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        while (idle.TryPop(out var thread))
        {
            thread.Give(null);
        }
    }

    internal void Run(Action work)
    {
        if (!idle.TryPop(out var thread))
        {
            thread = new StrandThread(this);
            thread.Start();
        }

        thread.Give(work);
    }
}
