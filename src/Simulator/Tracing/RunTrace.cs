using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// All that happened in a run, with causes. Runs repeat, so nobody keeps a trace of every run: the one that is asked for is made again and
/// traced, which changes nothing in it.
/// </summary>
/// <remarks>Immutable.</remarks>
public sealed class RunTrace
{
    /// <summary>A trace of these events and messages.</summary>
    /// <param name="nodes">How many nodes there are; they are called n0, n1, ...</param>
    /// <param name="events">The events in their order, numbered from 1 without a gap.</param>
    /// <param name="messages">The messages in the order in which they were sent, numbered from 1 without a gap.</param>
    /// <exception cref="ArgumentException">Numbers have gaps, a cause is no earlier event, or a message that arrives was never
    /// sent.</exception>
    public RunTrace(int nodes, IEnumerable<TraceEvent> events, IEnumerable<TraceMessage> messages)
    {
        (Nodes, Events, Messages) = (nodes, [.. events], [.. messages]);
        for (var index = 0; index < Events.Count; index++)
        {
            if (Events[index].Number != index + 1)
            {
                throw new ArgumentException($"event {index + 1} is not there", nameof(events));
            }
        }

        for (var index = 0; index < Messages.Count; index++)
        {
            if (Messages[index].Number != index + 1 || Messages[index].SentBy < 0 || Messages[index].SentBy > Events.Count)
            {
                throw new ArgumentException($"message {index + 1}: it is not there, or was sent by an event that is not", nameof(messages));
            }
        }

        for (var index = 0; index < Events.Count; index++)
        {
            if (Misfit(Events[index], index + 1) is { } reason)
            {
                throw new ArgumentException($"event {index + 1}: {reason}", nameof(events));
            }
        }
    }

    /// <summary>How many nodes there are.</summary>
    public int Nodes { get; }

    /// <summary>The events, in order: number 1 comes first.</summary>
    public IReadOnlyList<TraceEvent> Events { get; }

    /// <summary>The messages that were sent, in order, those that never arrived too.</summary>
    public IReadOnlyList<TraceMessage> Messages { get; }

    /// <summary>What did not hold and ended the run; null: all did, or nobody asked.</summary>
    public TraceFailure? Failure { get; private init; }

    /// <summary>The same run, of which is known that something did not hold after its last event, or while it went on.</summary>
    /// <param name="oracle">The name of what should have held.</param>
    /// <param name="reason">What was seen, in a sentence.</param>
    /// <param name="at">When.</param>
    public RunTrace FailedBy(string oracle, string reason, Instant at) => new(Nodes, Events, Messages)
    {
        Failure = new TraceFailure(oracle, reason, at, Events.Count, Events.Count == 0 ? -1 : Events[^1].Node),
    };

    /// <summary>A message by its number; null: there is none.</summary>
    public TraceMessage? Message(long number) => number > 0 && number <= Messages.Count ? Messages[(int)number - 1] : null;

    /// <summary>The causes of an event: the event, what caused it, what caused that, and so on, back to one that nothing in the run
    /// caused.</summary>
    /// <param name="number">The event's number: 1 or more.</param>
    public IEnumerable<TraceEvent> CausesOf(long number)
    {
        for (; number > 0; number = Events[(int)number - 1].Cause)
        {
            yield return Events[(int)number - 1];
        }
    }

    private string? Misfit(TraceEvent item, long number) =>
        item.Cause < 0 || item.Cause >= number ? $"its cause is {item.Cause}, which is no earlier event"
        : item.Node < -1 || item.Node >= Nodes ? $"it happens at node {item.Node}, which is not there"
        : item.Message == 0 ? null
        : Message(item.Message) is not { } sent ? $"message {item.Message} arrives and was never sent"
        : sent.To != item.Node || sent.From != item.Sender || sent.SentBy != item.Cause || sent.At > item.At
            ? $"message {item.Message} was sent to another node, by another or later"
        : null;
}
