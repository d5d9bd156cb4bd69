namespace Distribution.Processes;

/// <summary>Finds the ready line in what a child prints. Longer lines than any ready line are passed over without being kept.</summary>
internal sealed class LineScanner
{
    private const int LineBytesMax = 1024;

    private readonly byte[] line = new byte[LineBytesMax];
    private int length;
    private bool isTooLong;

    /// <summary>Takes the next bytes; true once a ready line has been completed by them.</summary>
    internal bool Find(ReadOnlySpan<byte> bytes, out ReadyLine ready)
    {
        foreach (var value in bytes)
        {
            if (value != (byte)'\n')
            {
                isTooLong |= length == LineBytesMax;
                if (!isTooLong)
                {
                    line[length++] = value;
                }

                continue;
            }

            var found = ReadyLine.TryParse(line.AsSpan(0, isTooLong ? 0 : length), out ready);
            (length, isTooLong) = (0, false);
            if (found)
            {
                return true;
            }
        }

        ready = default;
        return false;
    }
}
