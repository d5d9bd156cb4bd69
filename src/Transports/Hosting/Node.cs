using Distribution.Protocol;

namespace Distribution;

/// <summary>
/// A node, as a program speaks to it: its own or any other. Every member is a call that runs on that node; the own node is called without
/// the network. Immutable; safe from any thread, but in a simulated cluster from the program's alone.
/// </summary>
public sealed class Node : IEquatable<Node>
{
    private readonly NodePort port;

    internal Node(NodePort port, NodeAddress address)
    {
        this.port = port;
        Address = address;
    }

    /// <summary>Where it listens, which is who it is.</summary>
    public NodeAddress Address { get; }

    /// <summary>Its identifier: 64 hexadecimal digits.</summary>
    public string Nid => Address.Nid;

    /// <summary>The first 5 digits of <see cref="Nid"/>, for showing.</summary>
    public string Sid => Address.Sid;

    /// <summary>Figures about the node, and spawning and stopping nodes.</summary>
    public NodeStatus Status => new(this);

    /// <summary>The node's own view of groups.</summary>
    public NodeGroups Groups => new(this);

    /// <summary>The node's services.</summary>
    public NodeRoutes Routes => new(this);

    /// <summary>Handles to methods of the program's own node.</summary>
    public NodeRpc Rpc => new(this);

    /// <summary>Calls from that node to any other.</summary>
    public NodeComm Comm => new(this);

    /// <summary>Calls that the node repeats by itself.</summary>
    public NodeGossip Gossip => new(this);

    /// <summary>What happens at the program's own node.</summary>
    public NodeEvents Events => new(this);

    internal NodePort Port => port;

    internal bool IsOwn => Address.Equals(port.Address);

    /// <summary>A group as that node sees it. The node needs no such group yet.</summary>
    public Group Group(string gid)
    {
        ArgumentException.ThrowIfNullOrEmpty(gid);
        return new Group(this, gid);
    }

    /// <summary>Calls a method of a service on that node.</summary>
    /// <typeparam name="T">What the result is read as; <see cref="Payload"/> takes the JSON as it is.</typeparam>
    /// <param name="service">The service's name.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="arguments">By position; JSON values.</param>
    /// <param name="options">Deadline (default 5 s) and cancellation.</param>
    /// <exception cref="CallException">The call failed; its kind says why.</exception>
    /// <exception cref="System.Text.Json.JsonException">The result is not a <typeparamref name="T"/>.</exception>
    public async Task<T> CallAsync<T>(string service, string method, object?[]? arguments = null, CallOptions options = default) =>
        Json.Read<T>(await CallAsync(Call.Local(service, method, Json.Arguments(arguments)), options));

    /// <summary>Runs a call on that node, as it is. One call may be sent to many nodes: its arguments are encoded once.</summary>
    /// <returns>The result's JSON.</returns>
    /// <exception cref="CallException">The call failed; its kind says why.</exception>
    public Task<Payload> CallAsync(Call call, CallOptions options = default) => port.CallAsync(Address, call, options);

    /// <inheritdoc/>
    public bool Equals(Node? other) => other is not null && Address.Equals(other.Address);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Node);

    /// <inheritdoc/>
    public override int GetHashCode() => Address.GetHashCode();

    /// <summary>As <c>8cf1b (127.0.0.1:1234)</c>.</summary>
    public override string ToString() => $"{Sid} ({Address})";


    internal Task<Payload> CallAsync(string service, string method, CallOptions options, params ReadOnlySpan<object?> arguments) =>
        CallAsync(Call.Local(service, method, Json.Arguments(arguments)), options);
}
