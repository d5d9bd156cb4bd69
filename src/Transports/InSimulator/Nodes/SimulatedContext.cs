using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>
/// Where programs and services of a simulated world run: continuations become events of its timeline. Watches for what escapes: a post
/// from a foreign thread is kept, and fails the run.
/// </summary>
internal sealed class SimulatedContext(SimulatedNodes world) : SynchronizationContext
{
    // How long an escaped continuation gets to come back, so that its run fails by name and not by a time-out.
    private static readonly TimeSpan EscapeGrace = TimeSpan.FromMilliseconds(20);

    private readonly int owner = Environment.CurrentManagedThreadId;
    private readonly ManualResetEventSlim escaped = new();
    private readonly SortedDictionary<(int Node, long Invocation), string> handlers = [];
    private string? escape;

    /// <summary>How many things handlers and the program can be waiting for: commands that have no outcome yet and virtual
    /// timers.</summary>
    internal int Waitable { get; set; }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != owner)
        {
            NoteEscape("a continuation came back from a foreign thread");
            return;
        }

        world.ScheduleContinuation(() => Run(() => d(state)));
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state)
    {
        VerifyThread();
        d(state);
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Whether this is the world's thread; if not, that is noted and will fail the run.</summary>
    internal bool IsOwnThread()
    {
        if (Environment.CurrentManagedThreadId != owner)
        {
            NoteEscape("a cancellation came from a foreign thread");
            return false;
        }

        return true;
    }

    internal void VerifyThread()
    {
        if (Environment.CurrentManagedThreadId == owner)
        {
            return;
        }

        NoteEscape("a call came from a foreign thread");
        throw new EscapedException(escape!);
    }

    internal void HandlerStarted(SimulatedNode node, in Invocation invocation) =>
        handlers.Add((node.Id.Index, invocation.Id.Value), $"{invocation.Route.Description}.{invocation.Method} on {node.Address}");

    internal void HandlerEnded(SimulatedNode node, InvocationId invocation) => handlers.Remove((node.Id.Index, invocation.Value));

    /// <summary>Runs code of the program or a service here.</summary>
    internal void Run(Action action)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Before time advances: if more handlers run than there are things to wait for, one may have escaped; it gets a moment to
    /// come back and fail the run.</summary>
    /// <exception cref="EscapedException">Something has escaped.</exception>
    internal void WatchForEscapes()
    {
        // The program itself waits too.
        if (handlers.Count + 1 > Waitable)
        {
            escaped.Wait(EscapeGrace);
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

    private void NoteEscape(string what)
    {
        Interlocked.CompareExchange(ref escape, what, null);
        escaped.Set();
    }
}
