using Distribution.Processes;
using Distribution.Protocol;
using Distribution.Simulator;
using Distribution.Tcp;

namespace Distribution;

/// <summary>How what traced nodes have written down becomes one trace.</summary>
internal static class ProcessTracing
{
    /// <summary>The last messages of a child; null: it has ended, or does not answer.</summary>
    /// <exception cref="CallException">It was cancelled.</exception>
    internal static async Task<TracedLife?> ReadAsync(Node child, CallOptions options)
    {
        try
        {
            return TracedLife.Read(await child.CallAsync(Call.Local(TraceRoute.Name, TraceRoute.Read, Payload.NoArguments), options));
        }
        catch (CallException exception) when (exception.Kind != CallErrorKind.Cancelled)
        {
            return null;
        }
    }

    /// <summary>Puts the messages of nodes together; what went to strangers is left out.</summary>
    internal static MergedTrace Merge(IReadOnlyList<Node> nodes, IReadOnlyList<TracedLife?> lives)
    {
        var numbers = new Dictionary<NodeAddress, int>();
        for (var number = 0; number < nodes.Count; number++)
        {
            numbers.TryAdd(nodes[number].Address, number);
        }

        var logs = lives.Select((life, number) => life is null ? null : new NodeLog(number, life.Life, EntriesOf(life.Messages, numbers)));
        return new MergedTrace(nodes.Count, [.. logs.OfType<NodeLog>()]);
    }

    private static LoggedMessage[] EntriesOf(IReadOnlyList<TracedMessage> messages, Dictionary<NodeAddress, int> numbers) =>
    [
        .. messages.Where(message => numbers.ContainsKey(message.Peer)).Select(message => new LoggedMessage(
            message.Place,
            message.IsSent,
            message.At,
            numbers[message.Peer],
            message.PeerLife,
            message.Number,
            message.Fingerprint,
            message.Cause,
            message.What)),
    ];
}
