using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>The seam as exhaustive exploration supplies it: every random number is tried with each of its values, timers expire in any
/// order whatever their delays, and there is no clock. The candidates of a gossip protocol are all other nodes.</summary>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
public readonly struct ExhaustiveEnvironment<TMessage> : IGossipEnvironment<TMessage>, IStoreEnvironment<TMessage>
    where TMessage : struct
{
    private readonly InputRecorder<TMessage> recorder;
    private readonly int self;

    internal ExhaustiveEnvironment(InputRecorder<TMessage> recorder, int self)
    {
        this.recorder = recorder;
        this.self = self;
    }

    /// <inheritdoc/>
    public NodeId Self => new(self);

    /// <summary>Always the origin: time stands still.</summary>
    public Instant Now => Instant.Zero;

    /// <inheritdoc/>
    public int NodeCount => recorder.Nodes;

    /// <inheritdoc/>
    public int PeerCount => recorder.Nodes - 1;

    /// <inheritdoc/>
    public Fanout Fanout => recorder.Fanout;

    /// <inheritdoc/>
    public NodeId Peer(int index) => new(index < self ? index : index + 1);

    /// <inheritdoc/>
    /// <exception cref="StateSpaceException">There are too many values to try each.</exception>
    public int NextRandom(int exclusiveUpperBound) => recorder.Draw(exclusiveUpperBound);

    /// <inheritdoc/>
    public void Send(NodeId to, in TMessage message) => recorder.Send(to, message);

    /// <inheritdoc/>
    public void Transmit(NodeId to, in TMessage message) => recorder.Send(to, message);

    /// <inheritdoc/>
    public void SetTimer(TimerId timer, Duration delay) => recorder.SetTimer(timer, delay);

    /// <summary>Always false: what is rare by the protocol's own account is not explored.</summary>
    public bool Buggify(string point) => false;

    /// <inheritdoc/>
    public void Sync() => recorder.IsSyncAsked = true;

    /// <inheritdoc/>
    public void Deliver(RumorId rumor) => recorder.Deliveries++;

    /// <inheritdoc/>
    public void Retire(int rumors)
    {
        // Nobody studies interest in rumors here.
    }
}
