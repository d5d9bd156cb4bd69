using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>The full node's seam over TCP.</summary>
internal readonly struct TcpNodeEnvironment(NodeLoop loop) : INodeEnvironment
{
    /// <inheritdoc/>
    public NodeId Self => NodeLoop.Self;

    /// <inheritdoc/>
    public Instant Now => loop.Now;

    /// <inheritdoc/>
    public NodeAddress Address => loop.Address;

    /// <inheritdoc/>
    public ulong Incarnation => loop.Incarnation;

    /// <inheritdoc/>
    public OriginId Origin => new(0);

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Settings => loop.Settings;

    /// <inheritdoc/>
    public int NextRandom(int exclusiveUpperBound) => loop.NextRandom(exclusiveUpperBound);

    /// <inheritdoc/>
    public void Send(NodeId to, in NodeMessage message) => loop.Send(to, message);

    /// <inheritdoc/>
    public bool Buggify(string point) => false;

    /// <inheritdoc/>
    public void SetTimer(TimerId timer, Duration delay) => loop.SetTimer(timer, delay);

    /// <inheritdoc/>
    public NodeId Resolve(NodeAddress address) => loop.Book.Resolve(address);

    /// <inheritdoc/>
    public NodeAddress AddressOf(NodeId node) => loop.Book.AddressOf(node);

    /// <inheritdoc/>
    public SpawnTicket Spawn(SpawnRequest request) => loop.Spawn(request);

    /// <inheritdoc/>
    public void Invoke(in Invocation invocation) => loop.Invoke(invocation);

    /// <inheritdoc/>
    public void Release(IOwnedRoute route) => loop.Release(route);

    /// <inheritdoc/>
    public void Complete(CommandId command, Outcome outcome) => loop.Complete(command, outcome);

    /// <inheritdoc/>
    public IRoute? CreateRoute(string serviceType, out string refusal) => loop.CreateRoute(serviceType, out refusal);

    /// <inheritdoc/>
    public Func<int, double>? FindSubset(string function, out string refusal) => loop.FindSubset(function, out refusal);

    /// <inheritdoc/>
    public void Stop() => loop.Stop();

    /// <inheritdoc/>
    public bool IsObserved => loop.Observer.IsWatched;

    /// <inheritdoc/>
    public void Observe(NodeEvent happened) => loop.Observer.Happened(happened);

    /// <inheritdoc/>
    public double Fact(HostFact fact) => fact switch
    {
        HostFact.HeapUsedBytes => GC.GetTotalMemory(forceFullCollection: false),
        _ => Math.Max(GC.GetGCMemoryInfo().TotalCommittedBytes, GC.GetTotalMemory(forceFullCollection: false)),
    };
}
