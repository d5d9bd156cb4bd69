using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Theory;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

/// <summary><c>simulate spread</c>: exact, without runs.</summary>
[TestFixture]
internal sealed class SimulateSpreadTests
{
    private static readonly Catalog Catalog = new()
    {
        Protocols = [new FakeProtocol()],
        Theories = [new SpreadTheory()],
        Reports = new ReportComposer(),
    };

    [TestCase("--mode push --nodes 1000", 18.0383, 1.32)]
    [TestCase("--mode push --nodes 100 --runs 7 --seed 3 --jobs 1", 12.3045, 1.33)]
    [TestCase("--mode pull --nodes 100", 9.7932, 1.37)]
    [TestCase("--fanout 3 --nodes 30", 4.235, 0.47)]
    [TestCase("--nodes 2 --delivery 50%", 2, 1.41)]
    public async Task The_document_has_the_published_mean_and_deviation(string line, double mean, double sd)
    {
        var outcome = await Run([.. line.Split(' '), "--format", "json", "--out", "none"]);
        Assert.That(outcome.Error, Is.Empty);
        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        var time = root.GetProperty("measures").GetProperty("tLast");
        Assert.That(time.GetProperty("mean").GetDouble(), Is.EqualTo(mean).Within(5e-3 * (mean < 5 ? 1 : 0.02)));
        Assert.That(time.GetProperty("sd").GetDouble(), Is.EqualTo(sd).Within(0.01));
        Assert.That(root.GetProperty("runs").GetInt32(), Is.Zero);
        Assert.That(root.GetProperty("exact").GetBoolean());
        Assert.That(root.GetProperty("curve").GetProperty("informed")[0].GetDouble(), Is.EqualTo(1));
    }

    [Test]
    public async Task Quantiles_are_those_of_the_distribution()
    {
        // Two sites, delivery 1/2: geometric.
        var outcome = await Run("--nodes", "2", "--delivery", "0.5", "--format", "json", "--out", "none");
        using var document = JsonDocument.Parse(outcome.Output);
        var time = document.RootElement.GetProperty("measures").GetProperty("tLast");
        int Value(string name) => time.GetProperty(name).GetInt32();
        Assert.That((Value("min"), Value("p50"), Value("p90"), Value("p99")), Is.EqualTo((1, 1, 4, 7)));
        Assert.That(time.GetProperty("max").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task The_table_says_that_nothing_was_run()
    {
        var outcome = await Run("--nodes", "100", "--out", "none");
        Assert.That(outcome.Output, Does.StartWith("spread: 100 nodes, exact, no runs\n").And.Match("tLast \\(cycles\\) +12.3045 +1.3323"));
        Assert.That(outcome.Output, Does.Contain("lower bound").And.Contain("upper bound").And.Contain("leading order"));
    }

    [TestCase("--nodes 1", "--nodes '1': allowed are 2 nodes or more")]
    [TestCase("--nodes 50000", "--nodes 50000: the exact chain takes too long for this many; allowed are fewer")]
    [TestCase("--delivery 0", "must let a site inform")]
    [TestCase("--nodes 10 --fanout 10", "--fanout '10': allowed are up to the 9 others")]
    [TestCase("--stop once", "--stop: spread has no such option")]
    public async Task What_cannot_be_computed_is_refused_in_a_sentence(string line, string said)
    {
        var outcome = await Run([.. line.Split(' '), "--out", "none"]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain(said));
    }

    [Test]
    public async Task The_report_says_that_it_is_exact()
    {
        using var folder = new Folder();
        var outcome = await Run("--nodes", "60", "--mode", "push-pull", "--out", folder.Path);
        Assert.That(outcome.Output, Does.EndWith($"\n{folder["report.html"]}\n"));
        var page = await File.ReadAllTextAsync(folder["report.html"]);
        Assert.That(page, Does.Contain("spread was computed exactly").And.Contain("10 – 90 % of the exact distribution"));
        Assert.That(page, Does.Not.Contain("0 runs").And.Not.Contain("--runs 0").And.Not.Contain("of theory").And.Not.Contain("median run"));
    }

    [Test]
    public async Task It_is_listed_with_the_protocols()
    {
        var outcome = await new Line { Catalog = Catalog }.RunAsync("list");
        Assert.That(outcome.Output, Does.Contain("simulate spread --mode push --nodes 1000"));
    }

    private static Task<Line.Outcome> Run(params string[] arguments) =>
        new Line { Catalog = Catalog }.RunAsync(["simulate", "spread", .. arguments]);
}
