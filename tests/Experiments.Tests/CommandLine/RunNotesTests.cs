using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

/// <summary>What is said beside the figures: runs that died out, heavy tails, wide intervals, missing theory.</summary>
[TestFixture]
internal sealed class RunNotesTests
{
    private const string DiesOut = "rumor --stop once --fanout 1.2 --fanout-law binomial --nodes 60 --runs 50";

    private static readonly Catalog Catalog = new() { Protocols = [new RumorProtocol(), new FakeProtocol()], Reports = new ReportComposer() };

    [Test]
    public async Task Runs_that_died_out_are_counted_and_stay_in_the_means()
    {
        using var document = JsonDocument.Parse((await Run($"simulate {DiesOut} --format json --out none")).Output);
        var root = document.RootElement;
        var died = root.GetProperty("diedOut").GetInt32();
        Assert.That(died, Is.InRange(1, 49));
        Assert.That(root.GetProperty("measures").GetProperty("residue").GetProperty("count").GetInt32(), Is.EqualTo(50));
        var survivors = root.GetProperty("survivors");
        Assert.That(survivors.GetProperty("runs").GetInt32(), Is.EqualTo(50 - died));
        Assert.That(survivors.GetProperty("measures").GetProperty("residue").GetProperty("max").GetDouble(), Is.LessThanOrEqualTo(0.5));
        Assert.That(
            root.GetProperty("measures").GetProperty("residue").GetProperty("mean").GetDouble(),
            Is.GreaterThan(survivors.GetProperty("measures").GetProperty("residue").GetProperty("mean").GetDouble()));
    }

    [Test]
    public async Task The_table_and_the_report_count_them()
    {
        using var folder = new Folder();
        var outcome = await Run($"simulate {DiesOut} --out {folder.Path}");
        Assert.That(outcome.Output, Does.Match("note: [0-9]+ of 50 runs died out \\(residue above 0.5\\) and count in every figure\n"));
        Assert.That(await File.ReadAllTextAsync(folder["report.html"]), Does.Match("[0-9]+ of 50 died out"));
        Assert.That(await File.ReadAllTextAsync(folder["rows.csv"]), Does.Contain(",diedOut,notes,"));
    }

    [Test]
    public async Task Where_none_died_out_it_is_said_in_the_document_alone()
    {
        using var document = JsonDocument.Parse((await Run("simulate rumor --stop forever --nodes 20 --runs 5 --format json --out none")).Output);
        Assert.That(document.RootElement.GetProperty("diedOut").GetInt32(), Is.Zero);
        Assert.That(document.RootElement.TryGetProperty("survivors", out _), Is.False);
        Assert.That(document.RootElement.GetProperty("notes").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_sweep_says_at_which_settings_runs_died_out()
    {
        var outcome = await Run("sweep rumor --stop once --fanout 1,5 --fanout-law binomial --nodes 60 --runs 20 --out none");
        Assert.That(outcome.Output, Does.Match("note: fanout 1: [0-9]+ of 20 runs died out"));
        using var document = JsonDocument.Parse(
            (await Run("sweep rumor --stop once --fanout 1,5 --nodes 60 --runs 20 --format json --out none")).Output);
        Assert.That(document.RootElement.GetProperty("rows")[0].GetProperty("diedOut").GetInt32(), Is.Positive);
    }

    [TestCase("blind-coin")]
    [TestCase("blind-counter")]
    public async Task Blind_rules_have_a_note_on_their_tail(string stop) => Assert.That(
        (await Run($"simulate rumor --stop {stop} --nodes 50 --runs 5 --out none")).Output,
        Does.Contain("note: blind stop rules have a heavy tail"));

    [TestCase("--mode pull --nodes 60 --runs 10", "No theory line applies to this setting because what is known of pull")]
    [TestCase("--nodes 60 --runs 10", "Reach is within [0-9.]+ of theory")]
    [TestCase("--stop forever --nodes 60 --runs 10", "Mean last arrival is within [0-9.]+ of theory")]
    [TestCase("--nodes 60 --runs 10", "<h2>Quantiles</h2>")]
    public async Task A_report_has_the_line_that_belongs_to_the_setting_or_says_why_there_is_none(string options, string said)
    {
        using var folder = new Folder();
        await Run($"simulate rumor {options} --out {folder.Path}");
        Assert.That(await File.ReadAllTextAsync(folder["report.html"]), Does.Match(said));
    }

    [TestCase("0.5%", "0.005")]
    [TestCase("50%", "0.5")]
    [TestCase("0.005", "0.005")]
    public async Task A_width_may_be_given_in_percent(string text, string wanted)
    {
        var outcome = await Run($"simulate fake --until-ci {text} --runs 40 --format json --out none");
        var same = await Run($"simulate fake --until-ci {wanted} --runs 40 --format json --out none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done));
        using var one = JsonDocument.Parse(outcome.Output);
        using var other = JsonDocument.Parse(same.Output);
        Assert.That(one.RootElement.GetProperty("notes").GetRawText(), Is.EqualTo(other.RootElement.GetProperty("notes").GetRawText()));
    }

    [TestCase("0.001", "40", "still 0\\.[0-9]{3} wide: give more --runs")]
    [TestCase("0.001", "1", "not known: give more --runs")]
    public async Task A_width_that_was_not_reached_is_told_in_three_digits(string wanted, string runs, string said)
    {
        var outcome = await Run($"simulate fake --until-ci {wanted} --runs {runs} --out none");
        Assert.That(outcome.Output, Does.Match($"note: the interval of value is {said}\n"));
    }

    [TestCase("0%")]
    [TestCase("-1%")]
    [TestCase("x%")]
    public async Task A_width_that_is_none_is_refused(string text) => Assert.That(
        (await Run($"simulate fake --until-ci {text} --out none")).Error,
        Does.Contain($"--until-ci '{text}': allowed are numbers above 0 such as 0.005 or 0.5%, or none"));

    private static Task<Line.Outcome> Run(string line) => new Line { Catalog = Catalog }.RunAsync(line.Split(' '));
}
