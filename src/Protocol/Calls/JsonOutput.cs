using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Distribution.Protocol;

/// <summary>Writes JSON payloads; the buffer is used again. One thread at a time, one payload at a time.</summary>
internal sealed class JsonOutput
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter writer;

    internal JsonOutput()
    {
        // Relaxed: the text is not put into web pages, and people read it.
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
        writer = new Utf8JsonWriter(buffer, options);
    }

    /// <summary>Begins a payload.</summary>
    internal Utf8JsonWriter Begin()
    {
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        return writer;
    }

    /// <summary>Ends the payload that was begun.</summary>
    internal Payload End()
    {
        writer.Flush();
        return new Payload(buffer.WrittenSpan.ToArray());
    }

    /// <summary>A payload that is one text.</summary>
    internal Payload Text(string text)
    {
        Begin().WriteStringValue(text);
        return End();
    }

    /// <summary>A payload that is one number; what JSON has no numeral for becomes <c>"NaN"</c>, <c>"Infinity"</c> or
    /// <c>"-Infinity"</c>.</summary>
    internal Payload Number(double number)
    {
        WriteNumber(Begin(), number);
        return End();
    }

    /// <summary>Writes a number as <see cref="Number"/> does.</summary>
    internal static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Writes a node's error as the property <c>"ip:port":{"kind":"Unreachable","message":".."}</c>.</summary>
    internal static void WriteError(Utf8JsonWriter json, NodeAddress node, CallError error)
    {
        json.WriteStartObject(node.ToString());
        json.WriteString("kind"u8, error.Kind.ToString());
        json.WriteString("message"u8, error.Message);
        json.WriteEndObject();
    }

    /// <summary>Writes a node as <c>{"ip":"127.0.0.1","port":1234}</c>.</summary>
    internal static void WriteNode(Utf8JsonWriter json, NodeAddress node)
    {
        json.WriteStartObject();
        json.WriteString("ip"u8, node.Host);
        json.WriteNumber("port"u8, node.Port);
        json.WriteEndObject();
    }
}
