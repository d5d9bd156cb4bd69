using System.Text;

namespace Distribution.Experiments.Exploring;

/// <summary>Files that the user names.</summary>
internal static class ExploredFile
{
    // Far more than any plan or replay file that anybody reads.
    private const int CharactersMax = 64 * 1024 * 1024;

    /// <summary>A file's text.</summary>
    /// <param name="option">By what it was named, for the error.</param>
    /// <param name="path">Where it is.</param>
    /// <exception cref="UsageException">It cannot be read, or is no text file of a size that makes sense.</exception>
    internal static string TextOf(string option, string path)
    {
        try
        {
            // Not by its length: devices and pipes have none.
            using var reader = new StreamReader(path);
            var text = new StringBuilder();
            var part = new char[64 * 1024];
            for (var count = reader.Read(part); count > 0; count = reader.Read(part))
            {
                text.Append(part, 0, count);
                if (text.Length > CharactersMax)
                {
                    throw new IOException("it is too long");
                }
            }

            return text.ToString();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"{option} '{UsageException.Shown(path)}': there is no such file", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(
                $"{option} '{UsageException.Shown(path)}': it cannot be read; allowed are text files of at most 64 Mi characters",
                exception);
        }
    }
}
