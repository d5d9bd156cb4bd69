using Microsoft.Win32.SafeHandles;

namespace Distribution.Processes;

/// <summary>A child's standard input and output, without the console's machinery, which would cost a child much of its start.</summary>
internal static class ParentPipe
{
    /// <summary>What the parent says: its configuration in the first line, then orders, until it closes its end or is no more.</summary>
    internal static LineReader Open() => new(Open(0, FileAccess.Read));

    /// <summary>The first line.</summary>
    /// <exception cref="ChildRefusedException">The input ended before one came, or it is too long.</exception>
    internal static byte[] ConfigurationIn(LineReader lines)
    {
        var line = lines.Next() ?? throw new ChildRefusedException("standard input ended before a line of configuration came");
        return lines.WasTooLong
            ? throw new ChildRefusedException($"the line of configuration is longer than {LineReader.LineBytesMax} bytes")
            : line;
    }

    internal static void Write(byte[] line)
    {
        using var output = Open(1, FileAccess.Write);
        output.Write(line, 0, line.Length);
    }

    private static FileStream Open(int descriptor, FileAccess access) => new(new SafeFileHandle(descriptor, ownsHandle: false), access, 0);
}
