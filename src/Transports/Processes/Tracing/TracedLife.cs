using System.Buffers;
using System.Text.Json;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Processes;

/// <summary>The last messages of one life of a traced node, and how they travel: an object with the life and a list of lists.</summary>
/// <param name="Life">Which life, the node's incarnation.</param>
/// <param name="Messages">The messages, in order.</param>
public sealed record TracedLife(ulong Life, IReadOnlyList<TracedMessage> Messages)
{
    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TracedLife Read(Payload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        try
        {
            using var document = JsonDocument.Parse(payload.Utf8Json);
            var root = document.RootElement;
            return new TracedLife(
                root.GetProperty("life").GetUInt64(), [.. root.GetProperty("messages").EnumerateArray().Select(MessageIn)]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"the trace of a node cannot be read: {exception.Message}", exception);
        }
    }

    internal static Payload Write(ulong life, IReadOnlyList<TracedMessage> messages)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("life"u8, life);
            json.WriteStartArray("messages"u8);
            foreach (var message in messages)
            {
                json.WriteStartArray();
                json.WriteNumberValue(message.Place);
                json.WriteBooleanValue(message.IsSent);
                json.WriteNumberValue(message.At.Nanoseconds);
                json.WriteStringValue(message.Peer.ToString());
                json.WriteNumberValue(message.PeerLife);
                json.WriteNumberValue(message.Number);
                json.WriteNumberValue(message.Fingerprint);
                json.WriteNumberValue(message.Cause);
                json.WriteStringValue(message.What);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new Payload(bytes.WrittenMemory.ToArray());
    }

    private static TracedMessage MessageIn(JsonElement line) => new(
        line[0].GetInt64(),
        line[1].GetBoolean(),
        new Instant(line[2].GetInt64()),
        AddressIn(line[3].GetString()),
        line[4].GetUInt64(),
        line[5].GetInt64(),
        line[6].GetUInt64(),
        line[7].GetInt64(),
        line[8].GetString()!);

    private static NodeAddress AddressIn(string? text) =>
        NodeAddress.TryParse(text, out var address) && address is not null ? address : throw new FormatException("an address is none");
}
