using System.Text;

namespace Distribution.Experiments.Results;

/// <summary>Writes files so that a crash leaves the old content or the new, never half of either.</summary>
internal static class DurableFile
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Replaces the whole file.</summary>
    internal static void Replace(string path, string content)
    {
        var draft = path + ".part";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.GetBytes(content));
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Adds to the end of the file and waits until the disk has it.</summary>
    internal static void Append(string path, string content)
    {
        using var stream = new FileStream(path, FileMode.Append, FileAccess.Write);
        stream.Write(Encoding.GetBytes(content));
        stream.Flush(flushToDisk: true);
    }
}
