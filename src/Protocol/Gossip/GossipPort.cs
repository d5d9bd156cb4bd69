namespace Distribution.Protocol;

/// <summary>
/// The gossip protocol's view of the full node, during one input: the candidates are the members of one group as this node sees them, and
/// a rumor travels as a <see cref="NodeMessage"/>.
/// </summary>
/// <typeparam name="TEnvironment">The node's own environment.</typeparam>
public readonly ref struct GossipPort<TEnvironment> : IGossipEnvironment<Rumor>
    where TEnvironment : struct, INodeEnvironment, allows ref struct
{
    /// <summary>The gossip's timers follow the node's own.</summary>
    internal const int FirstTimer = 4;

    private readonly ref NodeState state;
    private readonly ref bool isDelivered;
    private readonly TEnvironment environment;
    private readonly NodeProtocol<TEnvironment> node;
    private readonly GroupView view;
    private readonly GossipSending sending;
    private readonly int excluded;

    internal GossipPort(
        ref NodeState state,
        ref bool isDelivered,
        NodeProtocol<TEnvironment> node,
        NodeGroup group,
        Fanout fanout,
        in GossipSending sending,
        TEnvironment environment)
    {
        this.state = ref state;
        this.isDelivered = ref isDelivered;
        this.environment = environment;
        this.node = node;
        this.sending = sending;
        view = group.View;
        excluded = group.Options.ExcludesSelf ? view.IndexOf(environment.Address) : -1;
        Fanout = fanout;
    }

    /// <inheritdoc/>
    public NodeId Self => environment.Self;

    /// <inheritdoc/>
    public Instant Now => environment.Now;

    /// <inheritdoc/>
    public int NodeCount => view.Count;

    /// <inheritdoc/>
    public int PeerCount => excluded < 0 ? view.Count : view.Count - 1;

    /// <inheritdoc/>
    public Fanout Fanout { get; }

    /// <inheritdoc/>
    public NodeId Peer(int index) => view.Number(excluded >= 0 && index >= excluded ? index + 1 : index, environment);

    /// <inheritdoc/>
    public int NextRandom(int exclusiveUpperBound) => environment.NextRandom(exclusiveUpperBound);

    /// <inheritdoc/>
    public void Send(NodeId to, in Rumor message)
    {
        if (!environment.Buggify("a member that was drawn is left out"))
        {
            node.SendRumor(ref state, to, message, sending, environment);
        }
    }

    /// <inheritdoc/>
    public void Transmit(NodeId to, in Rumor message) => Send(to, message);

    /// <inheritdoc/>
    public bool Buggify(string point) => environment.Buggify(point);

    /// <inheritdoc/>
    public void SetTimer(TimerId timer, Duration delay) => environment.SetTimer(new TimerId(FirstTimer + timer.Value), delay);

    /// <summary>Notes it: the rumor's call runs after the gossip's input.</summary>
    public void Deliver(RumorId rumor) => isDelivered = true;

    /// <summary>Nobody studies interest in rumors here.</summary>
    public void Retire(int rumors)
    {
        // A node that has passed a rumor on once has nothing left to do.
    }
}
