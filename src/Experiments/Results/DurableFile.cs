using System.Text;

namespace Distribution.Experiments.Results;

/// <summary>Writes files so that a crash leaves the old content or the new, never half of either.</summary>
internal static class DurableFile
{
    /// <summary>What the name of a file ends with that is not whole yet.</summary>
    internal const string Suffix = ".part";

    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Replaces the whole file.</summary>
    internal static void Replace(string path, string content) => Replace(path, output => output.Write(content));

    /// <summary>The same, of content that need not fit into memory.</summary>
    /// <exception cref="EnvironmentException">The disk is full.</exception>
    internal static void Replace(string path, Action<TextWriter> write)
    {
        var draft = path + Suffix;
        try
        {
            Write(draft, write);
        }
        catch (IOException exception) when (exception.HResult is NoSpaceOnUnix or NoSpaceOnWindows)
        {
            File.Delete(draft);
            throw StoreErrors.Full(path, exception);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static void Write(string draft, Action<TextWriter> write)
    {
        using var stream = new FileStream(draft, FileMode.Create, FileAccess.Write);
        using (var output = new StreamWriter(stream, Encoding, leaveOpen: true))
        {
            write(output);
        }

        stream.Flush(flushToDisk: true);
    }
}
