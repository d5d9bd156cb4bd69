using System.Text;

namespace Distribution.Processes;

/// <summary>The last that a child has printed: 64 lines or 8 KiB, whichever is less. Safe from any thread.</summary>
internal sealed class RecentOutput
{
    internal const int LinesMax = 64;
    internal const int BytesMax = 8 * 1024;

    private readonly Lock gate = new();
    private readonly byte[] ring = new byte[BytesMax];
    private long written;

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            written += bytes.Length;
            bytes = bytes[^Math.Min(bytes.Length, BytesMax)..];
            var at = (int)((written - bytes.Length) % BytesMax);
            var first = Math.Min(bytes.Length, BytesMax - at);
            bytes[..first].CopyTo(ring.AsSpan(at));
            bytes[first..].CopyTo(ring);
        }
    }

    /// <summary>The last lines, without the line feed of the last one.</summary>
    public override string ToString()
    {
        string text;
        lock (gate)
        {
            var at = (int)(written % BytesMax);
            var kept = written < BytesMax ? ring.AsSpan(0, at).ToArray() : [.. ring.AsSpan(at), .. ring.AsSpan(0, at)];
            text = Encoding.UTF8.GetString(kept).TrimEnd();
        }

        var lines = text.Split('\n');
        return lines.Length <= LinesMax ? text : string.Join('\n', lines[^LinesMax..]);
    }
}
