using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>The trace format of Chrome, which Perfetto opens: a thread for every node, an arrow from each cause at another node to what
/// came of it.</summary>
internal sealed class ChromeTrace : TraceFormat
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string Name => "chrome";

    public override string Summary => "for ui.perfetto.dev and chrome://tracing: a thread a node, messages as arrows";

    public override void Write(RunTrace trace, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n");
        for (var node = -1; node < trace.Nodes; node++)
        {
            var name = node < 0 ? "outside" : new NodeId(node).ToString();
            writer.Write(Line("M", node, Instant.Zero, "thread_name", json =>
            {
                json.WriteStartObject("args");
                json.WriteString("name", name);
                json.WriteEndObject();
            }));
            writer.Write(",\n");
            writer.Write(Slice(node, Instant.Zero, "start", []));
            writer.Write(node < trace.Nodes - 1 ? ",\n" : "");
        }

        foreach (var item in trace.Events)
        {
            WriteEvent(trace, item, writer);
        }

        if (trace.Failure is { } failure)
        {
            writer.Write($",\n{Violation(failure)}");
        }

        writer.Write("\n]}\n");
    }

    private static void WriteEvent(RunTrace trace, TraceEvent item, TextWriter writer)
    {
        writer.Write(",\n");
        writer.Write(Slice(item.Node, item.At, item.What, [
            ("event", item.Number.ToString(CultureInfo.InvariantCulture)),
            ("cause", item.Cause.ToString(CultureInfo.InvariantCulture)),
            ("remark", item.Remark),
            ("state", item.State),
        ]));

        // What was sent before the first event begins at its sender's start.
        var cause = item.Cause == 0 ? null : trace.Events[(int)item.Cause - 1];
        var (from, since) = cause is not null ? (cause.Node, cause.At) : (item.Sender >= 0 ? item.Sender : item.Node, Instant.Zero);
        if (from != item.Node)
        {
            writer.Write($",\n{Arrow("s", from, since, item.Number)},\n{Arrow("f", item.Node, item.At, item.Number)}");
        }
    }

    // One nanosecond long: an event takes no time, and arrows begin and end at something that does.
    private static string Slice(int node, Instant at, string name, (string Name, string Value)[] arguments) =>
        Line("X", node, at, name, json =>
        {
            json.WritePropertyName("dur");
            json.WriteRawValue("0.001");
            json.WriteStartObject("args");
            foreach (var (argument, value) in arguments.Where(argument => argument.Value.Length > 0))
            {
                json.WriteString(argument, value);
            }

            json.WriteEndObject();
        });

    // Across all threads.
    private static string Violation(TraceFailure failure) => Line("i", failure.Node, failure.At, failure.Words, json =>
    {
        json.WriteString("s", "g");
        json.WriteStartObject("args");
        json.WriteNumber("after", failure.After);
        json.WriteEndObject();
    });

    private static string Arrow(string phase, int node, Instant at, long number) => Line(phase, node, at, "cause", json =>
    {
        json.WriteString("cat", "cause");
        json.WriteNumber("id", number);
        if (phase == "f")
        {
            json.WriteString("bp", "e");
        }
    });

    private static string Line(string phase, int node, Instant at, string name, Action<Utf8JsonWriter> members)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("ph", phase);
            json.WriteNumber("pid", 0);
            json.WriteNumber("tid", node + 1);
            json.WritePropertyName("ts");
            json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $"{at.Nanoseconds / 1000}.{at.Nanoseconds % 1000:000}"));
            json.WriteString("name", name);
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
