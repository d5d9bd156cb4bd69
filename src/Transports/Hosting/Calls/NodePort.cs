using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution;

/// <summary>How a program reaches its own node: the one thing that differs between the transports.</summary>
internal abstract class NodePort
{
    private static readonly Duration TimerMax = Duration.FromSeconds(40 * 86_400);

    /// <summary>The program's own node.</summary>
    internal abstract NodeAddress Address { get; }

    /// <summary>The time now, on the node's clock.</summary>
    internal abstract Instant Now { get; }

    /// <summary>The clock of the node's world.</summary>
    internal abstract TimeProvider Time { get; }

    /// <summary>The time left until a deadline on that clock; infinite where it is further away than timers reach.</summary>
    internal TimeSpan TimeUntil(Instant deadline)
    {
        var left = deadline - Now;
        return left.Nanoseconds <= 0 ? TimeSpan.Zero
            : left > TimerMax ? Timeout.InfiniteTimeSpan
            : left.ToTimeSpan();
    }

    /// <summary>A time to wait that timers reach: infinite where it is further away.</summary>
    internal static TimeSpan LimitOf(TimeSpan wait)
    {
        var left = Waits.Of(wait);
        return left > TimerMax ? Timeout.InfiniteTimeSpan : left < Duration.Zero ? TimeSpan.Zero : left.ToTimeSpan();
    }

    /// <summary>The port of the node that a transport's own object stands for.</summary>
    internal static NodePort Of(object host) => host switch
    {
        TcpNode node => new TcpPort(node),
        SimulatedProgram program => new SimulatedPort(program.World, program.Address),
        _ => throw new ArgumentException($"{host.GetType()} is no node of a transport.", nameof(host)),
    };

    /// <summary>A name that this node has given to nothing else, in no life.</summary>
    internal abstract string NextHandleName();

    internal abstract Task AddRouteAsync(string name, IRoute route);

    internal abstract Task<bool> RemoveRouteAsync(string name);

    /// <summary>What happens at the own node, to each subscriber from then on.</summary>
    internal abstract IObservable<NodeEvent> Events { get; }

    /// <summary>Runs a call on a node; null: on the own one. Never throws for what goes wrong there.</summary>
    internal Task<Outcome> OutcomeAsync(NodeAddress? target, Call call, CallOptions options) =>
        EndOfAsync(new OutcomeSource(), target, call, options);

    /// <summary>Runs a call on a node; null: on the own one.</summary>
    /// <exception cref="CallException">The call failed.</exception>
    internal Task<Payload> CallAsync(NodeAddress? target, Call call, CallOptions options) =>
        EndOfAsync(new PayloadSource(), target, call, options);

    private Task<T> EndOfAsync<T>(CallSource<T> source, NodeAddress? target, Call call, CallOptions options)
    {
        if (options.Cancellation.IsCancellationRequested)
        {
            source.End(Outcome.Failed(CallErrorKind.Cancelled, $"{call} was cancelled before it began"));
            return source.Task;
        }

        var own = target is null || target.Equals(Address) ? null : target;
        var command = Submit(new Command(own, call, options.Wait), source.End);
        return options.Cancellation.CanBeCanceled ? CancellableAsync(source.Task, command, options.Cancellation)
            : SynchronizationContext.Current is not null ? InContextAsync(source.Task)
            : source.Task;
    }

    private async Task<T> CancellableAsync<T>(Task<T> ended, CommandId command, CancellationToken cancellation)
    {
        var registration = cancellation.Register(() => Cancel(command));
        try
        {
            return await ended;
        }
        finally
        {
            // Without waiting for one that runs right now: giving up what has ended does nothing.
            registration.Unregister();
        }
    }

    /// <summary>Ends where the caller runs, as programs in the simulator must: what waits for several tasks at once would go on on the
    /// pool.</summary>
    private static async Task<T> InContextAsync<T>(Task<T> ended) => await ended;

    protected abstract CommandId Submit(in Command command, Action<Outcome> completed);

    protected abstract void Cancel(CommandId command);
}
