using System.Runtime.ExceptionServices;
using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

[TestFixture]
internal sealed class SimulateVerbTests
{
    [Test]
    public async Task The_document_has_the_members_of_the_contract()
    {
        using var document = await Document("simulate", "fake", "--runs", "40", "--nodes", "1e2", "--loss", "5%", "--seed", "18446744073709551615");
        var root = document.RootElement;
        Assert.That(
            root.EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "verb", "protocol", "seed", "runs", "nodes", "options", "measures", "curve", "theory", "notes", "traceHash", "performance" }));
        Assert.That(root.GetProperty("seed").GetUInt64(), Is.EqualTo(ulong.MaxValue));
        Assert.That(root.GetProperty("runs").GetInt32(), Is.EqualTo(40));
        Assert.That(root.GetProperty("nodes").GetInt32(), Is.EqualTo(100));
        Assert.That(root.GetProperty("options").GetRawText().ReplaceLineEndings("").Replace(" ", ""), Is.EqualTo("""{"nodes":100,"level":1,"loss":0.05}"""));
        Assert.That(root.GetProperty("traceHash").GetString(), Does.Match("^[0-9a-f]{16}$"));
        Assert.That(
            root.GetProperty("measures").GetProperty("value").EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "mean", "sd", "low", "high", "min", "p50", "p50Low", "p50High", "p90", "p90Low", "p90High", "p99", "p99Low", "p99High", "max", "count" }));
        Assert.That(root.GetProperty("curve").GetProperty("time").GetArrayLength(), Is.EqualTo(3));
        Assert.That(root.GetProperty("curve").GetProperty("informed").GetArrayLength(), Is.EqualTo(3));
        Assert.That(root.GetProperty("theory").GetArrayLength(), Is.Zero);
        Assert.That(
            root.GetProperty("performance").EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "events", "wallSeconds", "cpuSeconds", "nsPerEvent", "peakBytes" }));
        Assert.That(root.GetProperty("performance").GetProperty("events").GetInt64(), Is.EqualTo(400));
    }

    [Test]
    public async Task What_is_not_a_number_is_null()
    {
        using var document = await Document("simulate", "fake", "--runs", "1");
        var value = document.RootElement.GetProperty("measures").GetProperty("value");
        Assert.That(value.GetProperty("sd").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(value.GetProperty("low").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(value.GetProperty("mean").ValueKind, Is.EqualTo(JsonValueKind.Number));
    }

    [Test]
    public async Task Documents_of_different_numbers_of_jobs_are_equal_but_for_the_performance()
    {
        using var one = await Document("simulate", "fake", "--runs", "100", "--jobs", "1");
        using var three = await Document("simulate", "fake", "--runs", "100", "--jobs", "3");
        Assert.That(WithoutPerformance(three), Is.EqualTo(WithoutPerformance(one)));
    }

    [Test]
    public async Task The_table_says_that_no_theory_applies()
    {
        var outcome = await Line.Run("simulate", "fake", "--runs", "10");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done));
        Assert.That(outcome.Output, Does.StartWith("fake: 1,000 nodes, 10 runs, seed 1\n").And.Contain("note: no theory line applies to this setting because none is known for fake\n"));
        Assert.That(outcome.Output.Split('\n').Max(line => line.Length), Is.LessThanOrEqualTo(100));
        Assert.That(outcome.Error, Is.Empty);
    }

    [TestCase("rumor --stop once --nodes 50", " cycles\n")]
    [TestCase("flood --nodes 50", " s\n")]
    public async Task The_line_of_growth_has_a_unit_of_time(string words, string unit)
    {
        var outcome = await new Line { Catalog = Composition.Catalog with { Reports = null } }.RunAsync(["simulate", .. words.Split(' '), "--runs", "2", "--out", "none"]);
        Assert.That(outcome.Output, Does.Match("informed .* nodes from 0 to [0-9.]+" + unit), outcome.Error);
    }

    [Test]
    public async Task A_wide_interval_is_said_to_be_so()
    {
        var outcome = await Line.Run("simulate", "fake", "--runs", "40", "--until-ci", "1e-6");
        Assert.That(outcome.Output, Does.Contain("the interval of value is still"));
    }

    [Test]
    public async Task An_interrupted_simulation_shows_the_finished_runs()
    {
        using var source = new CancellationTokenSource();
        var started = 0;
        var protocol = new FakeProtocol { OnRun = _ => CancelAt(++started, 20, source) };
        var line = new Line { Catalog = new Catalog { Protocols = [protocol] }, Cancellation = source.Token };
        var outcome = await line.RunAsync("simulate", "fake", "--runs", "100", "--jobs", "1", "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(outcome.Output, Does.StartWith("fake: 1,000 nodes, 20 runs, seed 1\n"));
        Assert.That(outcome.Error, Is.EqualTo("distribution: interrupted after 20 of 100 runs, which are what is shown\n"));
    }

    [Test]
    public async Task Interrupted_before_the_first_run_there_is_nothing_to_show()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var outcome = await new Line { Cancellation = source.Token }.RunAsync("simulate", "fake", "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(outcome.Output, Is.Empty);
    }

    [Test]
    public async Task A_failing_run_is_exit_code_1()
    {
        var protocol = new FakeProtocol { OnRun = _ => throw new InvalidOperationException("planted\nin two lines") };
        var outcome = await new Line { Catalog = new Catalog { Protocols = [protocol] } }.RunAsync("simulate", "fake", "--jobs", "1", "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(outcome.Error, Does.Match("^distribution: fake: run 0 \\(its own seed is [0-9]+\\) failed: planted in two lines\n$"));
    }

    [Test]
    public async Task Too_many_nodes_for_the_memory_is_exit_code_3()
    {
        var protocol = new FakeProtocol { OnRun = _ => ExceptionDispatchInfo.Throw(new OutOfMemoryException()) };
        var outcome = await new Line { Catalog = new Catalog { Protocols = [protocol] } }.RunAsync("simulate", "fake", "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Environment));
        Assert.That(outcome.Error, Does.Contain("not enough memory"));
    }

    private static void CancelAt(int count, int wanted, CancellationTokenSource source)
    {
        if (count == wanted)
        {
            source.Cancel();
        }
    }

    private static async Task<JsonDocument> Document(params string[] arguments)
    {
        var outcome = await Line.Run([.. arguments, "--format", "json"]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        return JsonDocument.Parse(outcome.Output);
    }

    private static string WithoutPerformance(JsonDocument document) =>
        string.Join('\n', document.RootElement.EnumerateObject().Where(member => member.Name is not "performance"));
}
