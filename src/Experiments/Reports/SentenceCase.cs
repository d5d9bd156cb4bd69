namespace Distribution.Experiments.Reports;

/// <summary>Words at the beginning of a sentence or heading.</summary>
internal static class SentenceCase
{
    /// <summary>With a capital at their beginning; a name such as <c>tLast</c> keeps its own.</summary>
    internal static string Of(string words) => words.Length > 1 && char.IsUpper(words[1])
        ? words
        : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
}
