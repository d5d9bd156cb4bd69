using System.Globalization;
using System.Text;
using System.Text.Json;
using Distribution.Protocol;

namespace Distribution.Processes;

/// <summary>What a child prints when it can be called: one JSON line on standard output.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="Nonce">What the parent has said to give back, so that nothing else that is printed can be taken for the line; null:
/// nothing.</param>
public readonly record struct ReadyLine(NodeAddress Address, int ProcessId, string? Nonce = null)
{
    private static ReadOnlySpan<byte> Beginning => "{\"node\":"u8;

    /// <summary>The line, with its line feed.</summary>
    public byte[] ToBytes()
    {
        var nonce = Nonce is null ? string.Empty : $",\"nonce\":\"{JsonEncodedText.Encode(Nonce)}\"";
        return Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{{\"node\":\"{Address}\",\"pid\":{ProcessId}{nonce}}}\n"));
    }

    /// <summary>Reads a line without its line feed; false for any other line.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out ReadyLine ready)
    {
        ready = default;
        if (!line.StartsWith(Beginning))
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(line);
            using var document = JsonDocument.ParseValue(ref reader);
            if (NodeAddress.TryParse(document.RootElement.GetProperty("node"u8).GetString(), out var address))
            {
                var nonce = document.RootElement.TryGetProperty("nonce"u8, out var given) ? given.GetString() : null;
                ready = new ReadyLine(address!, document.RootElement.GetProperty("pid"u8).GetInt32(), nonce);
                return true;
            }
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Printed by somebody else after all.
        }

        return false;
    }
}
