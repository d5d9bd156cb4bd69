using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Measuring;

/// <summary>All nodes are reached in all of twenty runs of ten nodes and five messages: the interval of their share is that of 900
/// receptions, wherever the runs were made.</summary>
[TestFixture]
internal sealed class MeasuredShareTests
{
    private static readonly double Low = Summary.Of(Enumerable.Repeat(1.0, 20), MeasureKind.Share, new Trials(20, 5, 9)).Interval.Low;

    [TestCase("simulate", "")]
    [TestCase("measure", "")]
    [TestCase("compare", "processes")]
    [TestCase("compare", "simulated")]
    public async Task A_share_that_was_always_all_may_be_less(string verb, string side)
    {
        var outcome = await Line().RunAsync(verb, "all", "--nodes", "10", "--messages", "5", "--runs", "20", "--format", "json", "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        using var document = JsonDocument.Parse(outcome.Output);
        var place = side.Length == 0 ? document.RootElement : document.RootElement.GetProperty(side);
        var reach = place.GetProperty("measures").GetProperty("reach");
        Assert.That(
            (reach.GetProperty("mean").GetDouble(), reach.GetProperty("low").GetDouble(), reach.GetProperty("high").GetDouble()),
            Is.EqualTo((1.0, Low, 1.0)));
    }

    [Test]
    public async Task The_table_of_a_measurement_shows_the_same_interval()
    {
        var outcome = await Line().RunAsync("measure", "all", "--nodes", "10", "--messages", "5", "--runs", "20", "--out", "none");
        Assert.That(outcome.Output, Does.Match("\nreach +1\\.0000 +0\\.99[0-9]{2} +1\\.0000 "));
    }

    [Test]
    public async Task The_verdicts_of_a_plan_show_the_same_interval()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["p.yaml"], "kind: compare\nprotocol: all\noptions: {messages: 5}\naxes: {nodes: [10, 11]}\n");
        var outcome = await Line().RunAsync("sweep", folder["p.yaml"], "--runs", "20", "--out", folder["out"]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        var page = await File.ReadAllTextAsync(folder["out/report.html"]);
        var table = page[page.LastIndexOf("Do processes and simulator agree?", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("</table>", StringComparison.Ordinal)];
        var interval = Format.Interval(new Estimate(1, Low, 1, 20));
        Assert.That(table.Split(interval), Has.Length.EqualTo(3), $"{interval} on processes and in the simulator at 10 nodes");
    }

    [Test]
    public void Where_many_nodes_of_all_messages_are_missed_the_interval_is_that_of_the_mean_of_the_runs()
    {
        var settings = Given.Options(Given.Gossip, "--nodes 6 --messages 100 --subset ln+1");
        var result = CellRunner.Run(new CellPlan(Given.Gossip, settings, 1, 20, 1, null), Silent.Progress, CancellationToken.None);
        var reach = result.Measures.First(measure => measure.Definition.Name is "reach").Summary;
        Assert.That((1 - reach.Mean) * 20 * 6 * 100, Is.GreaterThan(30), "that many are missed");
        var runs = result.ValuesOf(result.Plan.Protocol.Measures.First(measure => measure.Name is "reach"));
        Assert.That(reach.Interval, Is.EqualTo(MeanInterval.Of(Moments.Of([.. runs.Order()])).Within(0, 1)));
    }

    private static Line Line() => new()
    {
        Catalog = new Catalog
        {
            Protocols = [new AllReached()],
            Measurements = [new FakeCounterpart(new AllReached()) { Options = new AllReached().Options, Shared = ["reach"], ValueOf = _ => 1 }],
            Reports = new ReportComposer(),
        },
    };

    private sealed class AllReached : IListedProtocol, ISimulationRun
    {
        public string Name => "all";

        public string Summary => "reaches all";

        public string Example => "";

        public string SweepExample => "--nodes 1,2";

        public IReadOnlyList<ProtocolOption> Options { get; } = [CommonOptions.Nodes, CommonOptions.Messages];

        public IReadOnlyList<MeasureDefinition> Measures { get; } = [new("reach", "", "of all nodes", MeasureKind.Share)];

        public double CurveStep => 1;

        public ISimulationRun Prepare(Settings settings) => this;

        RunSample ISimulationRun.Run(ulong seed, CancellationToken cancellation) => new()
        {
            Measures = new Dictionary<string, double>(StringComparer.Ordinal) { ["reach"] = 1 },
            TraceHash = seed,
            Events = 1,
        };
    }
}
