using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Distribution.Repository.Tests;

/// <summary>The rules, in one place. Patterns and planted breaches are spelt so that this file itself breaks none.</summary>
internal static class TidyRules
{
    private const int LinesMax = 300;
    private const int ColumnsMax = 140;
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private static readonly Regex VagueName = new(
        @"\b(class|struct|interface|record|enum|delegate\s+\S+)\s+\w*(Manager|Helper|Util|Base|Impl|Common)s?\b", Options);

    private static readonly Regex Leftover = new(@"\b(TO[D]O|FIX[M]E|NotImplemented[E]xception)\b", Options);
    private static readonly Regex Sleep = new(@"\bThread\.Sleep\s*\(|\bTask\.Delay\s*\(\s*\d", Options);
    private static readonly Regex MachinePath = new("/(work|root|tmp/bash_jobs)/", Options);

    public static IReadOnlyList<TidyRule> All { get; } =
    [
        new("No file is over 300 lines", IsCode, TooLong, new("tests/A.cs", new string('\n', LinesMax + 1))),
        new("Sources are UTF-8 without a mark, with LF", IsCode, NotPlain, new("src/A.cs", "class A;\r\n")),
        TidyRule.NoLine("No line of src is over 140 columns", file => file.IsIn("src") && IsCode(file), line => line.Length > ColumnsMax,
            new("src/A.cs", new string('x', ColumnsMax + 1))),
        TidyRule.NoMatch("No type is named for a role it does not say", IsCode, VagueName, new("src/A.cs", "class Node" + "Manager { }")),
        TidyRule.NoMatch("Nothing is left for later", IsCodeOrScript, Leftover, new("check", "# TO" + "DO: count")),
        TidyRule.NoMatch("No test sleeps", file => file.IsIn("tests") && IsCode(file), Sleep, new("tests/A.cs", "await Task" + ".Delay(50);")),
        new("A long test names its suite itself", IsCode, WithoutSuite, new("tests/A.cs", "[Explicit" + "(\"An hour\")]\n[Test]")),
        TidyRule.NoMatch("No file names a path of one machine", _ => true, MachinePath, new("README.md", "cd /ro" + "ot/clone")),
        new("Every link of a document leads to a file", file => file.Is(".md"), MarkdownLinks.Broken, new("docs/a.md", "See [b](b.md).")),
    ];

    private static bool IsCode(TextFile file) => file.Is(".cs");

    private static bool IsCodeOrScript(TextFile file) =>
        IsCode(file) || file.Is(".csproj") || file.Is(".props") || file.Is(".sh") || file.Path is "check" or ".ci/run";

    // A category of the class lets NUnit pass over its explicit tests without a word.
    private static IEnumerable<int> WithoutSuite(TextFile file) =>
        Enumerable.Range(1, file.Lines.Count).Where(number => file.Lines[number - 1].Contains("[Explicit" + "(", StringComparison.Ordinal)
            && !Around(file, number).Any(line => line.Contains("[Category(", StringComparison.Ordinal)));

    private static IEnumerable<string> Around(TextFile file, int number) => file.Lines.Skip(number - 2).Take(3);

    private static IEnumerable<int> TooLong(TextFile file) => file.Lines.Count > LinesMax ? [LinesMax + 1] : [];

    private static IEnumerable<int> NotPlain(TextFile file)
    {
        var isPlain = IsUtf8(file) && !file.Bytes.StartsWith(Encoding.UTF8.Preamble) && !file.Bytes.Contains((byte)'\r');
        return isPlain ? [] : [1];
    }

    private static bool IsUtf8(TextFile file) => Utf8.IsValid(file.Bytes);
}
