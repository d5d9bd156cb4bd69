using System.Text.Json.Nodes;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Exploring;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Exploring;

internal sealed class ExploreVerbTests
{
    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "Distribution.PlantedBugs.dll");

    [TestCase("loss,duplication,reordering,corruption,spike,bandwidth,cut,partition,clog,reset,pause,slow,buggify", 128)]
    [TestCase("all", 20)]
    public async Task Full_nodes_gossip_right_under_faults(string faults, int all)
    {
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync(
            "explore", "group-gossip", "--runs", "128", "--faults", faults, "--out", "none", "--format", "json");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        var document = JsonNode.Parse(outcome.Output)!;
        Assert.That((int)document["runs"]!, Is.EqualTo(128));
        Assert.That((int)document["failed"]!, Is.Zero);
        Assert.That((int)document["marks"]!["all members executed all"]!, Is.InRange(all, 128), "who crashes executes nothing further");
    }

    [Test]
    public async Task As_many_messages_as_can_be_asked_for_are_no_failure()
    {
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync(
            "explore", "group-gossip", "--messages", "1000", "--runs", "4", "--jobs", "2", "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error + outcome.Output);
    }

    [Test]
    public async Task That_nothing_is_asked_is_said()
    {
        string[] line = ["explore", "leaks", "--runs", "4", "--out", "none", "--load", Library];
        var text = await new Line { Catalog = Composition.Catalog }.RunAsync(line);
        Assert.That(text.Code, Is.EqualTo(ExitCode.Done), text.Error);
        Assert.That(text.Output, Does.Contain("\nnothing is asked but that nothing is thrown and that it ends"));
        var json = await new Line { Catalog = Composition.Catalog }.RunAsync([.. line, "--format", "json"]);
        Assert.That(JsonNode.Parse(json.Output)!["demands"]!.AsArray(), Is.Empty);
        var asking = await new Line { Catalog = Composition.Catalog }.RunAsync("explore", "flood", "--runs", "1", "--out", "none");
        Assert.That(asking.Output, Does.Not.Contain("nothing is asked"));
    }

    [Test]
    public async Task The_first_run_is_traced_whether_it_fails_or_not()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "run.jsonl");
        string[] line = ["explore", "flood", "--nodes", "4", "--faults", "none", "--seed", "5", "--out", "none", "--runs"];
        var traced = await new Line { Catalog = Composition.Catalog }.RunAsync([.. line, "2", "--trace", "text:-", "--trace", $"jsonl:{file}"]);
        Assert.That(traced.Code, Is.EqualTo(ExitCode.Done), traced.Error);
        Assert.That(traced.Output, Does.StartWith("event 1 at ").And.Contain("sends message 1 to").And.Not.Contain("runs a minute"));
        Assert.That(await File.ReadAllLinesAsync(file), Has.Length.GreaterThan(3));
        var shorter = await new Line { Catalog = Composition.Catalog }.RunAsync([.. line, "1", "--trace", "text:-"]);
        Assert.That(shorter.Output, Is.EqualTo(traced.Output));
        var exhaustive = await new Line { Catalog = Composition.Catalog }.RunAsync(
            "explore", "flood", "--strategy", "exhaustive", "--nodes", "2", "--out", "none", "--trace", "text:-");
        Assert.That(exhaustive.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(exhaustive.Error, Does.Contain("--trace 'text:-'"));
    }

    [Test]
    public async Task A_failure_is_written_and_replays_the_same_way()
    {
        using var folder = new Folder();
        var found = await ExploreAsync(folder.Path);
        Assert.That(found.Code, Is.EqualTo(ExitCode.Failed), found.Error);
        Assert.That(found.Output, Does.Match(@"\d+ faults and messages made \d+, and 2\d\.\d+ s of virtual time 1\d(\.\d+)? s, in \d+ runs"));
        var replayed = await new Line { Catalog = Composition.Catalog }.RunAsync("replay", FileIn(folder.Path), "--load", Library);
        Assert.That(replayed.Code, Is.EqualTo(ExitCode.Failed), replayed.Error);
        Assert.That(replayed.Output, Does.Match("^recorded:\n(  .*\n)*  .* begins rumor .*\n(  .*\n)*The run went the same way"));
        Assert.That(replayed.Error, Is.Empty);
    }

    [Test]
    public async Task A_replay_file_of_no_use_is_one_line_and_exit_code_2()
    {
        using var folder = new Folder();
        await ExploreAsync(folder.Path);
        var path = FileIn(folder.Path);
        var whole = await File.ReadAllTextAsync(path);
        await AssertRefusedAsync(path, whole[..(whole.Length / 2)], "only a part of one");
        await AssertRefusedAsync(path, whole.Replace("\"nodes\": ", "\"nodes\": 1", StringComparison.Ordinal), "it was changed after it was written");
        await AssertRefusedAsync(path, whole.Replace("\"format\": 3", "\"format\": 4", StringComparison.Ordinal), "it has format 4; this program replays formats 1 to 3");
        await AssertRefusedAsync(path, whole.Replace("\"format\": 3", "\"format\": 0", StringComparison.Ordinal), "it has format 0");
        await AssertRefusedAsync(path, "", "no replay file");
        await AssertRefusedAsync(path, "[1, 2]", "no replay file");
        await AssertRefusedAsync(path, "null", "no replay file");
    }

    [TestCase("[{ \"fault\": \"pause\", \"at\": \"1s\", \"for\": \"1s\", \"node\": 9 }]", "fault 0 (pause): node: there is no node 9: nodes are 0 .. 4")]
    [TestCase("[{ \"fault\": \"pause\", \"at\": \"-1s\", \"for\": \"1s\", \"node\": 1 }]", "at: '-1s' is before the start of the run")]
    [TestCase("[{ \"fault\": \"loss\", \"chance\": 1.2 }]", "chance: '1.2' is no probability")]
    [TestCase("[{ \"fault\": \"los\" }]", "fault 0: los is no kind of fault")]
    [TestCase("[{ \"fault\": \"loss\", \"chance\": 0.1, \"node\": 1 }]", "it has no member node")]
    [TestCase("[{ \"fault\": \"loss\" ", "line 1: this is no JSON")]
    [TestCase("{}", "a fault plan is a list of faults")]
    public async Task A_wrong_plan_is_one_line_and_exit_code_2(string plan, string reason)
    {
        var outcome = await WithPlanAsync("plan.json", plan);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain(reason).And.EndsWith("\n"));
        Assert.That(outcome.Error.TrimEnd('\n'), Does.Not.Contain('\n'));
    }

    [Test]
    public async Task A_plan_in_yaml_is_explored_and_its_refusals_name_their_line()
    {
        const string plan = "- fault: partition\n  at: 2s\n  for: 3s\n  sides: [[0, 1], [2, 3, 4]]\n- fault: pause\n  at: 1s\n  for: 1s\n  node: 2\n";
        var outcome = await WithPlanAsync("plan.yaml", plan);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(outcome.Output, Does.Contain("partition 8, pause 8"));
        outcome = await WithPlanAsync("plan.yml", plan.Replace("node: 2", "node: 9", StringComparison.Ordinal));
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain("line 5: fault 1 (pause): node: there is no node 9: nodes are 0 .. 4"));
    }

    [TestCase("[]", "line 1: fault 0 (partition): sides are one list or more of one node or more; ")]
    [TestCase("[[]]", "line 1: fault 0 (partition): sides are one list or more of one node or more; ")]
    [TestCase("[[0, 1], [1, 2]]", "line 1: fault 0 (partition): sides name node 1 twice: a node is on one side at most")]
    [TestCase("[0, 1]", "sides[0]: a list belongs here")]
    public async Task Sides_that_cannot_be_are_one_line_and_exit_code_2(string sides, string reason)
    {
        var outcome = await WithPlanAsync("plan.yaml", $"- {{ fault: partition, at: 2s, for: 3s, sides: {sides} }}\n");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage), outcome.Output);
        Assert.That(outcome.Error, Does.Contain(reason));
        Assert.That(outcome.Error.Count(letter => letter == '\n'), Is.EqualTo(1));
    }

    [TestCase("plan.yaml", "- { fault: pause, at: 1s, for: 1s, node: 1 }\n")]
    [TestCase("plan.json", "[{ \"fault\": \"pause\", \"at\": \"1s\", \"for\": \"1s\", \"node\": 1 }]")]
    public async Task A_plan_that_is_given_to_replay_is_said_to_be_one(string name, string plan)
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await AssertRefusedAsync(folder[name], plan, "it is a fault plan and no replay file: explore SCENARIO --plan FILE takes it");
    }

    [TestCase("file.json")]
    [TestCase("file.yaml")]
    public async Task A_replay_file_that_is_given_as_a_plan_is_said_to_be_one(string name)
    {
        using var folder = new Folder();
        await ExploreAsync(folder.Path);
        var outcome = await WithPlanAsync(name, await File.ReadAllTextAsync(FileIn(folder.Path)));
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage), outcome.Output);
        Assert.That(outcome.Error, Does.Contain("it is a replay file and no fault plan: distribution replay FILE takes it"));
        Assert.That(outcome.Error.Count(letter => letter == '\n'), Is.EqualTo(1));
    }

    [TestCase("- { fault: pause, at: 1s, for: 1s, node: 1 }\n- { fault: skew, at: 1s, for: 1s, node: 1, by: 1s }\n", "plan.yaml': line 2: fault 1 (skew): it is not tolerated; kinds that are: loss, ")]
    [TestCase("- { fault: pause, at: 1s, node: 1 }\n", "plan.yaml': line 1: fault 0 (pause): it never ends, ")]
    public async Task A_plan_that_the_scenario_does_not_tolerate_is_one_line_and_exit_code_2(string plan, string reason)
    {
        var outcome = await WithPlanAsync("plan.yaml", plan);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage), outcome.Error);
        Assert.That(outcome.Error, Does.StartWith("distribution: --plan '").And.Contain(reason));
        Assert.That(outcome.Error.Count(letter => letter == '\n'), Is.EqualTo(1));
    }

    [Test]
    public async Task Kinds_of_fault_that_the_scenario_does_not_tolerate_are_one_line_and_exit_code_2()
    {
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync("explore", "group-gossip", "--faults", "loss,skew", "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Match("^distribution: --faults '.*skew.*': skew is not tolerated; kinds that are: loss, .*\n$"));
    }

    [Test]
    public async Task A_broken_scenario_is_one_line_and_exit_code_2()
    {
        var catalog = Composition.Catalog with { Scenarios = [new MarkedScenario(typeof(NodelessScenario))] };
        var outcome = await new Line { Catalog = catalog }.RunAsync("explore", "nodeless", "--runs", "8", "--out", "none");
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((
            ExitCode.Usage,
            "distribution: the scenario NodelessScenario is broken: Build throws InvalidOperationException: it has no nodes: Build must call "
            + "Simulate or Cluster first\n")));
    }

    [Test]
    public async Task No_strategy_is_none_and_is_refused()
    {
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync("explore", "group-gossip", "--strategy", "none", "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain("--strategy 'none'").And.Contain("all, or a list of model, "));
    }

    [Test]
    public async Task A_replay_file_that_is_not_there_is_said_not_to_be()
    {
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync("replay", "nowhere.replay.json");
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((
            ExitCode.Usage, "distribution: file 'nowhere.replay.json': there is no such file\n")));
    }

    private static async Task<Line.Outcome> WithPlanAsync(string name, string plan)
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder[name], plan);
        return await new Line { Catalog = Composition.Catalog }.RunAsync(
            "explore", "group-gossip", "--plan", folder[name], "--out", "none", "--runs", "8");
    }

    private static Task<Line.Outcome> ExploreAsync(string folder) => new Line { Catalog = Composition.Catalog }.RunAsync(
        "explore", "rumors", "--defect", "awaits-forever", "--load", Library, "--runs", "256", "--out", Path.Combine(folder, "found"));

    private static string FileIn(string folder) => Path.Combine(folder, "found", "everybody-knows.replay.json");

    private static async Task AssertRefusedAsync(string path, string text, string reason)
    {
        await File.WriteAllTextAsync(path, text);
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync("replay", path, "--load", Library);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage), text);
        Assert.That(outcome.Error, Does.Contain(reason));
        Assert.That(outcome.Error.Count(letter => letter == '\n'), Is.EqualTo(1));
    }
}
