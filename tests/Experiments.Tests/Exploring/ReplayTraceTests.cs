using System.Text.Json.Nodes;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using Distribution.PlantedBugs;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Exploring;

internal sealed class ReplayTraceTests
{
    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "Distribution.PlantedBugs.dll");

    [Test]
    public async Task A_replay_writes_its_trace_in_every_format()
    {
        using var folder = new Folder();
        var file = await FoundAsync(folder, "awaits-forever");
        var targets = TraceFormat.All.SelectMany(format => new[] { "--trace", $"{format.Name}:{folder[$"run.{format.Name}"]}" });
        var outcome = await ReplayAsync([file, .. targets]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed), outcome.Error);
        Assert.That(outcome.Output, Does.Contain("The run went the same way"));
        using var reader = new StreamReader(folder["run.jsonl"]);
        var trace = JsonLinesTrace.Read(reader);
        Assert.That(trace.Events[^1].Hash.ToString("x16"), Is.EqualTo((string?)JsonNode.Parse(await File.ReadAllTextAsync(file))!["traceHash"]));
        Assert.That(await File.ReadAllTextAsync(folder["run.text"]), Does.Contain("begins rumor").And.Contain("it is lost"));
        Assert.That(JsonNode.Parse(await File.ReadAllTextAsync(folder["run.chrome"])), Is.Not.Null);
    }

    [Test]
    public async Task A_trace_on_standard_output_stands_there_alone()
    {
        using var folder = new Folder();
        var outcome = await ReplayAsync(await FoundAsync(folder, "awaits-forever"), "--trace", "jsonl:-");
        Assert.That(JsonLinesTrace.Read(new StringReader(outcome.Output)).Events, Is.Not.Empty);
    }

    [TestCase("svg:x")]
    [TestCase("text")]
    [TestCase("text:")]
    [TestCase(":x")]
    public async Task A_wrong_format_is_one_line_and_exit_code_2(string target)
    {
        var outcome = await ReplayAsync("none.json", "--trace", target);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain("--trace").And.Contain("text, jsonl, chrome, shiviz"));
        Assert.That(outcome.Error.Count(letter => letter == '\n'), Is.EqualTo(1));
    }

    [Test]
    public async Task A_run_that_goes_another_way_names_the_first_event_that_differs()
    {
        // The protocol has been corrected since: with its defect gone the nodes ask again.
        using var folder = new Folder();
        var file = await FoundAsync(folder, "awaits-forever");
        await ReplayFiles.ChangeAsync(file, "defect", "none");
        var outcome = await ReplayAsync(file);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(outcome.Error, Does.Match("event [0-9]+ is the first that differs\n$"));
        var number = outcome.Error.Split("event ")[1].Split(' ')[0];
        Assert.That(outcome.Output, Does.Contain($"  event {number} at").And.Contain("because of event").And.Contain("does not fail any more"));
    }

    [Test]
    public async Task A_run_that_goes_the_same_way_and_holds_now_does_not_fail_any_more()
    {
        using var folder = new Folder();
        var file = await FoundAsync(folder, "awaits-forever");
        await ReplayFiles.CorrectOracleAsync(
            file, old => new Trial(new RumorScenario { Defect = RumorDefect.AwaitsForever }, old.Seed, old.Nodes)
            {
                Steps = old.Steps,
                StepTimes = old.StepTimes,
                FaultTime = old.FaultTime,
            }.Run());
        var outcome = await ReplayAsync(file);
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((ExitCode.Done, "")));
        Assert.That(outcome.Output, Does.Contain("The run went the same way").And.Contain("It does not fail any more."));
        await ReplayFiles.RebuildAsync(file);
        outcome = await ReplayAsync(file);
        Assert.That(outcome.Error, Does.Match("^distribution: the run went the same way and is judged otherwise; the likely reason is that it was recorded with .*\n$"));
    }

    [Test]
    public async Task Another_build_is_no_news_while_the_run_goes_the_same_way()
    {
        using var folder = new Folder();
        var file = await FoundAsync(folder, "awaits-forever");
        await ReplayFiles.RebuildAsync(file);
        var outcome = await ReplayAsync(file);
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((ExitCode.Failed, "")));
        Assert.That(outcome.Output, Does.Contain("The run went the same way"));
    }

    [Test]
    public async Task A_run_of_another_build_that_goes_another_way_names_the_likely_reason()
    {
        using var folder = new Folder();
        var file = await FoundAsync(folder, "awaits-forever");
        await ReplayFiles.ChangeAsync(file, "defect", "none");
        await ReplayFiles.RebuildAsync(file);
        var outcome = await ReplayAsync(file);
        Assert.That(outcome.Error, Does.Match(
            @"event [0-9]+ is the first that differs; the likely reason is that it was recorded with Distribution\.PlantedBugs 0\.9\.1 \(module 00000000\), this is 1\S+ \(module [0-9a-f]{8}\)\n$"));
        Assert.That(outcome.Error.Count(letter => letter == '\n'), Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_that_does_not_name_its_builds_replays_as_ever()
    {
        using var folder = new Folder();
        var file = await FoundAsync(folder, "awaits-forever");
        await ReplayFiles.AgeAsync(file);
        var outcome = await ReplayAsync(file);
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((ExitCode.Failed, "")));
        Assert.That(outcome.Output, Does.Contain("The run went the same way"));
    }

    [Test]
    public async Task A_run_that_fails_otherwise_says_so()
    {
        using var folder = new Folder();
        var file = await FoundAsync(folder, "awaits-forever");
        await ReplayFiles.RenameOracleAsync(file, "nobody is told twice");
        var outcome = await ReplayAsync(file);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed), outcome.Error);
        Assert.That(outcome.Output, Does.Contain("It fails otherwise than recorded: everybody knows. "));
    }

    private static async Task<string> FoundAsync(Folder folder, string defect)
    {
        await new Line { Catalog = Composition.Catalog }.RunAsync(
            "explore", "rumors", "--defect", defect, "--load", Library, "--runs", "256", "--out", folder["found"]);
        return Path.Combine(folder["found"], "everybody-knows.replay.json");
    }

    private static Task<Line.Outcome> ReplayAsync(params string[] arguments) =>
        new Line { Catalog = Composition.Catalog }.RunAsync(["replay", .. arguments, "--load", Library]);
}
