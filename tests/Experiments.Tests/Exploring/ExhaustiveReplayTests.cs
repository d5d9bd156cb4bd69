using System.Text.Json.Nodes;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Exploring;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>What <c>explore --strategy exhaustive</c> has found is gone again from its file.</summary>
internal sealed class ExhaustiveReplayTests
{
    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "Distribution.PlantedBugs.dll");

    [Test]
    public async Task A_way_is_written_and_gone_again()
    {
        using var folder = new Folder();
        var found = await ExploreAsync(folder);
        Assert.That(found.Code, Is.EqualTo(ExitCode.Failed), found.Error);
        Assert.That(found.Output, Does.Contain($"again: distribution replay {FileIn(folder)} --load {Library}"));
        var again = await ReplayAsync(folder);
        Assert.That((again.Code, again.Error), Is.EqualTo((ExitCode.Failed, "")));
        var story = found.Output.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal) && !line.Contains("again:", StringComparison.Ordinal));
        Assert.That(again.Output.Split('\n'), Is.EqualTo(story.Select(line => line[2..]).Append("")));
    }

    [Test]
    public async Task A_way_that_does_not_fail_any_more_is_exit_code_0()
    {
        using var folder = new Folder();
        await ExploreAsync(folder);
        var file = await ReadAsync(folder);
        await WriteAsync(folder, file with { Options = new Dictionary<string, string>(file.Options) { ["mistake"] = "none" } });
        var again = await ReplayAsync(folder);
        Assert.That(again.Code, Is.EqualTo(ExitCode.Done), again.Error);
        Assert.That(again.Output, Does.StartWith("recorded:\n  1. "));
        Assert.That(again.Output, Does.EndWith("It does not fail any more: all holds on this way, or there is no such way any more.\n"));
    }

    [Test]
    public async Task A_way_that_fails_otherwise_and_another_build_are_said()
    {
        using var folder = new Folder();
        await ExploreAsync(folder);
        var file = await ReadAsync(folder);
        var builds = file.Builds.Select((build, place) => place > 0 ? build : build with { Version = "0.9.1", Module = default });
        await WriteAsync(folder, file with { Builds = [.. builds] });
        Assert.That((await ReplayAsync(folder)).Error, Is.Empty, "the way is the same, so another build is no news");
        await WriteAsync(folder, file with { Found = file.Found with { Oracle = "renamed" }, Builds = [.. builds] });
        var again = await ReplayAsync(folder);
        Assert.That(again.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(again.Output, Does.Contain("It fails otherwise than recorded: all or nothing. "));
        Assert.That(again.Error, Does.Match("recorded with Distribution.PlantedBugs 0.9.1 .* there may be no such way any more\n"));
    }

    [Test]
    public async Task A_file_of_no_use_is_one_line_and_exit_code_2()
    {
        using var folder = new Folder();
        await ExploreAsync(folder);
        var whole = await File.ReadAllTextAsync(FileIn(folder));
        await AssertRefusedAsync(folder, whole[..(whole.Length / 2)], "only a part of one");
        await AssertRefusedAsync(folder, whole.Replace("\"duplications\": \"1\"", "\"duplications\": \"2\"", StringComparison.Ordinal), "it was changed after it was written");
        await AssertRefusedAsync(folder, whole.Replace("\"format\": 1", "\"format\": 9", StringComparison.Ordinal), "it has format 9; this program replays format 1 of --strategy exhaustive");
        await AssertRefusedAsync(folder, whole.Replace("\"exhaustive\"", "\"other\"", StringComparison.Ordinal), "");
        await AssertRefusedAsync(folder, whole, "--trace 'text:-': allowed are files of runs", "--trace", "text:-");
        var root = JsonNode.Parse(whole)!.AsObject();
        root.Remove("path");
        root.Remove("checksum");
        root["checksum"] = SealedJson.Checksum(root);
        await AssertRefusedAsync(folder, root.ToJsonString(), "only a part of one");
    }

    [Test]
    public async Task Without_its_library_the_one_that_it_needs_is_named()
    {
        using var folder = new Folder();
        await ExploreAsync(folder);
        var again = await new Line { Catalog = Composition.Catalog }.RunAsync("replay", FileIn(folder));
        Assert.That(again.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(again.Error, Does.Contain("there is no scenario atomic-commit here; give the library that has it, --load Distribution.PlantedBugs.dll"));
    }

    private static async Task AssertRefusedAsync(Folder folder, string text, string reason, params string[] more)
    {
        await File.WriteAllTextAsync(FileIn(folder), text);
        var outcome = await ReplayAsync(folder, more);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage), outcome.Output);
        Assert.That(outcome.Error, Does.Contain(reason));
        Assert.That(outcome.Error.Count(letter => letter == '\n'), Is.EqualTo(1));
    }

    private static async Task<CounterexampleFile> ReadAsync(Folder folder) =>
        CounterexampleFile.Parse(FileIn(folder), await File.ReadAllTextAsync(FileIn(folder)));

    private static Task WriteAsync(Folder folder, CounterexampleFile file) => File.WriteAllTextAsync(FileIn(folder), file.ToJson());

    private static string FileIn(Folder folder) => folder[Path.Combine("found", "all-or-nothing.replay.json")];

    private static Task<Line.Outcome> ReplayAsync(Folder folder, params string[] more) =>
        new Line { Catalog = Composition.Catalog }.RunAsync(["replay", FileIn(folder), "--load", Library, .. more]);

    private static Task<Line.Outcome> ExploreAsync(Folder folder) => new Line { Catalog = Composition.Catalog }.RunAsync(
        "explore", "atomic-commit", "--mistake", "counts-votes", "--nodes", "3", "--duplications", "1", "--timers", "0",
        "--strategy", "exhaustive", "--load", Library, "--out", folder["found"]);
}
