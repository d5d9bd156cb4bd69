using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>
/// A full node on TCP. Safe from any thread. Whoever brings an input while nothing else is going on runs it on its own thread, down to the
/// socket; so no member waits for the network or for users' services. Dispose it to end the node when what it has sent has left.
/// </summary>
public sealed class TcpNode : IAsyncDisposable
{
    private readonly NodeLoop loop;
    private long commands;
    private long names;

    internal TcpNode(NodeLoop loop) => this.loop = loop;

    /// <summary>Where the node listens: its identity. Port 0: nowhere.</summary>
    public NodeAddress Address => loop.Address;

    /// <summary>The time on the clock of all nodes of this process, which deadlines of invocations refer to.</summary>
    public static Instant Now => ProcessClock.Now;

    /// <summary>Which life of this address: the Unix time in milliseconds at the start, or more.</summary>
    public ulong Incarnation => loop.Incarnation;

    /// <summary>What the transport has done so far.</summary>
    public TcpCounters Counters => loop.Counts.Snapshot();

    /// <summary>Ends when the node has stopped, told by <c>status.stop</c> or by <see cref="DisposeAsync"/>: everything has left and every
    /// socket is closed. Fails if the protocol threw, which is a defect.</summary>
    public Task Stopped => loop.Stopped;

    /// <summary>Listens, and starts the node. Ends at once unless the host is a name to look up.</summary>
    /// <exception cref="TcpStartException">Port in use, unresolvable host, and the like; one line that says which.</exception>
    /// <exception cref="OperationCanceledException">Cancelled during the look-up.</exception>
    public static async Task<TcpNode> StartAsync(TcpNodeOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var started = new NodeLoop(await Endpoint.OpenAsync(options, cancellationToken), options);
        started.Start();
        return started.Node;
    }

    /// <summary>Asks for a call.</summary>
    /// <param name="command">The call, where, and how long to wait for it.</param>
    /// <param name="completed">Called exactly once with the outcome, by the thread that drives the node, between its inputs. It must not
    /// block, for nothing else happens on this node meanwhile, and must not throw. It may call any member of the node.</param>
    /// <returns>The command's number, for <see cref="Cancel"/>.</returns>
    public CommandId Submit(in Command command, Action<Outcome> completed)
    {
        ArgumentNullException.ThrowIfNull(completed);
        var id = new CommandId(Interlocked.Increment(ref commands));
        loop.Loop.Post(new CommandInput(loop, id, command, completed));
        return id;
    }

    /// <summary>Gives a command up: it completes with <see cref="CallErrorKind.Cancelled"/>, unless it has completed already.</summary>
    public void Cancel(CommandId command) => loop.Loop.Post(new ActionInput(() => loop.OnCancelled(command)));

    /// <summary>A name that no life of this node has given before: beginning, incarnation and a number.</summary>
    public string NextName(string beginning) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{beginning}.{Incarnation}.{Interlocked.Increment(ref names)}");

    /// <summary>Registers a service, or puts it in the place of the one of that name. Ends when calls can find it.</summary>
    /// <exception cref="ArgumentException">No service may have that name.</exception>
    /// <exception cref="InvalidOperationException">The node has as many services as it takes.</exception>
    public Task AddRouteAsync(string name, IRoute route) => loop.RunAsync(() =>
    {
        loop.AddRoute(name, route);
        return true;
    });

    /// <summary>Takes a service away; false if there is none of that name. Runs that have begun go on.</summary>
    public Task<bool> RemoveRouteAsync(string name) => loop.RunAsync(() => loop.RemoveRoute(name));

    /// <summary>Lets someone watch what happens at the node, from now on. Called on the thread pool, one event after another; it may call
    /// the node and may block: of what comes meanwhile the latest 4,096 events wait, and it is told how many were dropped. One that throws
    /// is told nothing more.</summary>
    public void Watch(Action<NodeEvent> watcher) => loop.Observer.Add(watcher);

    /// <summary>Ends what <see cref="Watch"/> began; an event may still be on its way.</summary>
    public void Unwatch(Action<NodeEvent> watcher) => loop.Observer.Remove(watcher);

    /// <summary>The last messages that left and came, in order; none unless the node is traced
    /// (<see cref="TcpOptions.TracedMessages"/>). Messages to itself cross no link.</summary>
    public Task<IReadOnlyList<TracedMessage>> ReadTraceAsync() => loop.RunAsync(() => loop.TracedMessages);

    /// <summary>Makes the link to another node bad on purpose, or good again: what this node sends there is late, lost or held as the
    /// shape says, and the sender is not told. What was held before keeps its time. TCP works below it as ever: no packet is lost. Ends
    /// when that has taken effect.</summary>
    /// <param name="to">Where the other node listens.</param>
    /// <param name="shape">What happens to messages; null: nothing.</param>
    /// <exception cref="ArgumentException">It is this node itself.</exception>
    /// <exception cref="InvalidOperationException">The node takes no more addresses.</exception>
    public Task ShapeAsync(NodeAddress to, LinkShape? shape) => loop.ShapeAsync(to, shape);

    /// <summary>Breaks the connections to another node: what waits here is lost and both ends find out; what the operating system has
    /// taken may still arrive. The next message makes a new one. Ends when that has taken effect.</summary>
    /// <param name="to">Where the other node listens.</param>
    /// <exception cref="ArgumentException">It is this node itself.</exception>
    /// <exception cref="InvalidOperationException">The node takes no more addresses.</exception>
    public Task ResetAsync(NodeAddress to) => loop.ResetAsync(to);

    /// <summary>Ends the node when everything sent so far has left, without the protocol's farewell (that is <c>status.stop</c>). Commands
    /// that are still pending complete with <see cref="CallErrorKind.Stopping"/>. Never throws: <see cref="Stopped"/> tells.</summary>
    public ValueTask DisposeAsync() => loop.StopAsync();
}
