using System.Globalization;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>
/// Writes down what happens in one world. It is told on paths that branch already (a world with rules, with nodes in trouble, with
/// actions), which a traced world takes with the same outcome; so a world that is not traced does nothing for it.
/// </summary>
internal sealed class Tracer
{
    private readonly List<TraceEvent> events = [];
    private readonly List<TraceMessage> messages = [];
    private readonly Dictionary<(int Node, int Timer, int Arming), long> armings = [];
    private readonly Dictionary<int, (long Cause, string What)> actions = [];
    private readonly List<string> notes = [];
    private TraceEvent? present;
    private bool isBetween;
    private Counters before;

    /// <summary>What has been counted so far; tells what became of an event.</summary>
    internal required Func<Counters> Counted { get; init; }

    /// <summary>The hash so far.</summary>
    internal required Func<ulong> Hash { get; init; }

    /// <summary>A timer's name.</summary>
    internal Func<int, string> TimerName { get; set; } = timer => string.Create(CultureInfo.InvariantCulture, $"timer {timer}");

    /// <summary>A node's state in words; empty: the protocol does not say.</summary>
    internal Func<int, string> Describe { get; set; } = _ => "";

    /// <summary>The event that goes on; 0: none.</summary>
    private long Number => isBetween ? 0 : present?.Number ?? 0;

    /// <summary>Nothing has happened.</summary>
    internal void Clear()
    {
        events.Clear();
        messages.Clear();
        armings.Clear();
        actions.Clear();
        notes.Clear();
        (present, isBetween) = (null, false);
        before = default;
    }

    /// <summary>The run so far; call it between events.</summary>
    internal RunTrace ToTrace(int nodes) => new(nodes, present is null ? events : events.Append(Finished(present)), messages);

    /// <summary>A message is on its way, or is not.</summary>
    /// <returns>Its number, by which its arrival is known.</returns>
    internal int Sent<TMessage>(Instant now, int from, int to, in TMessage message, Fate fate)
        where TMessage : struct
    {
        messages.Add(new TraceMessage(messages.Count + 1, Number, now, from, to, Words.Of(message), FateWords.Of(fate))
        {
            Carries = message is ICarrier carrier ? Words.LinesOf(carrier) : "",
        });
        return messages.Count;
    }

    internal void Armed(int node, int timer, int arming) => armings[(node, timer, arming)] = Number;

    internal void ActionAsked(int slot, string what, object? about) =>
        actions[slot] = (Number, about is null ? what : $"{what} {Words.Of(about)}");

    internal void Begin(Instant now, EventKind kind, int node, int detail, int timer)
    {
        if (present is not null)
        {
            events.Add(Finished(present));
        }

        (before, isBetween) = (Counted(), false);
        notes.Clear();
        var next = new TraceEvent { Number = events.Count + 1, At = now, Kind = kind, Node = node, What = "", Cause = 0 };
        if (kind == EventKind.Message)
        {
            var sent = messages[timer - 1];
            present = next with { Sender = detail, What = sent.What, Cause = sent.SentBy, Message = sent.Number };
        }
        else if (kind == EventKind.Timer)
        {
            armings.Remove((node, timer, detail), out var cause);
            present = next with { What = Words.Of(() => TimerName(timer)), Cause = cause };
        }
        else
        {
            actions.Remove(detail, out var action);
            present = next with { What = action.What, Cause = action.Cause };
        }
    }

    /// <summary>Something to say of the event that goes on; null: nothing.</summary>
    internal void Note(string? note)
    {
        if (note is not null && !isBetween)
        {
            notes.Add(note);
        }
    }

    /// <summary>The event is over: what comes before the next is asked for from outside. A world that does not say so takes it for a
    /// consequence of its last event.</summary>
    internal void End() => isBetween = true;

    private TraceEvent Finished(TraceEvent item)
    {
        var now = Counted();
        return item with
        {
            Hash = Hash(),
            State = item.Node < 0 ? "" : Words.Of(() => Describe(item.Node)),
            Remark = item.Kind == EventKind.Message && now.Unheard > before.Unheard ? "nobody hears it"
                : item.Kind == EventKind.Timer && now.TimersExpired == before.TimersExpired ? "nothing comes of it"
                : string.Join("; ", notes),
        };
    }
}
