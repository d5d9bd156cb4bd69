using System.Collections.Concurrent;
using System.ComponentModel;
using Distribution.Protocol;

namespace Distribution.Processes;

/// <summary>
/// Starts nodes as child processes. Their standard input is the bond: it stays open while this process lives and closes with it, however
/// it ends, and a child ends when it closes. Safe from any thread; disposing it ends all children.
/// </summary>
public sealed class ProcessSpawner : ISpawner, IThreadPoolWorkItem, IAsyncDisposable
{
    private readonly ProcessSpawnerOptions options;
    private readonly ConcurrentQueue<(SpawnRequest Request, Action<SpawnOutcome> Completed)> waiting = new();
    private readonly ConcurrentDictionary<int, ChildProcess> children = new();
    private int waitingCount;
    private volatile bool isDisposed;

    /// <summary>A spawner. Starts nothing yet.</summary>
    public ProcessSpawner(ProcessSpawnerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>The children that have not ended, those that are still booting included; in no order.</summary>
    public IReadOnlyCollection<ChildProcess> Children => [.. children.Values];

    /// <summary>The child with that process number, if it has not ended.</summary>
    public ChildProcess? Find(int processId) => children.GetValueOrDefault(processId);

    /// <inheritdoc/>
    /// <remarks>The operating system starts one process at a time, so the requests queue for that; booting goes on side by side.</remarks>
    public void Spawn(SpawnTicket ticket, SpawnRequest request, Action<SpawnOutcome> completed)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(completed);
        waiting.Enqueue((request, completed));
        if (Interlocked.Increment(ref waitingCount) == 1)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            waiting.TryDequeue(out var spawn);
            _ = BootAsync(spawn.Request, spawn.Completed);
        }
        while (Interlocked.Decrement(ref waitingCount) > 0);
    }

    /// <summary>Ends all children: closes their standard input, and kills those that have not ended by the deadline. Spawns in progress
    /// complete as exited.</summary>
    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        while (!children.IsEmpty)
        {
            await Task.WhenAll(children.Values.Select(EndAsync));
        }
    }

    private async Task BootAsync(SpawnRequest request, Action<SpawnOutcome> completed)
    {
        SpawnOutcome outcome;
        try
        {
            outcome = isDisposed
                ? new SpawnOutcome(SpawnStatus.Refused, null, 0, "this node is stopping")
                : await ChildBoot.RunAsync(StartChild(request), request.BootDeadline);
        }
        catch (Win32Exception exception)
        {
            outcome = new SpawnOutcome(SpawnStatus.Exited, null, 0, $"'{options.Command.FileName}' cannot be started: {exception.Message}");
        }

        completed(outcome);
    }

    private ChildProcess StartChild(SpawnRequest request)
    {
        var configuration = new ChildConfiguration(request.Listen, request.Settings, options.Assemblies, options.Liveness);
        var child = ChildProcess.Start(options.Command, configuration);
        children[child.ProcessId] = child;
        _ = ForgetWhenExitedAsync(child);
        if (isDisposed)
        {
            _ = EndAsync(child);
        }

        return child;
    }

    private async Task EndAsync(ChildProcess child)
    {
        await child.EndAsync(options.EndDeadline.ToTimeSpan());
        Forget(child);
    }

    private async Task ForgetWhenExitedAsync(ChildProcess child)
    {
        await child.Exited;
        Forget(child);
    }

    private void Forget(ChildProcess child) => children.TryRemove(new(child.ProcessId, child));
}
