namespace Distribution.Protocol;

/// <summary>The membership protocol's view of the full node, during one input: it watches the members of <c>all</c>, and its messages
/// travel as <see cref="NodeMessage"/>.</summary>
/// <typeparam name="TEnvironment">The node's own environment.</typeparam>
internal readonly ref struct MembershipPort<TEnvironment> : IMembershipEnvironment
    where TEnvironment : struct, INodeEnvironment, allows ref struct
{
    private readonly ref NodeState state;
    private readonly NodeProtocol<TEnvironment> node;
    private readonly TEnvironment environment;

    internal MembershipPort(ref NodeState state, NodeProtocol<TEnvironment> node, TEnvironment environment)
    {
        this.state = ref state;
        this.node = node;
        this.environment = environment;
    }

    /// <inheritdoc/>
    public NodeId Self => environment.Self;

    /// <inheritdoc/>
    public Instant Now => environment.Now;

    /// <inheritdoc/>
    public NodeAddress Address => environment.Address;

    /// <inheritdoc/>
    public ulong Incarnation => environment.Incarnation;

    /// <inheritdoc/>
    public GroupView Members => node.AllOf(ref state, environment);

    /// <inheritdoc/>
    public int NextRandom(int exclusiveUpperBound) => environment.NextRandom(exclusiveUpperBound);

    /// <inheritdoc/>
    public void Send(NodeId to, in MembershipMessage message) => environment.Send(to, NodeMessage.Membership(message));

    /// <inheritdoc/>
    public bool Buggify(string point) => environment.Buggify(point);

    /// <inheritdoc/>
    public void SetTimer(TimerId timer, Duration delay) => environment.SetTimer(NodeTimers.Membership, delay);

    /// <inheritdoc/>
    public NodeId Resolve(NodeAddress address) => environment.Resolve(address);

    /// <inheritdoc/>
    public NodeAddress AddressOf(NodeId number) => environment.AddressOf(number);

    /// <inheritdoc/>
    public void Joined(NodeAddress member, bool isBack) => node.OnJoined(ref state, member, isBack, environment);

    /// <inheritdoc/>
    public void Suspected(NodeAddress member) => node.OnSuspected(ref state, member, environment);

    /// <inheritdoc/>
    public void Removed(NodeAddress member, MemberStatus why, bool mayReturn) =>
        node.OnRemoved(ref state, member, why, mayReturn, environment);
}
