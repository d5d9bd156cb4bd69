using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>
/// What every protocol over TCP is hosted by: the loop, the timers, the mesh of connections, the effects of the base seam. Subclasses feed
/// their protocol. Within the loop except where said.
/// </summary>
internal abstract partial class TcpLoop<TMessage>
    where TMessage : struct, IWireMessage<TMessage>
{
    private readonly TimerHeap timers = new();
    private RandomStream random;
    private readonly Wakeup wakeup;
    private readonly Acceptor? acceptor;
    private readonly WireCodec codec;
    private readonly TcpLimits limits;
    private readonly LoopInput localInput;

    // Null unless the node is traced: then a message pays one test where it leaves and one where it comes.
    private readonly MessageLog? log;
    private readonly Queue<(NodeId From, TMessage Message)> local = [];
    private bool isLocalPosted;
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected TcpLoop(Endpoint endpoint, TcpOptions options)
    {
        Address = endpoint.Address;
        limits = options.Limits;
        Incarnation = ProcessClock.NewIncarnation();
        random = new RandomStream(options.Seed ?? ProcessSeed.New());
        Book = new AddressBook(Address, Incarnation, options.Limits, Counts);
        codec = new WireCodec(Book);
        Loop = new InputLoop(this, options.Machine);
        Step = new Step(Loop);
        localInput = new ActionInput(RunLocal);
        wakeup = new Wakeup(Loop, OnWakeup);
        log = options.TracedMessages > 0 ? new MessageLog(options.TracedMessages, Book, options.Machine, WordsOf) : null;
        var hello = new Hello(typeof(TMessage).FullName!, Address, Incarnation, Address);
        Mesh = new Mesh(Loop, timers, options.Limits, Counts, Book, codec, hello, this) { Log = log };
        acceptor = endpoint.Listener is { } listener ? new Acceptor(listener, Loop, timers, Mesh) : null;
    }

    /// <summary>Any thread.</summary>
    internal NodeAddress Address { get; }

    /// <summary>Any thread.</summary>
    internal ulong Incarnation { get; }

    /// <summary>Any thread. Ends when everything has left and every socket is closed; fails if an input threw.</summary>
    internal Task Stopped => stopped.Task;

    /// <summary>Any thread.</summary>
    internal Counts Counts { get; } = new();

    internal InputLoop Loop { get; }

    internal AddressBook Book { get; }

    /// <summary>When to flush.</summary>
    protected Step Step { get; }

    internal static NodeId Self => new(0);

    internal Instant Now => Loop.Now;

    /// <summary>Whether the node takes no more inputs.</summary>
    protected bool IsStopping { get; private set; }

    protected Mesh Mesh { get; }

    /// <summary>Any thread: begins with the protocol's own start.</summary>
    internal void Start() => Loop.Post(new ActionInput(() =>
    {
        OnStart();
        acceptor?.BeginAccept();
    }));

    /// <summary>Any thread: runs the function as an input of its own, and gives what it returns or throws.</summary>
    internal Task<TResult> RunAsync<TResult>(Func<TResult> function)
    {
        var result = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        Loop.Post(new ActionInput(() =>
        {
            try
            {
                result.SetResult(function());
            }
            catch (Exception exception)
            {
                result.SetException(exception);
            }
        }));
        return result.Task;
    }

    /// <summary>Any thread: ends the node when everything sent so far has left. Never throws.</summary>
    internal async ValueTask StopAsync()
    {
        Loop.Post(new ActionInput(Stop));
        try
        {
            await stopped.Task;
        }
        catch (Exception) when (stopped.Task.IsFaulted)
        {
            // Whoever cares has it from Stopped.
        }
    }

    internal int NextRandom(int exclusiveUpperBound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveUpperBound, 1);
        return (int)random.Below((ulong)exclusiveUpperBound);
    }

    internal void SetTimer(TimerId timer, Duration delay)
    {
        var key = new TimerKey(TimerKind.Protocol, timer.Value);
        if (delay == Duration.MaxValue)
        {
            timers.Disarm(key);
        }
        else
        {
            timers.Arm(key, After(delay));
        }
    }

    internal void Send(NodeId to, in TMessage message)
    {
        if (to == Self)
        {
            ReceiveLocally(Self, message);
            return;
        }

        var result = shaper?.Take(to, message, Now) ?? Mesh.Send(to, message);
        if (result != SendResult.Queued)
        {
            OnNotSent(to, message, result);
        }
    }

    /// <summary>The last messages; none unless the node is traced.</summary>
    internal IReadOnlyList<TracedMessage> TracedMessages => log?.Entries ?? [];

    /// <summary>Ends the node when everything sent so far has left.</summary>
    internal void Stop()
    {
        if (IsStopping)
        {
            return;
        }

        IsStopping = true;
        StopShaping();
        acceptor?.Close();
        Mesh.BeginStop();
        OnStopping();
    }

    protected abstract void OnStart();

    protected abstract void OnMessage(NodeId from, in TMessage message);

    protected abstract void OnTimer(TimerId timer);

    /// <summary>How far the node has come, for <see cref="OnUnreachable"/>.</summary>
    protected virtual long Progress => 0;

    protected abstract void OnUnreachable(NodeId peer, long progress);

    /// <summary>A message was dropped before it left, for this reason.</summary>
    protected abstract void OnNotSent(NodeId to, in TMessage message, SendResult reason);

    /// <summary>A message in words, for a trace.</summary>
    protected virtual string WordsOf(object message) => message.ToString() ?? "";

    /// <summary>No input follows any more.</summary>
    protected abstract void OnStopping();

    /// <summary>What must end, beside the connections, before the node has stopped; asked for after <see cref="OnStopping"/>.</summary>
    protected virtual Task LastWork => Task.CompletedTask;

    /// <summary>Tells the program around the node what the inputs have completed.</summary>
    protected abstract void RunCompletions();

    /// <summary>Lets a message arrive that crosses no wire, after this input.</summary>
    protected void ReceiveLocally(NodeId from, in TMessage message)
    {
        local.Enqueue((from, message));
        if (!isLocalPosted)
        {
            isLocalPosted = true;
            Loop.Post(localInput);
        }
    }

    private Instant After(Duration delay) => delay >= Instant.MaxValue - Now ? Instant.MaxValue : Now + delay;
}
