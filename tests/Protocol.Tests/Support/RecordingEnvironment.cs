namespace Distribution.Protocol.Tests;

/// <summary>The seam as a test sees it: every effect goes to the <see cref="TestNode"/>, which lists it.</summary>
internal readonly struct RecordingEnvironment(TestNode node) : INodeEnvironment
{
    public NodeId Self => node.Id;

    public Instant Now => node.Cluster.Now;

    public NodeAddress Address => node.Address;

    public ulong Incarnation => node.Incarnation;

    public OriginId Origin => new(node.Id.Index);

    public IReadOnlyList<KeyValuePair<string, string>> Settings => node.Settings;

    public int NextRandom(int exclusiveUpperBound) => node.Random.Next(exclusiveUpperBound);

    public void Send(NodeId to, in NodeMessage message)
    {
        node.Sent.Add((to, message));
        node.Cluster.Carry(node.Id, to, message);
    }

    public bool Buggify(string point) => false;

    public void SetTimer(TimerId timer, Duration delay)
    {
        node.Timers.Add((timer, delay));
        if (delay == Duration.MaxValue)
        {
            node.Armed.Remove(timer);
        }
        else
        {
            node.Armed[timer] = Now + delay;
        }
    }

    public NodeId Resolve(NodeAddress address) => node.Cluster.Resolve(address);

    public NodeAddress AddressOf(NodeId id) => node.Cluster.AddressOf(id);

    public SpawnTicket Spawn(SpawnRequest request)
    {
        node.Spawned.Add(request);
        return new SpawnTicket(node.Spawned.Count);
    }

    public void Invoke(in Invocation invocation)
    {
        node.Invoked.Add(invocation);
        node.Cluster.Start(node, invocation);
    }

    public void Release(IOwnedRoute route) => node.Released.Add(route);

    public void Complete(CommandId command, Outcome outcome) => node.Completed.Add((command, outcome));

    public IRoute? CreateRoute(string serviceType, out string refusal)
    {
        var route = TestRoute.OfType(serviceType);
        refusal = route is null ? "the test knows no such type" : string.Empty;
        return route;
    }

    public Func<int, double>? FindSubset(string function, out string refusal)
    {
        refusal = function is "Test.Third" ? string.Empty : "the test knows no such function";
        return function is "Test.Third" ? static members => members / 3.0 : null;
    }

    public bool IsObserved => true;

    public void Observe(NodeEvent happened) => node.Events.Add(happened);

    public void Stop() => node.Stops++;

    public double Fact(HostFact fact) => fact == HostFact.HeapUsedBytes ? 1000 : 4000;
}
