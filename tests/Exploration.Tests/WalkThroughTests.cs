using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>The walk-through of docs/finding-bugs.md, command by command: the program says what is printed there.</summary>
internal sealed partial class WalkThroughTests
{
    private const string Section = "## From a red property to the fix";

    [Test]
    public async Task The_program_says_what_the_walk_through_prints()
    {
        var folder = Directory.CreateTempSubdirectory("walk-through").FullName;
        var blocks = Blocks().ToArray();
        var explore = Array.FindIndex(blocks, block => block.StartsWith("distribution explore", StringComparison.Ordinal));
        var (found, output, errors) = await RunAsync(blocks[explore], "--out", folder);
        Assert.That(found, Is.EqualTo(1), errors);
        AssertHas(output, LinesOf(blocks[explore + 1]).Where(line => !line.Contains("again:", StringComparison.Ordinal)));

        var name = ReplayFile().Match(blocks[explore + 2]).Groups["name"].Value;
        var file = Directory.GetFiles(folder, name, SearchOption.AllDirectories).Single();
        var (replayed, trace, more) = await RunAsync(ReplayFile().Replace(blocks[explore + 2], file));
        Directory.Delete(folder, recursive: true);
        Assert.That(replayed, Is.EqualTo(1), more);
        AssertHas(trace, LinesOf(blocks[explore + 3]));
    }

    [Test]
    public void The_fix_takes_away_lines_that_are_there()
    {
        var fix = Blocks().Single(block => block.StartsWith('-'));
        Assert.That(
            File.ReadAllText(Document("tests", "PlantedBugs", "FullNodes", "Keeper.cs")),
            Does.Contain(string.Concat(LinesOf(fix).Select(line => $"{line[1..]}\n"))));
    }

    /// <summary>A file of the working tree, by the names of its folders.</summary>
    internal static string Document(params string[] path)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine([root.FullName, .. path])))
        {
            root = root.Parent!;
        }

        return Path.Combine([root.FullName, .. path]);
    }

    /// <summary>What stands between fences, in the order of the text.</summary>
    internal static IEnumerable<string> BlocksOf(string text) => CodeBlock().Matches(text).Select(block => block.Groups["text"].Value);

    private static IEnumerable<string> Blocks()
    {
        var text = File.ReadAllText(Document("docs", "finding-bugs.md"));
        var begin = text.IndexOf(Section, StringComparison.Ordinal);
        var end = text.IndexOf("\n## ", begin + 1, StringComparison.Ordinal);
        return BlocksOf(text[begin..end]);
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(string command, params string[] more)
    {
        var words = command.Replace("--load Distribution.PlantedBugs.dll", "", StringComparison.Ordinal)
            .Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return ProgramRun.OfAsync(words.Skip(1).Concat(more));
    }

    private static IEnumerable<string> LinesOf(string block) => block.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static void AssertHas(string output, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Assert.That(output, Does.Contain(line));
        }
    }

    [GeneratedRegex(@"```[a-z]*\n(?<text>.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"results/\S+/(?<name>\S+\.replay\.json)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ReplayFile();
}
