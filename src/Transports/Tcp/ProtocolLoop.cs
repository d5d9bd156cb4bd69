using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>Feeds a protocol that runs alone.</summary>
internal sealed class ProtocolLoop<TState, TMessage>(
    Endpoint endpoint, TcpHostOptions options, IProtocol<TState, TMessage, TcpEnvironment<TMessage>> protocol)
    : GossipLoop<TMessage>(endpoint, options)
    where TState : struct
    where TMessage : struct, IWireMessage<TMessage>
{
    private TState state;
    private uint rumorsBegun;

    private TcpEnvironment<TMessage> Environment => new(this);

    internal TState State => state;

    /// <summary>Begins a rumor here. The protocol must be a gossip protocol.</summary>
    internal RumorName Broadcast()
    {
        var rumor = new RumorId(new OriginId(0), rumorsBegun++);
        ((IGossipProtocol<TState, TMessage, TcpEnvironment<TMessage>>)protocol).OnBroadcast(ref state, rumor, Environment);
        return NameOf(rumor);
    }

    protected override void OnStart() => protocol.OnStart(ref state, Environment);

    protected override void OnMessage(NodeId from, in TMessage message) => protocol.OnMessage(ref state, from, message, Environment);

    protected override void OnTimer(TimerId timer) => protocol.OnTimer(ref state, timer, Environment);
}
