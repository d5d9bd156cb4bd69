using Distribution.Protocol;

namespace Distribution;

/// <summary>A node's services (<c>routes</c>).</summary>
public readonly struct NodeRoutes
{
    private readonly Node node;

    internal NodeRoutes(Node node) => this.node = node;

    /// <summary>Registers a service object on the program's own node, under a name of 1 .. 64 characters of
    /// <c>A-Z a-z 0-9 _ . -</c>.</summary>
    /// <exception cref="InvalidOperationException">The node is not the program's own: an object stays where it is, so name its
    /// type.</exception>
    /// <exception cref="ArgumentException">The name is a built-in service's, or is none.</exception>
    public Task PutAsync(string name, IRoute service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return node.IsOwn
            ? node.Port.AddRouteAsync(name, service)
            : throw new InvalidOperationException(
                $"{node} is not this program's own node: a service object stays where it is; give the name of its type.");
    }

    /// <summary>Registers a new service of a type that the node was started with, by the type's full name.</summary>
    /// <exception cref="CallException">The node lacks the type, the name is not allowed, or the call failed.</exception>
    public Task PutAsync(string name, string serviceType, CallOptions options = default) =>
        node.CallAsync("routes", "put", options, name, serviceType);

    /// <summary>Describes a service.</summary>
    /// <exception cref="CallException"><see cref="CallErrorKind.UnknownService"/>, or the call failed.</exception>
    public async Task<ServiceDescription> GetAsync(string name, CallOptions options = default) =>
        Json.Read<ServiceDescription>(await node.CallAsync("routes", "get", options, name));

    /// <summary>Removes a service and describes it.</summary>
    /// <exception cref="CallException"><see cref="CallErrorKind.UnknownService"/>, or the call failed.</exception>
    public async Task<ServiceDescription> RemAsync(string name, CallOptions options = default) =>
        Json.Read<ServiceDescription>(await node.CallAsync("routes", "rem", options, name));
}
