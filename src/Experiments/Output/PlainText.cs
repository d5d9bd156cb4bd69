using System.Globalization;

namespace Distribution.Experiments.Output;

/// <summary>Words of others as a terminal may have them.</summary>
internal static class PlainText
{
    /// <summary>The same with control characters in writing: a line stays one, and no terminal takes them for orders.</summary>
    internal static string Of(string words) => words.Any(char.IsControl)
        ? string.Concat(words.Select(letter =>
            char.IsControl(letter) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}") : $"{letter}"))
        : words;
}
