using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Tests.Reports;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

[TestFixture]
internal sealed class HelpTests
{
    private static readonly Catalog Catalog = Composition.Catalog with { Protocols = [.. Composition.Catalog.Protocols, new FakeProtocol()] };

    [Test]
    public async Task Help_of_a_protocol_lists_every_option_with_what_it_takes_and_ends_with_an_example()
    {
        var outcome = await new Line { Catalog = Catalog }.RunAsync("simulate", "fake", "--help");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done));
        Assert.That(outcome.Output, Does.EndWith("Example:\n  distribution simulate fake --level 2 --runs 200\n"));
        foreach (var option in new FakeProtocol().Options.Concat(Experiments.Running.RunOptions.OfRuns))
        {
            Assert.That(outcome.Output, Does.Contain(option.Flag + " <value>"));
        }

        Assert.That(outcome.Output, Does.Contain("whole numbers from 0 to 9 [default: 1]"));
    }

    [Test]
    public async Task Every_verb_has_an_example_that_parses()
    {
        var list = await new Line { Catalog = Catalog }.RunAsync("list");
        var root = await new Line { Catalog = Catalog }.RunAsync("--help");
        foreach (var verb in new[] { "list", "simulate", "sweep", "measure", "compare", "call" })
        {
            Assert.That(root.Output, Does.Contain($"  {verb} "));
            var help = await new Line { Catalog = Catalog }.RunAsync(verb, "-h");
            Assert.That(help.Output, Does.Contain($"Example:\n  distribution {verb}"));
        }

        Assert.That(list.Output, Does.Contain("arithmetic on the seed").And.Contain("distribution simulate fake --level 2"));
    }

    [Test]
    public async Task A_verb_without_anything_to_run_is_not_offered()
    {
        var outcome = await new Line { Catalog = new Catalog() }.RunAsync("--help");
        Assert.That(outcome.Output, Does.Not.Contain("\n  simulate").And.Not.Contain("\n  tour").And.Not.Contain("\n  bench").And.Not.Contain("\n  compare"));
    }

    [Test]
    public async Task Help_of_the_program_and_its_document_list_every_exit_code()
    {
        var outcome = await new Line().RunAsync("--help");
        var document = await File.ReadAllTextAsync(Repository.PathOf("docs", "command-line.md"));
        foreach (var code in new[] { ExitCode.Done, ExitCode.Failed, ExitCode.Usage, ExitCode.Environment, ExitCode.Interrupted })
        {
            Assert.That(outcome.Output, Does.Match($"\n  {code} +[a-z]"));
            Assert.That(document, Does.Contain($"\n| {code} | "));
        }
    }

    [Test]
    public async Task The_document_of_the_command_line_names_every_verb()
    {
        var document = await File.ReadAllTextAsync(Repository.PathOf("docs", "command-line.md"));
        var front = await File.ReadAllTextAsync(Repository.PathOf("README.md"));
        var verbs = CommandTree.Build(new CommandContext([], Composition.Catalog, TextWriter.Null, TextWriter.Null, Experiments.Terminal.Screen.None, TimeProvider.System))
            .Subcommands.Select(verb => $"`{verb.Name}`").ToArray();
        Assert.That(verbs, Has.Length.GreaterThan(8));
        Assert.That(verbs.Where(verb => !document.Contains(verb, StringComparison.Ordinal) || !front.Contains(verb, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task No_default_is_shown_empty()
    {
        var outcome = await new Line().RunAsync("call", "--help");
        Assert.That(outcome.Output, Does.Not.Contain("[default: ]").And.Contain("[default: none]"));
    }

    [Test]
    public async Task The_version_is_one_line()
    {
        var outcome = await new Line().RunAsync("--version");
        Assert.That(outcome.Output, Does.Match("^[0-9]+\\.[0-9]+\\.[0-9]+[^\n]*\n$"));
    }

    [Test]
    public async Task The_shell_is_told_completions()
    {
        var outcome = await new Line().RunAsync("[suggest:3]", "sim");
        Assert.That(outcome.Output, Does.Contain("simulate"));
    }

    [Test]
    public async Task The_list_is_a_document_too()
    {
        var outcome = await new Line { Catalog = Catalog }.RunAsync("list", "--format", "json");
        using var document = System.Text.Json.JsonDocument.Parse(outcome.Output);
        Assert.That(
            document.RootElement.GetProperty("protocols").EnumerateArray().Select(entry => entry.GetProperty("name").GetString()),
            Does.Contain("fake"));
    }
}
