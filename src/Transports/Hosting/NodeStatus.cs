using System.Text.Json;
using Distribution.Protocol;

namespace Distribution;

/// <summary>Figures about a node, and spawning and stopping nodes (<c>status</c>).</summary>
public readonly struct NodeStatus
{
    private readonly Node node;

    internal NodeStatus(Node node) => this.node = node;

    /// <summary>A figure: <c>nid</c>, <c>sid</c>, <c>ip</c>, <c>port</c>, <c>counts</c>, <c>rumorsSent</c>, <c>rumorsReceived</c>,
    /// <c>rumorsRefused</c>, <c>rumorsDelivered</c>, <c>rumorsRepaired</c>, <c>heapTotal</c>, <c>heapUsed</c>, or one of the node's own
    /// settings.</summary>
    /// <exception cref="CallException">There is no such key, or the call failed.</exception>
    public async Task<T> GetAsync<T>(string key, CallOptions options = default) =>
        Json.Read<T>(await node.CallAsync("status", "get", options, key));

    /// <summary>Lets the node start a node: a child process of its own over TCP, a simulated one in a simulated cluster. Ends when the new
    /// node has run its start-up calls and can be called. Any number may be under way. The new node follows the one that started it: when
    /// that ends, it leaves.</summary>
    /// <param name="spawn">What it is like; null: the default.</param>
    /// <param name="options">How long to wait (default: the boot deadline and 5 s), and cancellation. A node that comes up after its caller
    /// has given up is stopped.</param>
    /// <exception cref="CallException"><see cref="CallErrorKind.SpawnFailed"/>: it timed out, was refused or exited, or a start-up call
    /// failed; the message says which and holds its last output.</exception>
    public Task<Node> SpawnAsync(SpawnOptions? spawn = null, CallOptions options = default) =>
        SpawnAsync((spawn ?? new SpawnOptions()).ToRequest(), options);

    internal async Task<Node> SpawnAsync(SpawnRequest request, CallOptions options)
    {
        var longest = Wait(request, default).Deadline!.Value;
        if (options == default)
        {
            return await StartAsync(request, longest);
        }

        if (options.Cancellation.IsCancellationRequested)
        {
            throw new CallException(new CallError(CallErrorKind.Cancelled, "the spawn was cancelled before it began"));
        }

        // The spawn itself is not given up: else nobody would know the node that comes up.
        var wait = options.Deadline ?? longest;
        var starting = StartAsync(request, wait > longest ? wait : longest);
        try
        {
            return await starting.WaitAsync(NodePort.LimitOf(wait), node.Port.Time, options.Cancellation);
        }
        catch (TimeoutException)
        {
            _ = StopWhenUpAsync(starting);
            throw new CallException(new CallError(CallErrorKind.TimedOut, $"the node that {node.Address} starts was not up in time"));
        }
        catch (OperationCanceledException)
        {
            _ = StopWhenUpAsync(starting);
            throw new CallException(new CallError(CallErrorKind.Cancelled, $"the caller cancelled the spawn by {node.Address}"));
        }
    }

    /// <summary>How long to wait for a new node if the caller does not say.</summary>
    internal static CallOptions Wait(SpawnRequest request, CallOptions options) => options.Deadline is null
        ? options with { Deadline = request.BootDeadline.ToTimeSpan() + Command.DefaultDeadline.ToTimeSpan() }
        : options;

    /// <summary>The node that a spawn's result describes.</summary>
    internal static Node Started(Node by, JsonElement result) =>
        new(by.Port, new NodeAddress(result.GetProperty("ip").GetString()!, result.GetProperty("port").GetInt32()));

    /// <summary>Stops the node: it answers first, then takes no more calls, lets what it has sent leave, and ends.</summary>
    /// <exception cref="CallException">The call failed.</exception>
    public Task StopAsync(CallOptions options = default) => node.CallAsync("status", "stop", options);

    private static async Task StopWhenUpAsync(Task<Node> starting)
    {
        try
        {
            await (await starting).Status.StopAsync();
        }
        catch (CallException)
        {
            // It did not come up, or it has ended.
        }
    }

    private async Task<Node> StartAsync(SpawnRequest request, TimeSpan wait)
    {
        var result = Json.Read<JsonElement>(await node.CallAsync(Call.Local("status", "spawn", request.ToArguments()), wait));
        return Started(node, result);
    }
}
