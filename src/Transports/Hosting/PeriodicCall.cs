namespace Distribution;

/// <summary>A call that a node repeats until this is disposed or the node ends. Immutable; safe where its <see cref="Node"/>
/// is.</summary>
public sealed class PeriodicCall : IAsyncDisposable
{
    private PeriodicCall(Node node, long id)
    {
        Node = node;
        Id = id;
    }

    /// <summary>The node that repeats it.</summary>
    public Node Node { get; }

    /// <summary>Its number on that node, which is given once in the node's life.</summary>
    public long Id { get; }

    /// <summary>Stops it; a run that has begun goes on. False if it was stopped before.</summary>
    /// <exception cref="CallException">The call failed.</exception>
    public Task<bool> StopAsync(CallOptions options = default) => Node.Gossip.DelAsync(Id, options);

    /// <summary>As <see cref="StopAsync"/>; a node that has ended or cannot be reached is no error.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        catch (CallException)
        {
            // What a node repeats ends with it.
        }
    }

    internal static async Task<PeriodicCall> BeginAsync(
        Node node, TimeSpan interval, object target, object?[]? arguments, CallOptions options)
    {
        var milliseconds = (long)Math.Ceiling(interval.TotalMilliseconds);
        var id = await node.CallAsync("gossip", "at", options, milliseconds, Json.Arguments(arguments), target);
        return new PeriodicCall(node, Json.Read<long>(id));
    }
}
