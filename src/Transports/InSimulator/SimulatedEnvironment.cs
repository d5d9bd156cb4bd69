using System.Runtime.CompilerServices;
using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>The seam as the simulator supplies it: a node's view of the run, 24 bytes. The candidates of a gossip protocol are
/// the node's peers in the run's topology; of a complete one all other nodes.</summary>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
public readonly struct SimulatedEnvironment<TMessage> : IGossipEnvironment<TMessage>, IStoreEnvironment<TMessage>
    where TMessage : struct
{
    private readonly World<TMessage> world;
    private readonly Fanout fanout;
    private readonly int self;

    internal SimulatedEnvironment(World<TMessage> world, Fanout fanout, int self)
    {
        this.world = world;
        this.fanout = fanout;
        this.self = self;
    }

    /// <inheritdoc/>
    public NodeId Self => new(self);

    /// <inheritdoc/>
    public Instant Now => world.TimeAt(self);

    /// <inheritdoc/>
    public int NodeCount => world.NodeCount;

    /// <inheritdoc/>
    public int PeerCount => world.Peers is null ? world.NodeCount - 1 : world.Peers.Count(self);

    /// <inheritdoc/>
    public Fanout Fanout => fanout;

    /// <inheritdoc/>
    public NodeId Peer(int index) =>
        new(world.Peers is not null ? world.Peers.Peer(self, index) : index < self ? index : index + 1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextRandom(int exclusiveUpperBound) => (int)world.Cells[self].Protocol.Below((ulong)exclusiveUpperBound);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Send(NodeId to, in TMessage message) => world.Send(self, to, message);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Transmit(NodeId to, in TMessage message) => world.Send(self, to, message, isTransmission: true);

    /// <inheritdoc/>
    public void SetTimer(TimerId timer, Duration delay) => world.SetTimer(self, timer, delay);

    /// <inheritdoc/>
    public bool Buggify(string point) => world.Buggify(self, point);

    /// <inheritdoc/>
    public void Sync() => world.SyncAsked = true;

    /// <inheritdoc/>
    public void Deliver(RumorId rumor)
    {
        world.Infective++;
        world.Observer?.Delivered(Self, rumor, world.Timeline.Now);
    }

    /// <inheritdoc/>
    public void Retire(int rumors) => world.Infective -= rumors;
}
