namespace Distribution.Experiments.Launching;

/// <summary>Words for a POSIX shell.</summary>
internal static class ShellText
{
    /// <summary>A command line whose words the shell takes as they are.</summary>
    internal static string Of(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    // Between single quotes nothing means anything but a single quote.
    private static string Quoted(string word) =>
        word.Length > 0 && word.All(IsPlain) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char character) =>
        char.IsAsciiLetterOrDigit(character) || "-_./:=,+@%".Contains(character, StringComparison.Ordinal);
}
