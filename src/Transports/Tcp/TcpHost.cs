using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>
/// Runs any protocol whose messages can cross a wire over TCP, as compiled: one node of it, with a static list of peers. Safe from any
/// thread. Dispose it to end the node when what it has sent has left.
/// </summary>
/// <typeparam name="TState">What the node remembers.</typeparam>
/// <typeparam name="TMessage">What the protocol sends.</typeparam>
public sealed class TcpHost<TState, TMessage> : IAsyncDisposable
    where TState : struct
    where TMessage : struct, IWireMessage<TMessage>
{
    private readonly ProtocolLoop<TState, TMessage> loop;
    private readonly bool isGossip;

    private TcpHost(ProtocolLoop<TState, TMessage> loop, bool isGossip)
    {
        this.loop = loop;
        this.isGossip = isGossip;
    }

    /// <summary>Where the node listens: its identity. Port 0: nowhere.</summary>
    public NodeAddress Address => loop.Address;

    /// <summary>Which life of this address.</summary>
    public ulong Incarnation => loop.Incarnation;

    /// <summary>What the transport has done so far.</summary>
    public TcpCounters Counters => loop.Counts.Snapshot();

    /// <summary>How many rumors the protocol knows and no longer spreads.</summary>
    public long Retired => loop.Retired;

    /// <summary>Ends when the node has stopped; fails if the protocol threw.</summary>
    public Task Stopped => loop.Stopped;

    /// <summary>Listens, and starts the protocol.</summary>
    /// <exception cref="TcpStartException">It cannot listen there.</exception>
    public static async Task<TcpHost<TState, TMessage>> StartAsync(
        TcpHostOptions options,
        IProtocol<TState, TMessage, TcpEnvironment<TMessage>> protocol,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(protocol);
        var endpoint = await Endpoint.OpenAsync(options, cancellationToken);
        var started = new ProtocolLoop<TState, TMessage>(endpoint, options, protocol);
        started.Start();
        return new TcpHost<TState, TMessage>(started, protocol is IGossipProtocol<TState, TMessage, TcpEnvironment<TMessage>>);
    }

    /// <summary>Replaces the candidates for contacts; the node itself, if among them, is left out. Ends when that has taken
    /// effect.</summary>
    /// <exception cref="InvalidOperationException">With those that it knew before they are more than
    /// <see cref="TcpLimits.AddressesMax"/>; the candidates are as before.</exception>
    public Task SetPeersAsync(IReadOnlyList<NodeAddress> peers)
    {
        ArgumentNullException.ThrowIfNull(peers);
        return loop.RunAsync(() =>
        {
            loop.SetPeers(peers);
            return true;
        });
    }

    /// <summary>Begins a rumor at this node.</summary>
    /// <exception cref="InvalidOperationException">The protocol spreads no rumors.</exception>
    public Task<RumorName> BroadcastAsync() =>
        isGossip ? loop.RunAsync(loop.Broadcast) : throw new InvalidOperationException("This protocol spreads no rumors.");

    /// <summary>Looks at the node's memory between two inputs.</summary>
    public Task<TResult> ReadAsync<TResult>(Func<TState, TResult> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return loop.RunAsync(() => read(loop.State));
    }

    /// <inheritdoc cref="TcpNode.ShapeAsync"/>
    public Task ShapeAsync(NodeAddress to, LinkShape? shape) => loop.ShapeAsync(to, shape);

    /// <inheritdoc cref="TcpNode.ResetAsync"/>
    public Task ResetAsync(NodeAddress to) => loop.ResetAsync(to);

    /// <summary>Ends the node when everything sent so far has left. Never throws: <see cref="Stopped"/> tells.</summary>
    public ValueTask DisposeAsync() => loop.StopAsync();
}
