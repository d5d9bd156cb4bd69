namespace Distribution.Protocol;

/// <summary>What the full node needs beside the seam: names of other nodes, and its own effects. Every effect takes place after the
/// input; its end is a later input.</summary>
public interface INodeEnvironment : IEnvironment<NodeMessage>
{
    /// <summary>Where this node listens.</summary>
    NodeAddress Address { get; }

    /// <summary>Which life of this address: larger after every restart.</summary>
    ulong Incarnation { get; }

    /// <summary>This host's number for this node in this incarnation.</summary>
    OriginId Origin { get; }

    /// <summary>The node's settings by name, from its configuration; in ordinal order.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Settings { get; }

    /// <summary>The host's number for an address; the same for ever. Unknown addresses get one too: to send there fails later. Beyond what
    /// the host takes all share one, and to send there fails.</summary>
    NodeId Resolve(NodeAddress address);

    /// <summary>The address behind a number that this host gave out.</summary>
    NodeAddress AddressOf(NodeId node);

    /// <summary>Starts a node. Exactly one <c>OnSpawnCompleted</c> with this ticket follows.</summary>
    SpawnTicket Spawn(SpawnRequest request);

    /// <summary>Runs a user's service after this input. Exactly one <c>OnInvocationCompleted</c> follows.</summary>
    void Invoke(in Invocation invocation);

    /// <summary>Ends a service that this node has made and needs no more, after this input. Nothing follows.</summary>
    void Release(IOwnedRoute route);

    /// <summary>Answers a command. Once a command.</summary>
    void Complete(CommandId command, Outcome outcome);

    /// <summary>Makes a service of a type that this node was started with; null and a reason where it cannot.</summary>
    IRoute? CreateRoute(string serviceType, out string refusal);

    /// <summary>A function that this node was started with; null and a reason where it was not.</summary>
    Func<int, double>? FindSubset(string function, out string refusal);

    /// <summary>Ends the node when everything sent so far has left.</summary>
    void Stop();

    /// <summary>Whether anybody watches what happens here. Asked first, so that nothing is made for nobody.</summary>
    bool IsObserved { get; }

    /// <summary>Tells those who watch, after this input.</summary>
    void Observe(NodeEvent happened);

    /// <summary>A figure about the host.</summary>
    double Fact(HostFact fact);
}
