namespace Distribution;

/// <summary>Calls that a node repeats by itself (<c>gossip.at</c>). Messages go through a group: see <see cref="GroupGossip"/>.</summary>
public readonly struct NodeGossip
{
    private readonly Node node;

    internal NodeGossip(Node node) => this.node = node;

    /// <summary>Lets the node call a method of a service on itself every so often, the first time after one interval. No run overlaps
    /// the one before; what a run returns, an error too, is dropped. It goes on until it is stopped or the node ends.</summary>
    /// <param name="interval">Whole milliseconds, rounded up; 1 ms to 24 days.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="arguments">By position; JSON values.</param>
    /// <param name="options">Deadline and cancellation of this call alone.</param>
    /// <exception cref="CallException"><see cref="Protocol.CallErrorKind.Overloaded"/>: the node has as many as it takes; or the call
    /// failed.</exception>
    public Task<PeriodicCall> AtAsync(
        TimeSpan interval, string service, string method, object?[]? arguments = null, CallOptions options = default) =>
        PeriodicCall.BeginAsync(node, interval, new { service, method }, arguments, options);

    /// <summary>Stops one of the node's periodic calls by its number; false if there is none such.</summary>
    /// <exception cref="CallException">The call failed.</exception>
    public async Task<bool> DelAsync(long id, CallOptions options = default) =>
        Json.Read<bool>(await node.CallAsync("gossip", "del", options, id));
}
