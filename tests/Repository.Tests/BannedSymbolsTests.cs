using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Distribution.Repository.Tests;

/// <summary>
/// Compiles, for every symbol that eng/Deterministic.props bans, the snippet of eng/BannedSnippets.txt that uses it, and expects the
/// error. One project with one snippet a line, below this project's output, so that it inherits the build rules of the real ones.
/// </summary>
[TestFixture]
internal sealed class BannedSymbolsTests
{
    private const string Allowed = "_ = Math.Sqrt(2.0);";
    private static readonly Entry[] Symbols = Table("eng/BannedSymbols.txt");
    private static readonly Entry[] Snippets = Table("eng/BannedSnippets.txt");
    private static readonly Regex BannedSymbolError = new(
        @"Snippets\.cs\((?<line>\d+),\d+\): error RS0030: (?<message>.*?) \(https", RegexOptions.NonBacktracking);

    private ILookup<int, string> errorsByLine = Enumerable.Empty<string>().ToLookup(_ => 0);

    [OneTimeSetUp]
    public async Task Compile_all_snippets()
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.TestDirectory, "banned")).FullName;
        var noRegistry = Directory.CreateDirectory(Path.Combine(folder, "no-registry")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Banned.csproj"), ProjectText());
        await File.WriteAllTextAsync(Path.Combine(folder, "Snippets.cs"), Program(Snippets.Select(snippet => snippet.Text).Append(Allowed)));

        // Everything needed was restored for this project already: an empty source keeps the compilation off the network.
        var output = await OutputOf("dotnet", folder, "build", "--nologo", "--no-incremental", "--source", noRegistry);
        errorsByLine = BannedSymbolError.Matches(output).ToLookup(
            match => int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture),
            match => match.Groups["message"].Value);
        Assert.That(errorsByLine, Is.Not.Empty, output);
    }

    [Test]
    public void Every_banned_symbol_has_its_snippet() =>
        Assert.That(Snippets.Select(snippet => snippet.Symbol), Is.EqualTo(Symbols.Select(symbol => symbol.Symbol)));

    [TestCaseSource(nameof(Symbols))]
    public void Using_it_is_an_error_that_names_the_replacement(Entry symbol)
    {
        var line = 1 + Array.FindIndex(Snippets, snippet => string.Equals(snippet.Symbol, symbol.Symbol, StringComparison.Ordinal));
        Assert.That(errorsByLine[line], Has.Some.EndsWith(": " + symbol.Text));
    }

    [Test]
    public void What_is_not_banned_compiles() => Assert.That(errorsByLine[Snippets.Length + 1], Is.Empty);

    private static Entry[] Table(string path) =>
        [.. WorkingTree.Read(path).Lines.Select(line => line.Split(';', 2)).Select(parts => new Entry(parts[0], parts[1]))];

    private static string ProjectText() =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <Import Project="{WorkingTree.FullPath("eng/Deterministic.props")}" />
        </Project>
        """;

    private static string Program(IEnumerable<string> statements) =>
        "internal static class Snippets { " +
        string.Join('\n', statements.Select((statement, index) => $"private static void Use{index}() {{ {statement} }}")) +
        " }";

    private static async Task<string> OutputOf(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true };
        // A compiler server that outlives the test would hold its output open; the runner's own build variables are not for this build.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            return await process.StandardOutput.ReadToEndAsync(deadline.Token);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>A line of either table.</summary>
    /// <param name="Symbol">The documentation id.</param>
    /// <param name="Text">The replacement, or the snippet.</param>
    internal sealed record Entry(string Symbol, string Text)
    {
        public override string ToString() => Symbol;
    }
}
