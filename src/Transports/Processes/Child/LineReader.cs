namespace Distribution.Processes;

/// <summary>Reads a stream line by line, each no longer than a bound.</summary>
internal sealed class LineReader(Stream input)
{
    /// <summary>The longest line, in bytes without its line feed.</summary>
    internal const int LineBytesMax = 1024 * 1024;

    private byte[] bytes = new byte[4096];
    private int start;
    private int end;

    /// <summary>Whether the last line was longer than allowed: then it has been passed over, and is empty.</summary>
    internal bool WasTooLong { get; private set; }

    /// <summary>Waits for the next line, without its line feed. Null: the input has ended or broken, and what came after its last line feed
    /// is no line.</summary>
    internal byte[]? Next()
    {
        WasTooLong = false;
        for (var looked = start; ;)
        {
            var feed = Array.IndexOf(bytes, (byte)'\n', looked, end - looked);
            if (feed >= 0)
            {
                WasTooLong |= feed - start > LineBytesMax;
                var line = WasTooLong ? [] : bytes[start..feed];
                start = feed + 1;
                return line;
            }

            MakeRoom();
            looked = end;
            var count = Read();
            if (count == 0)
            {
                return null;
            }

            end += count;
        }
    }

    /// <summary>Puts the line that has begun to the front of the array, and makes the array larger if it is full.</summary>
    private void MakeRoom()
    {
        WasTooLong |= end - start > LineBytesMax;
        start = WasTooLong ? end : start;
        bytes.AsSpan(start, end - start).CopyTo(bytes);
        (start, end) = (0, end - start);
        if (end == bytes.Length)
        {
            Array.Resize(ref bytes, 2 * end);
        }
    }

    private int Read()
    {
        try
        {
            return input.Read(bytes, end, bytes.Length - end);
        }
        catch (IOException)
        {
            // A broken pipe is an end too.
            return 0;
        }
    }
}
