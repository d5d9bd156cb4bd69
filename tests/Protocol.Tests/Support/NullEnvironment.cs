namespace Distribution.Protocol.Tests;

/// <summary>The first node of a cluster, with effects that cost nothing: to measure the node itself.</summary>
internal readonly struct NullEnvironment(TestCluster cluster) : INodeEnvironment
{
    public static NodeProtocol<NullEnvironment> Protocol { get; } = new();

    public NodeId Self => cluster[0].Id;

    public Instant Now => default;

    public NodeAddress Address => cluster[0].Address;

    public ulong Incarnation => 1;

    public OriginId Origin => default;

    public IReadOnlyList<KeyValuePair<string, string>> Settings => [];

    public int NextRandom(int exclusiveUpperBound) => 0;

    public void Send(NodeId to, in NodeMessage message)
    {
        // Nothing is carried anywhere.
    }

    public bool Buggify(string point) => false;

    public void SetTimer(TimerId timer, Duration delay)
    {
        // Time does not pass.
    }

    public NodeId Resolve(NodeAddress address) => cluster.Resolve(address);

    public NodeAddress AddressOf(NodeId node) => cluster.AddressOf(node);

    public SpawnTicket Spawn(SpawnRequest request) => default;

    public void Invoke(in Invocation invocation)
    {
        // Nothing runs.
    }

    public void Release(IOwnedRoute route)
    {
        // Nothing is held.
    }

    public void Complete(CommandId command, Outcome outcome)
    {
        // Nobody waits.
    }

    public IRoute? CreateRoute(string serviceType, out string refusal)
    {
        refusal = "there are none";
        return null;
    }

    public Func<int, double>? FindSubset(string function, out string refusal)
    {
        refusal = "there are none";
        return null;
    }

    public bool IsObserved => false;

    public void Observe(NodeEvent happened)
    {
        // Nobody watches.
    }

    public void Stop()
    {
        // It never ran.
    }

    public double Fact(HostFact fact) => 0;
}
