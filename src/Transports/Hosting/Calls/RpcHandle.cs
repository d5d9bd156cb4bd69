using Distribution.Protocol;

namespace Distribution;

/// <summary>
/// A method that runs where it was made, as a value: it can be an argument or a result of any call, and whoever has it can call the
/// method. Two handles are equal only if they were made by one call of <see cref="NodeRpc.CreateAsync"/>. Immutable.
/// </summary>
/// <param name="Node">The node on which it runs.</param>
/// <param name="Service">The name under which that node knows it; never given twice, in no life of the node.</param>
public sealed record RpcHandle(NodeAddress Node, string Service)
{
    internal const string Method = "call";

    /// <summary>Calls it from a node.</summary>
    /// <exception cref="CallException"><see cref="CallErrorKind.UnknownService"/>: it was deleted; or the call failed.</exception>
    public Task<T> CallAsync<T>(Node from, object?[]? arguments = null, CallOptions options = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        return from.Comm.SendAsync<T>(Node, Service, Method, arguments, options);
    }
}
