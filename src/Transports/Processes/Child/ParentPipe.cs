using Microsoft.Win32.SafeHandles;

namespace Distribution.Processes;

/// <summary>A child's standard input and output, without the console's machinery, which would cost a child much of its start.</summary>
internal static class ParentPipe
{
    private const int LineBytesMax = 1024 * 1024;

    /// <summary>Reads up to the first line feed.</summary>
    /// <exception cref="ChildRefusedException">The input ended or grew too long before one came.</exception>
    internal static byte[] ReadLine()
    {
        using var input = Open(0, FileAccess.Read);
        var bytes = new byte[4096];
        for (var length = 0; ;)
        {
            var count = input.Read(bytes, length, bytes.Length - length);
            if (count == 0)
            {
                throw new ChildRefusedException("standard input ended before a line of configuration came");
            }

            var end = Array.IndexOf(bytes, (byte)'\n', length, count);
            if (end >= 0)
            {
                return bytes[..end];
            }

            length += count;
            if (length == LineBytesMax)
            {
                throw new ChildRefusedException($"the line of configuration is longer than {LineBytesMax} bytes");
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, 2 * length);
            }
        }
    }

    /// <summary>Returns when the parent has closed its end, or is no more.</summary>
    internal static void WaitForEnd()
    {
        using var input = Open(0, FileAccess.Read);
        var ignored = new byte[256];
        try
        {
            while (input.Read(ignored, 0, ignored.Length) > 0)
            {
                // Nothing is agreed about what follows the configuration.
            }
        }
        catch (IOException)
        {
            // The pipe is broken, which is an end too.
        }
    }

    internal static void Write(byte[] line)
    {
        using var output = Open(1, FileAccess.Write);
        output.Write(line, 0, line.Length);
    }

    private static FileStream Open(int descriptor, FileAccess access) => new(new SafeFileHandle(descriptor, ownsHandle: false), access, 0);
}
