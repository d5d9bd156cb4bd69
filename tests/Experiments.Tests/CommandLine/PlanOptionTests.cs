using System.Text.Json.Nodes;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

/// <summary><c>--plan FILE</c> of <c>simulate</c>, <c>measure</c> and <c>compare</c>.</summary>
[Parallelizable]
internal sealed class PlanOptionTests
{
    private const string Apart = "[{ \"fault\": \"partition\", \"at\": \"0s\", \"for\": \"10s\", \"sides\": [[1, 2, 3, 4, 5]] }]";

    [Test]
    public async Task A_partition_keeps_a_message_on_its_side_and_repair_brings_it_over()
    {
        var (pushed, repaired) = (await SimulateAsync(Apart), await SimulateAsync(Apart, "--repair", "anti-entropy"));
        Assert.That((double)pushed["measures"]!["reach"]!["mean"]!, Is.EqualTo(0.5));
        Assert.That(pushed["theory"]!.AsArray(), Is.Empty, "no theory knows of the plan");
        Assert.That((double)repaired["measures"]!["reach"]!["mean"]!, Is.EqualTo(1));
        Assert.That((double)repaired["measures"]!["lastArrivalMs"]!["min"]!, Is.GreaterThan(10_000), "not before the partition is over");
    }

    [Test]
    public async Task Messages_are_spread_over_the_time_of_the_plan()
    {
        // Of four messages, one every five seconds, the first two find the partition.
        var plan = Apart.Replace("}]", "}, { \"fault\": \"pause\", \"at\": \"19s\", \"for\": \"1s\", \"node\": 1 }]", StringComparison.Ordinal);
        var document = await SimulateAsync(plan, "--messages", "4");
        Assert.That((double)document["measures"]!["all"]!["mean"]!, Is.EqualTo(0.5));
        Assert.That((double)document["measures"]!["reach"]!["mean"]!, Is.EqualTo(0.75));
    }

    [Test]
    public async Task A_message_that_misses_somebody_does_not_put_off_those_after_it()
    {
        // One every quarter of a second, and a second passes until one counts as over: all forty find the partition.
        var document = await SimulateAsync(Apart, "--messages", "40");
        Assert.That((double)document["measures"]!["all"]!["mean"]!, Is.Zero);
        Assert.That((double)document["measures"]!["reach"]!["mean"]!, Is.EqualTo(0.5));
    }

    [Test]
    public async Task Nodes_that_crash_miss_what_is_sent_meanwhile_and_afterwards()
    {
        const string Down = "[{ \"fault\": \"crash\", \"at\": \"0s\", \"for\": \"2s\", \"node\": 3 }, "
            + "{ \"fault\": \"churn\", \"at\": \"0s\", \"for\": \"2s\", \"every\": \"1s\", \"away\": \"500ms\", \"core\": 10 }]";
        var document = await SimulateAsync(Down, "--messages", "4");

        // Without its state a node is in no group: node 3 misses all four, node 10 all but perhaps the first.
        Assert.That((double)document["measures"]!["reach"]!["mean"]!, Is.InRange(0.8, 0.85));
        Assert.That((double)document["measures"]!["messages"]!["mean"]!, Is.GreaterThan(50));
    }

    [Test]
    public async Task A_run_with_a_plan_is_the_same_again()
    {
        const string Loss = "[{ \"fault\": \"loss\", \"for\": \"1s\", \"chance\": 0.3 }, { \"fault\": \"crash\", \"for\": \"1s\", \"node\": 3 }]";
        var hashes = new List<string>();
        await WithAsync(Loss, async path =>
        {
            var line = new Line { Catalog = Composition.Catalog };
            for (var jobs = 1; jobs <= 2; jobs++)
            {
                var outcome = await line.RunAsync(
                    "simulate", "gossip", "--runs", "10", "--plan", path, "--jobs", $"{jobs}", "--format", "json", "--out", "none");
                hashes.Add((string)JsonNode.Parse(outcome.Output)!["traceHash"]!);
            }

            return new Line.Outcome(0, "", "");
        });
        Assert.That(hashes[1], Is.EqualTo(hashes[0]));
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task The_same_plan_on_processes_does_the_same_and_says_what_does_not_exist_there(CancellationToken cancellation)
    {
        const string Alone = "[{ \"fault\": \"corruption\", \"chance\": 0.1 }, { \"fault\": \"partition\", \"sides\": [[0]] }]";
        var line = new Line { Catalog = Composition.Catalog, Cancellation = cancellation };
        var outcome = await WithAsync(Alone, path => line.RunAsync(
            "compare", "gossip", "--nodes", "3", "--runs", "1", "--calibration", "none", "--plan", path, "--format", "json", "--out", "none"));
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(outcome.Error, Does.StartWith(
            "distribution: --plan: fault 0 (corruption) does not exist on real processes: TCP delivers what was sent or nothing\n"));
        var document = JsonNode.Parse(outcome.Output)!;
        foreach (var side in new[] { "processes", "simulated" })
        {
            Assert.That((double)document[side]!["measures"]!["reach"]!["mean"]!, Is.Zero, side);
            Assert.That((double)document[side]!["measures"]!["duplicates"]!["mean"]!, Is.Zero, side);
        }
    }

    [TestCase("[{ \"fault\": \"pause\", \"node\": 11 }]", "there is no node 11: nodes are 0 .. 10")]
    [TestCase("[{ \"fault\": \"crash\", \"node\": 0 }]", "fault 0 (crash): node 0 is the program itself and can neither crash nor be halted")]
    [TestCase("[{ \"fault\": \"loss\", \"chance\": 1.2 }]", "chance: '1.2' is no probability")]
    [TestCase("[{ \"fault\": \"loss\", \"at\": \"-1s\", \"chance\": 0.2 }]", "at: '-1s' is before the start of the run")]
    [TestCase("[{ \"fault\": \"lo", "this is no JSON")]
    public async Task A_wrong_plan_is_one_line_and_exit_code_2_whatever_the_verb(string plan, string reason)
    {
        foreach (var verb in new[] { "simulate", "measure", "compare" })
        {
            var outcome = await WithAsync(plan, path => new Line { Catalog = Composition.Catalog }.RunAsync(
                verb, "gossip", "--nodes", "10", "--plan", path, "--out", "none"));
            Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage), verb);
            Assert.That(outcome.Error, Does.StartWith("distribution: --plan '").And.Contain(reason).And.EndsWith("\n"));
            Assert.That(outcome.Error.TrimEnd('\n'), Does.Not.Contain('\n'));
        }
    }

    [Test]
    public async Task What_a_plan_does_is_not_said_twice()
    {
        var outcome = await WithAsync(Apart, path => new Line { Catalog = Composition.Catalog }.RunAsync(
            "simulate", "gossip", "--crashed", "10%", "--plan", path, "--out", "none"));
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((ExitCode.Usage,
            "distribution: --crashed 0.1 with --plan: which nodes are down is said twice, so allowed is a plan whose faults crash them\n")));
        var missing = await new Line { Catalog = Composition.Catalog }.RunAsync("measure", "gossip", "--plan", "/no/such/plan", "--out", "none");
        Assert.That(missing.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(missing.Error, Does.StartWith("distribution: --plan '/no/such/plan': there is no such file"));
    }

    private static async Task<JsonNode> SimulateAsync(string plan, params string[] options)
    {
        var outcome = await WithAsync(plan, path => new Line { Catalog = Composition.Catalog }.RunAsync(
            ["simulate", "gossip", "--nodes", "10", "--subset", "n-1", "--runs", "5", "--plan", path, "--format", "json", "--out", "none", .. options]));
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        return JsonNode.Parse(outcome.Output)!;
    }

    private static async Task<Line.Outcome> WithAsync(string plan, Func<string, Task<Line.Outcome>> run)
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["plan.json"], plan);
        return await run(folder["plan.json"]);
    }
}
