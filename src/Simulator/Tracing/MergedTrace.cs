using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// The run of real nodes, made of what each has written down: messages in the order that they themselves give (Lamport 1978), times by the
/// first node's clock as far as it is known. A receipt is an event; so is whatever else let a node send. Times are moved where no receipt
/// could be after its sending otherwise.
/// </summary>
public sealed class MergedTrace
{
    private readonly LinkMatching matching;
    private readonly SortedDictionary<int, LogTrack> tracks = [];
    private readonly SortedDictionary<(int Node, long Place), long> eventOf = [];
    private readonly SortedDictionary<(int Node, ulong Life, long Place), int> messageOf = [];
    private readonly List<TraceEvent> events = [];
    private readonly List<TraceMessage> messages = [];

    /// <summary>Puts logs together.</summary>
    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="logs">At most one log a node, of its last life; of the first in the list is the clock that all times go by.</param>
    /// <exception cref="ArgumentException">There is no log.</exception>
    public MergedTrace(int nodes, IReadOnlyList<NodeLog> logs)
    {
        ArgumentNullException.ThrowIfNull(logs);
        if (logs.Count == 0)
        {
            throw new ArgumentException("There is no log.", nameof(logs));
        }

        matching = new LinkMatching(logs);
        Skews = SkewEstimate.Of([.. logs.Select(log => log.Node)], matching);
        var times = logs.SelectMany(log => log.Messages.Take(1).Select(entry => entry.At - SkewOf(log.Node))).ToArray();
        var start = times.Length == 0 ? Instant.Zero : times.Min();
        foreach (var log in logs)
        {
            var known = log with { Messages = [.. log.Messages.Where(entry => !matching.IsLater(log.Node, entry))] };
            tracks[log.Node] = new LogTrack(known, start - Instant.Zero + SkewOf(log.Node));
        }

        while (Earliest() is { } track)
        {
            Take(track);
        }

        Trace = Numbered(nodes);
    }

    /// <summary>The run. What came and was sent by nobody whose log is known is an action, in words.</summary>
    public RunTrace Trace { get; }

    /// <summary>How the clocks of the nodes differ, in the order of their numbers.</summary>
    public IReadOnlyList<SkewEstimate> Skews { get; }

    private Duration SkewOf(int node) => Skews.First(skew => skew.Node == node).Ahead;

    /// <summary>Messages are counted in the order of the events that sent them; here they were found in the order of time.</summary>
    private RunTrace Numbered(int nodes)
    {
        var ordered = messages.OrderBy(message => message.SentBy).ThenBy(message => message.Number).ToArray();
        var numbers = new long[messages.Count + 1];
        for (var place = 0; place < ordered.Length; place++)
        {
            numbers[ordered[place].Number] = place + 1;
        }

        return new RunTrace(
            nodes,
            events.Select(item => item with { Message = numbers[item.Message] }),
            ordered.Select(message => message with { Number = numbers[message.Number] }));
    }

    /// <summary>The node whose next entry is the earliest that can be; null: all are through.</summary>
    private LogTrack? Earliest()
    {
        LogTrack? best = null;
        foreach (var track in tracks.Values)
        {
            if (track.Next is { } entry && TimeOf(track, entry) is { } time && (best is null || time < best.NextAt))
            {
                (track.NextAt, best) = (time, track);
            }
        }

        return best ?? Unblock();
    }

    /// <summary>Where every node waits for a sending that comes behind what others wait for, one of the matches is none.</summary>
    private LogTrack? Unblock()
    {
        var track = tracks.Values.Where(track => track.Next is not null).MinBy(track => track.Corrected(track.Next!.At));
        if (track is not null)
        {
            matching.Forget(track.Log.Node, track.Next!);
            var (at, present) = (track.Corrected(track.Next!.At), events.Count == 0 ? Instant.Zero : events[^1].At);
            track.NextAt = at > present ? at : present;
        }

        return track;
    }

    /// <summary>When an entry takes place; null: its sending has not taken place yet.</summary>
    private Instant? TimeOf(LogTrack track, LoggedMessage entry)
    {
        var time = track.Corrected(entry.At);
        if (matching.SendOf(track.Log.Node, entry) is not { } sent)
        {
            return time;
        }

        return !messageOf.TryGetValue((sent.Log.Node, sent.Log.Life, sent.Entry.Place), out var message) ? null
            : messages[message - 1].At > time ? messages[message - 1].At
            : time;
    }

    private void Take(LogTrack track)
    {
        var (node, entry, at) = (track.Log.Node, track.Next!, track.NextAt);
        track.Advance(at);
        if (!entry.IsSent)
        {
            Receive(track, node, entry, at);
            return;
        }

        if (!eventOf.TryGetValue((node, entry.Cause), out var by) || entry.Cause == 0)
        {
            by = Add(Event(at, EventKind.Action, node, "sends"));
        }

        messages.Add(new TraceMessage(messages.Count + 1, by, at, node, entry.Peer, entry.What, "is in no log of its receiver"));
        messageOf[(node, track.Log.Life, entry.Place)] = messages.Count;
    }

    private void Receive(LogTrack track, int node, LoggedMessage entry, Instant at)
    {
        var next = Event(at, EventKind.Message, node, entry.What);
        if (matching.SendOf(node, entry) is { } sent)
        {
            var place = messageOf[(sent.Log.Node, sent.Log.Life, sent.Entry.Place)] - 1;
            var message = messages[place];
            messages[place] = message with { Fate = $"arrives after {at - message.At}" };
            next = next with { Sender = message.From, Message = message.Number, What = message.What, Cause = message.SentBy };
        }
        else
        {
            next = next with { Kind = EventKind.Action, Remark = $"it came from n{entry.Peer}, and its sending is in no log" };
        }

        eventOf[(node, entry.Place)] = Add(next);
    }

    private TraceEvent Event(Instant at, EventKind kind, int node, string what) =>
        new() { Number = events.Count + 1, At = at, Kind = kind, Node = node, What = what, Cause = 0 };

    private long Add(TraceEvent item)
    {
        events.Add(item);
        return item.Number;
    }
}
