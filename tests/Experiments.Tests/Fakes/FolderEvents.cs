namespace Distribution.Experiments.Tests.Fakes;

/// <summary>Counts what happens to the files of a folder: made, written, renamed, deleted.</summary>
internal sealed class FolderEvents : IDisposable
{
    private readonly FileSystemWatcher watcher;
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int wanted;
    private int count;

    /// <summary>Begins to count.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="wanted">How many events <see cref="Reached"/> waits for.</param>
    public FolderEvents(string folder, int wanted = int.MaxValue)
    {
        this.wanted = wanted;
        watcher = new FileSystemWatcher(folder);
        watcher.Created += OnEvent;
        watcher.Changed += OnEvent;
        watcher.Deleted += OnEvent;
        watcher.Renamed += OnEvent;
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>How many there were.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Ends with the last event that is waited for.</summary>
    public Task Reached => reached.Task;

    public void Dispose() => watcher.Dispose();

    private void OnEvent(object sender, FileSystemEventArgs change)
    {
        if (Interlocked.Increment(ref count) == wanted)
        {
            reached.SetResult();
        }
    }
}
