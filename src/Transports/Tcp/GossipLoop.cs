using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>The host of a protocol that runs alone: what <see cref="TcpEnvironment{TMessage}"/> offers beside the base seam.</summary>
internal abstract class GossipLoop<TMessage>(Endpoint endpoint, TcpHostOptions options) : TcpLoop<TMessage>(endpoint, options)
    where TMessage : struct, IWireMessage<TMessage>
{
    private readonly Queue<RumorId> learned = [];
    private NodeId[] peers = [];
    private long retired;

    internal int PeerCount => peers.Length;

    internal Fanout Fanout { get; } = options.Fanout;

    /// <summary>Any thread.</summary>
    internal long Retired => Volatile.Read(ref retired);

    internal NodeId Peer(int index) => peers[index];

    internal void Learn(RumorId rumor) => learned.Enqueue(rumor);

    internal void Retire(int rumors) => retired += rumors;

    /// <summary>Replaces the candidates for contacts.</summary>
    /// <exception cref="InvalidOperationException">They are more than the node takes.</exception>
    internal void SetPeers(IEnumerable<NodeAddress> addresses)
    {
        NodeId[] resolved = [.. addresses.Select(Book.Resolve).Where(static node => node != Self).Distinct()];
        peers = !resolved.Contains(AddressBook.Overflow)
            ? resolved
            : throw new InvalidOperationException($"A node takes at most {options.Limits.AddressesMax} addresses.");
    }

    protected override void OnUnreachable(NodeId peer, long progress)
    {
        // A protocol alone has no such input: a peer that does not answer is lost messages to it.
    }

    protected override void OnNotSent(NodeId to, in TMessage message, SendResult reason)
    {
        // Counted; to the protocol it is one more lost message.
    }

    protected override void OnStopping()
    {
        // Nobody waits for anything here.
    }

    protected override void RunCompletions()
    {
        while (learned.TryDequeue(out var rumor))
        {
            options.Learned?.Invoke(NameOf(rumor));
        }
    }

    protected RumorName NameOf(RumorId rumor)
    {
        var (address, incarnation) = Book.OriginOf(rumor.Origin);
        return new RumorName(address, incarnation, rumor.Counter);
    }
}
