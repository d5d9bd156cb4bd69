using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>The full node's environment as the simulator supplies it, 16 bytes. What the node asks for here happens after its
/// input.</summary>
public readonly struct SimulatedNodeEnvironment : INodeEnvironment
{
    // Declared, not measured: a simulated node's heap, so that runs do not depend on the machine.
    private const double HeapUsedBytes = 1 << 20;
    private const double HeapTotalBytes = 4 << 20;

    private readonly SimulatedNodes world;
    private readonly SimulatedNode node;

    internal SimulatedNodeEnvironment(SimulatedNodes world, SimulatedNode node)
    {
        this.world = world;
        this.node = node;
    }

    /// <inheritdoc/>
    public NodeId Self => node.Id;

    /// <inheritdoc/>
    public Instant Now => world.TimeAt(node);

    /// <inheritdoc/>
    public NodeAddress Address => node.Address;

    /// <inheritdoc/>
    public ulong Incarnation => node.Incarnation;

    /// <inheritdoc/>
    public OriginId Origin => node.Origin;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Settings => node.Life!.Request.Settings;

    /// <inheritdoc/>
    public int NextRandom(int exclusiveUpperBound) => world.NextRandom(node, exclusiveUpperBound);

    /// <inheritdoc/>
    public void Send(NodeId to, in NodeMessage message) => world.Send(node, to, message);

    /// <inheritdoc/>
    public void SetTimer(TimerId timer, Duration delay) => world.SetTimer(node, timer, delay);

    /// <inheritdoc/>
    public bool Buggify(string point) => world.Buggify(node, point);

    /// <inheritdoc/>
    public NodeId Resolve(NodeAddress address) => world.Resolve(address);

    /// <inheritdoc/>
    public NodeAddress AddressOf(NodeId number) => world.AddressOf(number);

    /// <inheritdoc/>
    public SpawnTicket Spawn(SpawnRequest request) => world.Spawn(node, request);

    /// <inheritdoc/>
    public void Invoke(in Invocation invocation) => world.Invoke(node, invocation);

    /// <inheritdoc/>
    public void Release(IOwnedRoute route) => world.Release(node, route);

    /// <inheritdoc/>
    public void Complete(CommandId command, Outcome outcome) => world.Complete(node, command, outcome);

    /// <inheritdoc/>
    public IRoute? CreateRoute(string serviceType, out string refusal) => world.CreateRoute(serviceType, out refusal);

    /// <inheritdoc/>
    public Func<int, double>? FindSubset(string function, out string refusal) => world.FindSubset(function, out refusal);

    /// <inheritdoc/>
    public void Stop() => world.StopAfterInput(node);

    /// <inheritdoc/>
    public bool IsObserved => node.Watcher is not null || world.IsObserved;

    /// <inheritdoc/>
    public void Observe(NodeEvent happened) => world.Observe(node, happened);

    /// <inheritdoc/>
    public double Fact(HostFact fact) => fact == HostFact.HeapUsedBytes ? HeapUsedBytes : HeapTotalBytes;
}
