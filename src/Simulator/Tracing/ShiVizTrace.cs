using System.Globalization;

namespace Distribution.Simulator;

/// <summary>A log for ShiViz, which draws the nodes' events in the order that messages give them: two lines an event, the second with its
/// vector clock (Fidge 1988; Mattern 1989).</summary>
public sealed class ShiVizTrace : TraceFormat
{
    /// <summary>How ShiViz has to read it, which is its default.</summary>
    public const string Parser = @"(?<event>.*)\n(?<host>\S*) (?<clock>{.*})";

    private const string Outside = "outside";

    /// <inheritdoc/>
    public override string Name => "shiviz";

    /// <inheritdoc/>
    public override string Summary => $"for bestchai.bitbucket.io/shiviz, to be read by {Parser}";

    /// <inheritdoc/>
    public override void Write(RunTrace trace, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(writer);
        var hosts = trace.Nodes + 1;
        var clocks = new int[hosts][];
        for (var host = 0; host < hosts; host++)
        {
            clocks[host] = new int[hosts];
            clocks[host][host] = 1;
            WriteEvent(writer, host, "start", clocks[host]);
        }

        // Clocks of events whose effects are still to come.
        var starts = clocks.Select(clock => (int[])clock.Clone()).ToArray();
        var kept = new int[]?[trace.Events.Count + 1];
        var lastUse = LastUses(trace);
        foreach (var item in trace.Events)
        {
            var clock = clocks[item.Node + 1];
            var cause = item.Cause > 0 ? kept[item.Cause] : item.Sender >= 0 ? starts[item.Sender + 1] : null;
            Merge(clock, cause);
            clock[item.Node + 1]++;
            WriteEvent(writer, item.Node + 1, item.What + (item.Remark.Length > 0 ? $" [{item.Remark}]" : ""), clock);
            kept[item.Number] = lastUse[item.Number] > 0 ? (int[])clock.Clone() : null;
            kept[item.Cause] = lastUse[item.Cause] == item.Number ? null : kept[item.Cause];
        }

        if (trace.Failure is { } failure)
        {
            clocks[failure.Node + 1][failure.Node + 1]++;
            WriteEvent(writer, failure.Node + 1, failure.Words, clocks[failure.Node + 1]);
        }
    }

    /// <summary>For every event the number of the last that it causes; 0: none.</summary>
    private static long[] LastUses(RunTrace trace)
    {
        var last = new long[trace.Events.Count + 1];
        foreach (var item in trace.Events)
        {
            last[item.Cause] = item.Number;
        }

        return last;
    }

    private static void Merge(int[] clock, int[]? other)
    {
        for (var host = 0; other is not null && host < clock.Length; host++)
        {
            clock[host] = Math.Max(clock[host], other[host]);
        }
    }

    private static void WriteEvent(TextWriter writer, int host, string what, int[] clock)
    {
        var entries = clock.Select((count, index) => (Name: NameOf(index), count)).Where(entry => entry.count > 0)
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"\"{entry.Name}\":{entry.count}"));

        // Braces mark clocks.
        var words = what.ReplaceLineEndings(" ").Replace('{', '(').Replace('}', ')');
        writer.Write($"{words}\n{NameOf(host)} {{{string.Join(',', entries)}}}\n");
    }

    private static string NameOf(int host) =>
        host == 0 ? Outside : string.Create(CultureInfo.InvariantCulture, $"n{host - 1}");
}
