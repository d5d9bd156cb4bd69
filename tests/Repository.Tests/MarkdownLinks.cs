using System.Text.RegularExpressions;

namespace Distribution.Repository.Tests;

/// <summary>Links of a document to files of this repository.</summary>
internal static class MarkdownLinks
{
    private static readonly Regex InlineCode = new("`[^`]*`", RegexOptions.NonBacktracking);
    private static readonly Regex InlineLink = new("""\]\(<?(?<target>[^)\s>]+)""", RegexOptions.NonBacktracking);
    private static readonly Regex ReferenceLink = new("""^\s*\[[^\]]+\]:\s*<?(?<target>[^\s>]+)""", RegexOptions.NonBacktracking);
    private static readonly Regex Elsewhere = new("^(?:#|[a-z]+:)", RegexOptions.NonBacktracking);

    /// <summary>The numbers of the lines with a link to a file or folder that does not exist.</summary>
    public static IEnumerable<int> Broken(TextFile document)
    {
        var folder = Path.GetDirectoryName(document.Path) ?? "";
        var inCode = false;
        for (var index = 0; index < document.Lines.Count; index++)
        {
            var line = document.Lines[index];
            inCode ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!inCode && Targets(line).Any(target => !Exists(folder, target)))
            {
                yield return index + 1;
            }
        }
    }

    private static IEnumerable<string> Targets(string line)
    {
        var prose = InlineCode.Replace(line, "");
        return InlineLink.Matches(prose).Concat(ReferenceLink.Matches(prose))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !Elsewhere.IsMatch(target));
    }

    private static bool Exists(string folder, string target)
    {
        var path = WorkingTree.FullPath(Path.Combine(folder, Uri.UnescapeDataString(target.Split('#')[0])));
        return File.Exists(path) || Directory.Exists(path);
    }
}
