using System.Globalization;

namespace Distribution.Simulator;

/// <summary>Why a node lacks something that messages carried, as a trace tells it: what became of each message that carried it
/// there.</summary>
/// <param name="Node">The node.</param>
/// <param name="What">What it lacks, as <see cref="TraceMessage.Carries"/> has it.</param>
/// <param name="Reasons">A sentence for each message that carried it there: lost, cut off, nobody heard it, refused, still on its way; one
/// if there was no such message.</param>
/// <param name="Unexplained">The sentence about a message that brought it without any trace of a reason why the node lacks it; null:
/// there is none such.</param>
public sealed record Lack(int Node, string What, IReadOnlyList<string> Reasons, string? Unexplained)
{
    private const int NameMax = 200;

    /// <summary>Looks for the reason.</summary>
    /// <param name="trace">A run in which the node lacks it to the end.</param>
    /// <param name="node">The node.</param>
    /// <param name="what">What it lacks.</param>
    public static Lack Of(RunTrace trace, int node, string what)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var name = NameOf(what);
        if (trace.Events.FirstOrDefault(item => item.Node == node && Says(item, Takes(name))) is { } taken)
        {
            return new Lack(node, name, [Line($"n{node} takes it in event {taken.Number}, and what it asks for has not been done")], null);
        }

        var carriers = trace.Messages.Where(sent => sent.Brings(name)).ToArray();
        var brought = carriers.Where(sent => sent.To == node).ToArray();
        if (brought.Length == 0)
        {
            var others = string.Join(", ", carriers.Select(sent => sent.To).Distinct().Order().Select(other => Line($"n{other}")));
            var reason = others.Length == 0 ? "nobody sends it" : Line($"it is sent to {others}, and never to n{node}");
            return new Lack(node, name, [reason], null);
        }

        var arrivals = trace.Events.Where(item => item.Message > 0).ToLookup(item => item.Message);
        var reasons = brought.Select(sent => (Sent: sent, Reason: ReasonOf(sent, arrivals[sent.Number], name))).ToArray();
        var unexplained = reasons.FirstOrDefault(reason => reason.Reason is null).Sent is not { } mute ? null
            : Line($"message {mute.Number} of n{mute.From} brings it in event {arrivals[mute.Number].First().Number}");
        return new Lack(node, name, [.. reasons.Select(reason => reason.Reason!).Where(reason => reason is not null)], unexplained);
    }

    /// <summary>What an event says of something that its node takes in.</summary>
    public static string Takes(string what) => $"takes {NameOf(what)}";

    /// <summary>What an event says of something that its node refuses, for a reason.</summary>
    public static string Refuses(string what) => $"refuses {NameOf(what)}";

    /// <summary>What an event says of something that its node takes for known. That is no reason to lack it.</summary>
    public static string HasSeen(string what) => $"has seen {NameOf(what)}";

    /// <summary>The name of something carried, in a line that is not too long.</summary>
    public static string NameOf(string what)
    {
        var line = what.ReplaceLineEndings(" ");
        return line.Length > NameMax ? string.Concat(line.AsSpan(0, NameMax), "...") : line;
    }

    private static string? ReasonOf(TraceMessage sent, IEnumerable<TraceEvent> arrivals, string name)
    {
        var subject = Line($"message {sent.Number} of n{sent.From}");
        var reason = $"{subject} {sent.Fate}, and has not arrived";
        foreach (var item in arrivals)
        {
            if (item.Remark.Length == 0 || Says(item, HasSeen(name)))
            {
                return null;
            }

            reason = Line($"{subject} comes in event {item.Number}: {item.Remark}");
        }

        return sent.Fate.StartsWith("arrives", StringComparison.Ordinal) ? reason : $"{subject} {sent.Fate}";
    }

    private static bool Says(TraceEvent item, string note) => item.Remark.Contains(note, StringComparison.Ordinal);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
