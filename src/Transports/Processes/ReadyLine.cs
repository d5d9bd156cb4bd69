using System.Globalization;
using System.Text;
using System.Text.Json;
using Distribution.Protocol;

namespace Distribution.Processes;

/// <summary>What a child prints when it can be called: one JSON line on standard output.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="ProcessId">Its process.</param>
public readonly record struct ReadyLine(NodeAddress Address, int ProcessId)
{
    // By its beginning the line is told from what a user's code prints.
    private static ReadOnlySpan<byte> Beginning => "{\"node\":"u8;

    /// <summary>The line, with its line feed.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{{\"node\":\"{Address}\",\"pid\":{ProcessId}}}\n"));

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
                ready = new ReadyLine(address!, document.RootElement.GetProperty("pid"u8).GetInt32());
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
