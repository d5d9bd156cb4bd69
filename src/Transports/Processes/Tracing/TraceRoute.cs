using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Processes;

/// <summary>The service <c>trace</c> of a child that is traced: <c>read</c> gives its last messages.</summary>
/// <param name="node">The child's node.</param>
public sealed class TraceRoute(TcpNode node) : IRoute
{
    /// <summary>The service's name.</summary>
    public const string Name = "trace";

    /// <summary>Its one method.</summary>
    public const string Read = "read";

    /// <inheritdoc/>
    public IReadOnlyList<string> Methods { get; } = [Read];

    /// <inheritdoc/>
    public string Description => "the last messages of a traced node";

    /// <inheritdoc/>
    public void Start(in Invocation invocation, IInvocationSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        _ = ReadAsync(invocation.Id, sink);
    }

    private async Task ReadAsync(InvocationId run, IInvocationSink sink) =>
        sink.Completed(run, Outcome.Of(TracedLife.Write(node.Incarnation, await node.ReadTraceAsync())));
}
