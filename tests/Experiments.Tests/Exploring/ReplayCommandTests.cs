using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Exploring;
using Distribution.Experiments.Results;
using Distribution.Experiments.Terminal;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>What was found can be pasted, whatever it and its folder are called.</summary>
internal sealed class ReplayCommandTests
{
    private static readonly string Own = typeof(ReplayCommandTests).Assembly.Location;

    [TestCase("long", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.replay.json")]
    [TestCase("unprintable", "first---31msecond.replay.json")]
    public async Task Any_name_of_an_oracle_is_told_written_and_replayed(string name, string file)
    {
        using var folder = new Folder();
        var found = await FindAsync(name, folder["found"]);
        Assert.That(found.Code, Is.EqualTo(ExitCode.Failed), found.Error);
        Assert.That(found.Output.Where(letter => char.IsControl(letter) && letter != '\n'), Is.Empty);
        Assert.That(found.Output, Does.Contain("failed: ").And.Contain($"{file} --load"));
        var again = await new Line { Catalog = Composition.Catalog }.RunAsync("replay", folder[Path.Combine("found", file)], "--load", Own);
        Assert.That(again.Code, Is.EqualTo(ExitCode.Failed), again.Error);
        Assert.That(again.Output.Where(letter => char.IsControl(letter) && letter != '\n'), Is.Empty);
    }

    [Test]
    public async Task A_path_with_blanks_and_quotes_is_quoted_for_a_shell()
    {
        using var folder = new Folder();
        var found = await FindAsync("unprintable", folder["it's here"]);
        Assert.That(found.Output, Does.Contain($"replay '{folder["it"]}'\\''s here/first---31msecond.replay.json' --load "));
    }

    [Test]
    public async Task A_file_that_cannot_be_written_is_one_line_and_no_end()
    {
        using var folder = new Folder();
        await using var error = new StringWriter();
        var context = new CommandContext([], Composition.Catalog, TextWriter.Null, error, Screen.None, TimeProvider.System);
        var settings = Composition.Catalog.Explored[0].Read(new Dictionary<string, string>(), 0);
        using var results = ResultsFolder.Open(folder["found"], context.ManifestOf("explore", settings, 1, 1, 1), RowColumns.None);
        Directory.CreateDirectory(folder[Path.Combine("found", "it.replay.json")]);
        Assert.That(ReplayCommand.Written(context, results, "it", 0, () => "text"), Is.Null);
        Assert.That(error.ToString(), Does.Match("^distribution: it.replay.json cannot be written: [^\n]+\n$"));
    }

    private static Task<Line.Outcome> FindAsync(string name, string folder) => new Line { Catalog = Composition.Catalog }.RunAsync(
        "explore", "oddly-named", "--oracle", name, "--runs", "2", "--load", Own, "--out", folder);
}
