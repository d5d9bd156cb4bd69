using System.Globalization;
using System.Text;

namespace Distribution.Simulator;

/// <summary>A trace for people: a line an event, with its cause, and what it sent that never arrived.</summary>
internal sealed class TextTrace : TraceFormat
{
    public override string Name => "text";

    public override string Summary => "for people: a line an event, with its cause";

    public override void Write(RunTrace trace, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(writer);
        var sends = trace.Messages.ToLookup(message => message.SentBy);
        WriteSends(sends[0], writer);
        foreach (var item in trace.Events)
        {
            writer.Write($"{LineOf(item)}\n");
            WriteSends(sends[item.Number], writer);
        }

        if (trace.Failure is { } failure)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"after event {failure.After} at {failure.At}, {failure.Words}\n"));
        }
    }

    /// <summary>An event in a line.</summary>
    internal static string LineOf(TraceEvent item)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"event {item.Number} at {item.At}");
        line.Append(item.Node < 0 ? ", outside: " : string.Create(CultureInfo.InvariantCulture, $", n{item.Node}: "));
        line.Append(item.Sender < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"message {item.Message} of n{item.Sender}, "));
        line.Append(item.What);
        line.Append(item.Remark.Length == 0 ? "" : $" [{item.Remark}]");
        line.Append(item.Cause == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" <- event {item.Cause}"));
        line.Append(item.State.Length == 0 ? "" : $" => {item.State}");
        return line.ToString();
    }

    private static void WriteSends(IEnumerable<TraceMessage> sends, TextWriter writer)
    {
        foreach (var sent in sends)
        {
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"    n{sent.From} sends message {sent.Number} to n{sent.To}: {sent.What}; it {sent.Fate}\n"));
        }
    }
}
