using System.Text;

namespace Distribution.Repository.Tests;

/// <summary>A file of the repository. The path is relative to the root and uses '/'.</summary>
internal sealed class TextFile(string path, byte[] bytes)
{
    private string[]? lines;

    public TextFile(string path, string text)
        : this(path, Encoding.UTF8.GetBytes(text))
    {
    }

    public string Path => path;

    public ReadOnlySpan<byte> Bytes => bytes;

    public bool IsBinary => Bytes.Contains((byte)0);

    public string Text => Encoding.UTF8.GetString(bytes);

    /// <summary>Without their line ends; the end of the last line starts no further one.</summary>
    public IReadOnlyList<string> Lines => lines ??= (Text.EndsWith('\n') ? Text[..^1] : Text).Split('\n');

    public bool IsIn(string folder) => path.StartsWith(folder + "/", StringComparison.Ordinal);

    public bool Is(string extension) => path.EndsWith(extension, StringComparison.Ordinal);

    public override string ToString() => path;
}
