using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>The seam over TCP for a protocol that runs alone, gossip protocols included. Only a <see cref="TcpHost{TState, TMessage}"/>
/// makes one.</summary>
/// <typeparam name="TMessage">What the protocol sends.</typeparam>
public readonly struct TcpEnvironment<TMessage> : IGossipEnvironment<TMessage>
    where TMessage : struct, IWireMessage<TMessage>
{
    private readonly GossipLoop<TMessage> loop;

    internal TcpEnvironment(GossipLoop<TMessage> loop) => this.loop = loop;

    /// <inheritdoc/>
    public NodeId Self => TcpLoop<TMessage>.Self;

    /// <inheritdoc/>
    public Instant Now => loop.Now;

    /// <inheritdoc/>
    public int NodeCount => loop.PeerCount + 1;

    /// <inheritdoc/>
    public int PeerCount => loop.PeerCount;

    /// <inheritdoc/>
    public Fanout Fanout => loop.Fanout;

    /// <inheritdoc/>
    public int NextRandom(int exclusiveUpperBound) => loop.NextRandom(exclusiveUpperBound);

    /// <inheritdoc/>
    public void Send(NodeId to, in TMessage message) => loop.Send(to, message);

    /// <inheritdoc/>
    public void Transmit(NodeId to, in TMessage message) => loop.Send(to, message);

    /// <inheritdoc/>
    public bool Buggify(string point) => false;

    /// <inheritdoc/>
    public void SetTimer(TimerId timer, Duration delay) => loop.SetTimer(timer, delay);

    /// <inheritdoc/>
    public NodeId Peer(int index) => loop.Peer(index);

    /// <inheritdoc/>
    public void Deliver(RumorId rumor) => loop.Learn(rumor);

    /// <inheritdoc/>
    public void Retire(int rumors) => loop.Retire(rumors);
}
