using System.Text.RegularExpressions;

namespace Distribution.Repository.Tests;

/// <summary>A rule that text can be held to without compiling it.</summary>
/// <param name="Name">What holds when nothing breaks the rule.</param>
/// <param name="Covers">Which files it is about.</param>
/// <param name="Breaches">The numbers, from 1, of the lines that break it.</param>
/// <param name="Planted">A file that breaks it, to show that the rule can fail.</param>
internal sealed record TidyRule(string Name, Func<TextFile, bool> Covers, Func<TextFile, IEnumerable<int>> Breaches, TextFile Planted)
{
    /// <summary>A rule about single lines.</summary>
    public static TidyRule NoLine(string name, Func<TextFile, bool> covers, Func<string, bool> breaks, TextFile planted) =>
        new(name, covers, file => Enumerable.Range(1, file.Lines.Count).Where(number => breaks(file.Lines[number - 1])), planted);

    /// <summary>A rule that no line matches the pattern.</summary>
    public static TidyRule NoMatch(string name, Func<TextFile, bool> covers, Regex pattern, TextFile planted) =>
        NoLine(name, covers, pattern.IsMatch, planted);

    public override string ToString() => Name;
}
