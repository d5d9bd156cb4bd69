using System.Collections.Concurrent;

namespace Distribution.Processes;

/// <summary>
/// The one thread of a spawner that starts processes: one at a time, as the operating system does. It lasts as long as the spawner, because
/// to the kernel a child's parent is the thread that started it: when a pool's thread retired, the child's parent-death signal would come,
/// and let a paused child go on.
/// </summary>
internal sealed class StartThread : IAsyncDisposable
{
    private readonly BlockingCollection<Action> waiting = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int isStarted;

    /// <summary>Ends the thread when what was asked of it has been done, and waits for that.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.CompleteAdding();
        StartOnce();
        await ended.Task;
    }

    /// <summary>Runs something on the thread, after what was asked before. Any thread.</summary>
    /// <exception cref="InvalidOperationException">Nothing may be asked any more.</exception>
    internal Task<T> RunAsync<T>(Func<T> action)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Add(() =>
        {
            try
            {
                done.SetResult(action());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        StartOnce();
        return done.Task;
    }

    private void StartOnce()
    {
        if (Interlocked.Exchange(ref isStarted, 1) == 0)
        {
            new Thread(Work) { IsBackground = true, Name = "spawner" }.Start();
        }
    }

    private void Work()
    {
        foreach (var action in waiting.GetConsumingEnumerable())
        {
            action();
        }

        ended.SetResult();
    }
}
