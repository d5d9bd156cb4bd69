using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>Watches for what leaves a simulated world: a continuation or call from a foreign thread is kept, and fails the run.</summary>
internal sealed class EscapeWatch
{
    // How long an escaped continuation gets to come back, so that its run fails by name and not by a time-out.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(20);

    private readonly int owner = Environment.CurrentManagedThreadId;
    private readonly ManualResetEventSlim escaped = new();
    private readonly SortedDictionary<(int Node, long Invocation), string> handlers = [];
    private readonly List<Task> programs = [];
    private string? escape;

    /// <summary>How many things handlers and the program can be waiting for: commands that have no outcome yet, virtual timers, and what a
    /// paused node holds.</summary>
    internal int Waitable { get; set; }

    /// <summary>Whether more handlers and programs run than there are things to wait for, so that one of them may have escaped. Programs
    /// that have ended count until <see cref="WatchForEscapes"/>.</summary>
    internal bool MayHaveEscaped => handlers.Count + programs.Count > Waitable;

    /// <summary>Whether this is the world's own thread; any other is noted.</summary>
    internal bool IsOwnThread(string what)
    {
        if (Environment.CurrentManagedThreadId == owner)
        {
            return true;
        }

        Interlocked.CompareExchange(ref escape, what, null);
        escaped.Set();
        return false;
    }

    internal void VerifyThread()
    {
        if (!IsOwnThread("a call came from a foreign thread"))
        {
            throw new EscapedException(escape!);
        }
    }

    internal void ProgramBegan(Task program) => programs.Add(program);

    internal void HandlerStarted(SimulatedNode node, in Invocation invocation) =>
        handlers.Add((node.Id.Index, invocation.Id.Value), $"{invocation.Route.Description}.{invocation.Method} on {node.Address}");

    internal void HandlerEnded(SimulatedNode node, InvocationId invocation) => handlers.Remove((node.Id.Index, invocation.Value));

    /// <summary>The node has ended, and with it whatever ran there.</summary>
    internal void HandlersEnded(SimulatedNode node)
    {
        foreach (var handler in handlers.Keys.Where(key => key.Node == node.Id.Index).ToArray())
        {
            handlers.Remove(handler);
        }
    }

    /// <summary>Before time advances: whatever may have escaped gets a moment to come back and fail the run.</summary>
    /// <exception cref="EscapedException">Something has escaped.</exception>
    internal void WatchForEscapes()
    {
        programs.RemoveAll(static program => program.IsCompleted);
        if (MayHaveEscaped)
        {
            escaped.Wait(Grace);
        }

        ThrowIfEscaped();
    }

    internal void ThrowIfEscaped()
    {
        if (Volatile.Read(ref escape) is { } description)
        {
            throw new EscapedException($"{description}: ConfigureAwait(false), Task.Run or a real-time delay; {Describe()}.");
        }
    }

    /// <summary>Who is running, for messages.</summary>
    internal string Describe() => handlers.Count == 0 ? "no service runs" : $"running: {string.Join(", ", handlers.Values)}";
}
