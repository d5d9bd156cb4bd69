using Distribution.Protocol;

namespace Distribution;

/// <summary>Calls from a node to any other (<c>comm.send</c>).</summary>
public readonly struct NodeComm
{
    private readonly Node node;

    internal NodeComm(Node node) => this.node = node;

    /// <summary>Lets the node call a method of a service on <paramref name="target"/>: one request, one answer.</summary>
    /// <exception cref="CallException">The call failed; its kind says why.</exception>
    public async Task<T> SendAsync<T>(
        NodeAddress target, string service, string method, object?[]? arguments = null, CallOptions options = default) =>
        Json.Read<T>(await node.CallAsync("comm", "send", options, Json.Arguments(arguments), new { node = target, service, method }));
}
