namespace Distribution;

/// <summary>Handles to methods of the program's own node (<c>rpc</c>).</summary>
public readonly struct NodeRpc
{
    private readonly Node node;

    internal NodeRpc(Node node) => this.node = node;

    /// <summary>Makes a handle to a method: a delegate, as <see cref="Service.Method"/> takes it. It can be called from now on, until it is
    /// deleted or the node ends.</summary>
    /// <exception cref="InvalidOperationException">The node is not the program's own, or has as many services as it takes.</exception>
    public async Task<RpcHandle> CreateAsync(Delegate method)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (!node.IsOwn)
        {
            throw new InvalidOperationException($"{node} is not this program's own node: a method runs where its program does.");
        }

        var name = node.Port.NextHandleName();
        await node.Port.AddRouteAsync(name, new Service("rpc").Method(RpcHandle.Method, method));
        return new RpcHandle(node.Address, name);
    }

    /// <summary>Deletes a handle; false if there is none such. Runs that have begun go on.</summary>
    public Task<bool> DeleteAsync(RpcHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return handle.Node.Equals(node.Address) && node.IsOwn
            ? node.Port.RemoveRouteAsync(handle.Service)
            : throw new InvalidOperationException($"The handle is of {handle.Node}, and only that node's own program can delete it.");
    }
}
