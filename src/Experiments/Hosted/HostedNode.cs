using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Experiments.Hosted;

/// <summary>A node of a protocol whose types are known.</summary>
internal sealed class HostedNode<TState, TMessage>(TcpHost<TState, TMessage> host) : IHostedNode
    where TState : struct
    where TMessage : struct, IWireMessage<TMessage>
{
    /// <inheritdoc/>
    public NodeAddress Address => host.Address;

    /// <inheritdoc/>
    public TcpCounters Counters => host.Counters;

    /// <inheritdoc/>
    public long Retired => host.Retired;

    /// <inheritdoc/>
    public Task Stopped => host.Stopped;

    /// <inheritdoc/>
    public Task SetPeersAsync(IReadOnlyList<NodeAddress> peers) => host.SetPeersAsync(peers);

    /// <inheritdoc/>
    public Task BroadcastAsync() => host.BroadcastAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => host.DisposeAsync();
}
