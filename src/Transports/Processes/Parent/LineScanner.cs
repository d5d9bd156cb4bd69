namespace Distribution.Processes;

/// <summary>Finds the ready line in what a child prints. Longer lines than any ready line are passed over without being kept.</summary>
/// <param name="nonce">What the child was told to put into it; null: nothing.</param>
internal sealed class LineScanner(string? nonce)
{
    private const int LineBytesMax = 1024;

    private readonly byte[] line = new byte[LineBytesMax];
    private int length;
    private bool isTooLong;

    /// <summary>Takes the next bytes; true once a ready line has been completed by them.</summary>
    /// <param name="bytes">What was printed.</param>
    /// <param name="ready">What the line says.</param>
    /// <param name="place">Where in the bytes the line is, or its end if it has begun before: what stands around it is the child's own
    /// output.</param>
    internal bool Find(ReadOnlySpan<byte> bytes, out ReadyLine ready, out Range place)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            var value = bytes[at];
            if (value != (byte)'\n')
            {
                isTooLong |= length == LineBytesMax;
                if (!isTooLong)
                {
                    line[length++] = value;
                }

                continue;
            }

            var found = ReadyLine.TryParse(line.AsSpan(0, isTooLong ? 0 : length), out ready)
                && string.Equals(ready.Nonce, nonce, StringComparison.Ordinal);
            place = Math.Max(0, at - length)..(at + 1);
            (length, isTooLong) = (0, false);
            if (found)
            {
                return true;
            }
        }

        (ready, place) = (default, default);
        return false;
    }
}
