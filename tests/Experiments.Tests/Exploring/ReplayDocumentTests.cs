using System.Text.Json.Nodes;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>What <c>replay</c> says of a run, for programs and beside a trace.</summary>
internal sealed class ReplayDocumentTests
{
    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "Distribution.PlantedBugs.dll");
    private static readonly string Own = typeof(ReplayDocumentTests).Assembly.Location;

    [Test]
    public async Task One_document_says_what_failed_and_that_it_went_the_same_way()
    {
        using var folder = new Folder();
        var file = await FoundAsync(folder, "everybody-knows", "rumors", "--defect", "awaits-forever", "--load", Library);
        var recorded = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        var root = await DocumentAsync(ExitCode.Failed, file, Library);
        foreach (var name in new[] { "scenario", "oracle", "reason", "at", "events", "traceHash" })
        {
            Assert.That(root[name]!.ToJsonString(), Is.EqualTo(recorded[name]!.ToJsonString()), name);
        }

        Assert.That((Flag(root, "fails"), Flag(root, "same"), Flag(root, "sameFailure")), Is.EqualTo((true, true, true)));
        Assert.That(root["firstDifferent"]!.AsArray(), Is.Empty);
        Assert.That(root["story"]!.AsArray(), Has.Count.EqualTo(recorded["story"]!.AsArray().Count));
        Assert.That(root["stack"]!.AsArray(), Is.Empty, "nothing was thrown");
    }

    [Test]
    public async Task A_document_names_the_first_event_that_differs()
    {
        using var folder = new Folder();
        var file = await FoundAsync(folder, "everybody-knows", "rumors", "--defect", "awaits-forever", "--load", Library);
        await ReplayFiles.ChangeAsync(file, "defect", "none");
        var root = await DocumentAsync(ExitCode.Done, file, Library);
        Assert.That((Flag(root, "fails"), Flag(root, "same"), Flag(root, "sameFailure")), Is.EqualTo((false, false, false)));
        Assert.That((root["oracle"], (string?)root["recorded"]!["oracle"]), Is.EqualTo(((JsonNode?)null, "everybody knows")));
        var first = (long)root["firstDifferent"]![0]!;
        Assert.That((string?)root["notice"], Does.Contain($"event {first} is the first that differs"));
        Assert.That((string?)root["parting"]![1], Does.StartWith($"  event {first} at"));
    }

    [Test]
    public async Task A_way_through_states_is_a_document_too()
    {
        using var folder = new Folder();
        var file = await FoundAsync(
            folder, "all-or-nothing", "atomic-commit", "--strategy", "exhaustive", "--nodes", "3", "--duplications", "1", "--timers", "0",
            "--mistake", "counts-votes", "--load", Library);
        var root = await DocumentAsync(ExitCode.Failed, file, Library);
        Assert.That(((string?)root["strategy"], (string?)root["oracle"]), Is.EqualTo(("exhaustive", "all or nothing")));
        Assert.That((Flag(root, "fails"), Flag(root, "same"), Flag(root, "sameFailure")), Is.EqualTo((true, true, true)));
        Assert.That(root["story"]!.AsArray(), Is.Not.Empty);
    }

    [Test]
    public async Task What_was_thrown_is_told_with_its_stack_and_files_of_old_formats_compare_by_its_type()
    {
        using var folder = new Folder();
        var file = await FoundAsync(folder, "no-InvalidOperationException-at--broadcast-", "speechless-gossip", "--load", Own);
        var text = await File.ReadAllTextAsync(file);
        Assert.That((string?)JsonNode.Parse(text)!["stack"]![0], Does.Match(@"^SpeechlessGossip\.OnMessage \(BrokenPromises\.cs:[0-9]+\)$"));
        var root = await DocumentAsync(ExitCode.Failed, file, Own);
        Assert.That((string?)root["stack"]![0], Does.StartWith("SpeechlessGossip.OnMessage ("));
        var again = await ReplayAsync(file, "--load", Own);
        Assert.That(again.Output, Does.Match(@"\nThe run went the same way.*\n  thrown by SpeechlessGossip\.OnMessage \(BrokenPromises\.cs:[0-9]+\)\n"));

        await ReplayFiles.AgeAsync(file, format: 2, "no InvalidOperationException");
        Assert.That(Flag(await DocumentAsync(ExitCode.Failed, file, Own), "sameFailure"), Is.True);
        await ReplayFiles.AgeAsync(file, format: 2, "no FormatException");
        Assert.That(Flag(await DocumentAsync(ExitCode.Failed, file, Own), "sameFailure"), Is.False);
        await ReplayFiles.AgeAsync(file, format: 3, "no InvalidOperationException");
        Assert.That(Flag(await DocumentAsync(ExitCode.Failed, file, Own), "sameFailure"), Is.False, "files of now say the input");
    }

    [Test]
    public async Task Beside_a_trace_on_standard_output_all_else_goes_to_standard_error()
    {
        using var folder = new Folder();
        var file = await FoundAsync(folder, "everybody-knows", "rumors", "--defect", "awaits-forever", "--load", Library);
        var traced = await ReplayAsync(file, "--load", Library, "--trace", "text:-");
        Assert.That(traced.Output, Does.Match("\nafter event [0-9]+ at .*, violation: everybody knows\\. .*\n$"));
        Assert.That(traced.Error, Does.Contain("this did not hold: everybody knows. ").And.Contain("The run went the same way"));
        Assert.That(traced.Output, Does.Not.Contain("The run went"));
        var explored = await new Line { Catalog = Composition.Catalog }.RunAsync(
            "explore", "rumors", "--defect", "awaits-forever", "--load", Library, "--runs", "64", "--out", "none", "--trace", "text:-");
        Assert.That(explored.Output, Does.StartWith("event 1 at").And.Not.Contain("failed: "));
        Assert.That(explored.Error, Does.Contain("failed: everybody knows; needs: "));
    }

    private static bool Flag(JsonNode root, string name) => (bool)root[name]!;

    private static async Task<string> FoundAsync(Folder folder, string stem, params string[] arguments)
    {
        var found = await new Line { Catalog = Composition.Catalog }.RunAsync(["explore", .. arguments, "--out", folder["found"]]);
        Assert.That(found.Code, Is.EqualTo(ExitCode.Failed), found.Error);
        return Path.Combine(folder["found"], $"{stem}.replay.json");
    }

    private static async Task<JsonNode> DocumentAsync(int code, string file, string library)
    {
        var outcome = await ReplayAsync(file, "--load", library, "--format", "json");
        Assert.That(outcome.Code, Is.EqualTo(code), outcome.Error);
        return JsonNode.Parse(outcome.Output)!;
    }

    private static Task<Line.Outcome> ReplayAsync(params string[] arguments) =>
        new Line { Catalog = Composition.Catalog }.RunAsync(["replay", .. arguments]);
}
