using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A trace for programs: an object a line, times in nanoseconds; it can be read again.</summary>
public sealed class JsonLinesTrace : TraceFormat
{
    private const int Format = 1;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override string Name => "jsonl";

    /// <inheritdoc/>
    public override string Summary => "for programs: a JSON object a line";

    /// <inheritdoc/>
    public override void Write(RunTrace trace, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(writer);
        WriteLine(writer, json =>
        {
            json.WriteNumber("trace", Format);
            json.WriteNumber("nodes", trace.Nodes);
        });
        var sends = trace.Messages.ToLookup(message => message.SentBy);
        WriteSends(sends[0], writer);
        foreach (var item in trace.Events)
        {
            WriteLine(writer, json => WriteEvent(json, item));
            WriteSends(sends[item.Number], writer);
        }

        if (trace.Failure is { } failure)
        {
            WriteLine(writer, json =>
            {
                json.WriteString("violation", failure.Oracle);
                json.WriteString("reason", failure.Reason);
                json.WriteNumber("at", failure.At.Nanoseconds);
                json.WriteNumber("after", failure.After);
                json.WriteNumber("node", failure.Node);
            });
        }
    }

    /// <summary>Reads what <see cref="Write"/> has written, to the end of the text.</summary>
    /// <exception cref="FormatException">It is no such text, or what it says cannot have happened; the message says in which line or
    /// event.</exception>
    public static RunTrace Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var (events, messages, nodes, number) = (new List<TraceEvent>(), new List<TraceMessage>(), -1, 0);
        (string Name, string Reason, Instant At)? failure = null;
        try
        {
            while (reader.ReadLine() is { } line)
            {
                number++;
                using var document = JsonDocument.Parse(line);
                var root = document.RootElement;
                if (number == 1)
                {
                    nodes = root.GetProperty("trace").GetInt32() == Format ? root.GetProperty("nodes").GetInt32() : -1;
                }
                else if (root.TryGetProperty("violation", out var oracle))
                {
                    var seenAt = new Instant(root.GetProperty("at").GetInt64());
                    failure = (oracle.GetString()!, root.GetProperty("reason").GetString()!, seenAt);
                }
                else if (root.TryGetProperty("event", out _))
                {
                    events.Add(EventIn(root));
                }
                else
                {
                    messages.Add(MessageIn(root));
                }
            }

            var trace = nodes >= 0
                ? new RunTrace(nodes, events, messages)
                : throw new FormatException("it has no first line that says trace 1");
            return failure is var (name, reason, at) ? trace.FailedBy(name, reason, at) : trace;
        }
        catch (ArgumentException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"line {number} is none of a trace", exception);
        }
    }

    private static void WriteEvent(Utf8JsonWriter json, TraceEvent item)
    {
        json.WriteNumber("event", item.Number);
        json.WriteNumber("at", item.At.Nanoseconds);
        json.WriteString("kind", NameOf(item.Kind));
        json.WriteNumber("node", item.Node);
        if (item.Sender >= 0)
        {
            json.WriteNumber("from", item.Sender);
            json.WriteNumber("message", item.Message);
        }

        json.WriteString("what", item.What);
        json.WriteNumber("cause", item.Cause);
        WriteUnlessEmpty(json, "remark", item.Remark);
        WriteUnlessEmpty(json, "state", item.State);
        json.WriteString("hash", item.Hash.ToString("x16", CultureInfo.InvariantCulture));
    }

    private static void WriteSends(IEnumerable<TraceMessage> sends, TextWriter writer)
    {
        foreach (var sent in sends)
        {
            WriteLine(writer, json =>
            {
                json.WriteNumber("send", sent.Number);
                json.WriteNumber("by", sent.SentBy);
                json.WriteNumber("at", sent.At.Nanoseconds);
                json.WriteNumber("from", sent.From);
                json.WriteNumber("to", sent.To);
                json.WriteString("what", sent.What);
                json.WriteString("fate", sent.Fate);
                WriteUnlessEmpty(json, "carries", sent.Carries);
            });
        }
    }

    private static void WriteLine(TextWriter writer, Action<Utf8JsonWriter> members)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        writer.Write($"{Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)}\n");
    }

    private static void WriteUnlessEmpty(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, text);
        }
    }

    private static TraceEvent EventIn(JsonElement root) => new()
    {
        Number = root.GetProperty("event").GetInt64(),
        At = new Instant(root.GetProperty("at").GetInt64()),
        Kind = Enum.GetValues<EventKind>().First(kind => NameOf(kind) == root.GetProperty("kind").GetString()),
        Node = root.GetProperty("node").GetInt32(),
        Sender = root.TryGetProperty("from", out var from) ? from.GetInt32() : -1,
        Message = root.TryGetProperty("message", out var message) ? message.GetInt64() : 0,
        What = root.GetProperty("what").GetString()!,
        Cause = root.GetProperty("cause").GetInt64(),
        Remark = TextOf(root, "remark"),
        State = TextOf(root, "state"),
        Hash = ulong.Parse(root.GetProperty("hash").GetString()!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
    };

    private static TraceMessage MessageIn(JsonElement root) => new(
        root.GetProperty("send").GetInt64(),
        root.GetProperty("by").GetInt64(),
        new Instant(root.GetProperty("at").GetInt64()),
        root.GetProperty("from").GetInt32(),
        root.GetProperty("to").GetInt32(),
        root.GetProperty("what").GetString()!,
        root.GetProperty("fate").GetString()!)
    {
        Carries = TextOf(root, "carries"),
    };

    private static string TextOf(JsonElement root, string name) => root.TryGetProperty(name, out var text) ? text.GetString()! : "";

    private static string NameOf(EventKind kind) => kind switch
    {
        EventKind.Message => "message",
        EventKind.Timer => "timer",
        _ => "action",
    };
}
