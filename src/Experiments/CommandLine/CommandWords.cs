namespace Distribution.Experiments.CommandLine;

/// <summary>The words of a command line.</summary>
internal static class CommandWords
{
    /// <summary>All but an option and its value.</summary>
    internal static IReadOnlyList<string> Without(IReadOnlyList<string> words, string flag) =>
    [
        .. words.Where((word, index) => !string.Equals(word, flag, StringComparison.Ordinal)
            && !word.StartsWith(flag + "=", StringComparison.Ordinal)
            && (index == 0 || !string.Equals(words[index - 1], flag, StringComparison.Ordinal))),
    ];
}
