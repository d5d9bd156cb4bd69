using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

[Parallelizable(ParallelScope.All)]
internal sealed class MeasureAndBenchTests
{
    [Test]
    public async Task Numbers_of_a_measurement_nest_and_samples_are_summarised()
    {
        var outcome = await Run(new FakeMeasurement(), CancellationToken.None, "--runs", "3", "--format", "json");
        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.That(root.GetProperty("verb").GetString(), Is.EqualTo("measure"));
        var measures = root.GetProperty("measures");
        Assert.That(measures.GetProperty("timeMs").GetProperty("count").GetInt32(), Is.EqualTo(6));
        var byInFlight = measures.GetProperty("byInFlight");
        Assert.That(byInFlight.GetProperty("1").GetProperty("cold").GetProperty("rate").GetDouble(), Is.EqualTo(1.5));
        Assert.That(byInFlight.GetProperty("1").GetProperty("warm").GetProperty("rate").GetDouble(), Is.EqualTo(2.5));
        Assert.That(byInFlight.GetProperty("50").GetProperty("warm").GetProperty("rate").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(measures.TryGetProperty("unused", out _), Is.False);
        Assert.That(root.GetProperty("processes").EnumerateArray().Select(id => id.GetInt32()), Is.EqualTo(new[] { 11, 12 }));
        Assert.That(root.GetProperty("performance").GetProperty("events").GetInt32(), Is.EqualTo(4));
    }

    [Test]
    public async Task An_interrupted_measurement_shows_its_finished_runs()
    {
        using var source = new CancellationTokenSource();
        var outcome = await Run(new FakeMeasurement { OnRun = source.Cancel }, source.Token, "--runs", "3");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(outcome.Output, Does.StartWith("measure thing: 1 run with real processes\n"));
    }

    [Test]
    public async Task What_the_machine_does_not_give_is_exit_code_3()
    {
        var measurement = new FakeMeasurement { OnRun = () => throw new EnvironmentException("the child did not start") };
        var outcome = await Run(measurement, CancellationToken.None);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Environment));
        Assert.That(outcome.Error, Is.EqualTo("distribution: the child did not start\n"));
    }

    [Test]
    public async Task Samples_are_kept_in_the_results_folder()
    {
        using var folder = new Folder();
        var line = new Line { Catalog = new Catalog { Measurements = [new FakeMeasurement()] } };
        await line.RunAsync("measure", "thing", "--out", folder.Path);
        Assert.That(
            StoredTables.Read(folder["results.db"], "SELECT cell, source, measure, position, value FROM samples"),
            Is.EqualTo(new[] { "0|measured|timeMs|0|0", "0|measured|timeMs|1|1" }));
        Assert.That(File.Exists(folder["result.json"]));
    }

    [Test]
    public async Task A_benchmark_has_the_measures_of_the_contract()
    {
        var outcome = await Bench(new FakeBenchmark(), "--repeat", "3", "--format", "json", "--seed", "7");
        using var document = JsonDocument.Parse(outcome.Output);
        var measures = document.RootElement.GetProperty("measures");
        Assert.That(
            measures.EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "nsPerEvent", "events", "sent", "reached", "peakBytes", "bytesPerNode" }));
        Assert.That(measures.GetProperty("nsPerEvent").EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "cold", "steady" }));
        Assert.That(measures.GetProperty("sent").GetInt32(), Is.EqualTo(400));
        Assert.That(document.RootElement.GetProperty("traceHash").GetString(), Is.EqualTo("0000000000000007"));
        Assert.That(document.RootElement.GetProperty("runs").GetInt32(), Is.EqualTo(3));
    }

    [Test]
    public async Task One_repetition_has_no_steady_cost()
    {
        var outcome = await Bench(new FakeBenchmark(), "--repeat", "1", "--format", "json");
        using var document = JsonDocument.Parse(outcome.Output);
        Assert.That(document.RootElement.GetProperty("measures").GetProperty("nsPerEvent").GetProperty("steady").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Repetitions_that_differ_are_a_failed_verdict()
    {
        var outcome = await Bench(new FakeBenchmark { Different = 2 }, "--repeat", "5");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(outcome.Error, Does.Contain("w0: run 2").And.Contain("it did not do what the first repetition did"));
    }

    [TestCase("--runs 3", 3)]
    [TestCase("--runs 3 --repeat 3", 3)]
    [TestCase("--repeat 2", 2)]
    [TestCase("", 5)]
    public async Task Runs_of_a_benchmark_are_its_repetitions(string options, int count)
    {
        var outcome = await Bench(new FakeBenchmark(), ["--format", "json", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        using var document = JsonDocument.Parse(outcome.Output);
        Assert.That(document.RootElement.GetProperty("runs").GetInt32(), Is.EqualTo(count));
    }

    [Test]
    public async Task Runs_that_are_not_the_repetitions_are_wrong_usage()
    {
        var outcome = await Bench(new FakeBenchmark(), "--runs", "3", "--repeat", "4");
        Assert.That(outcome.Error, Is.EqualTo("distribution: --repeat '4' with --runs '3': they say the same, so allowed are equal numbers\n"));
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
    }

    [Test]
    public async Task A_benchmark_leaves_a_folder_with_a_report()
    {
        using var folder = new Folder();
        var line = new Line { Catalog = new Catalog { Benchmarks = [new FakeBenchmark()], Reports = new ReportComposer() } };
        var outcome = await line.RunAsync("bench", "w0", "--runs", "3", "--out", folder.Path);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(outcome.Output, Does.EndWith($"\n{folder["report.html"]}\n"));
        Assert.That(
            StoredTables.Read(folder["results.db"], "SELECT measure, position FROM samples"),
            Is.EqualTo(new[] { "nsPerEvent.cold|0", "nsPerEvent.steady|0", "nsPerEvent.steady|1" }));
        Assert.That(await File.ReadAllTextAsync(folder["report.html"]), Does.Contain("nsPerEvent.steady, median").And.Not.Contain("real processes"));
        Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Does.Contain("\"state\": \"complete\"").And.Contain("\"verb\": \"bench\""));
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(folder["result.json"]));
        Assert.That(document.RootElement.GetProperty("protocol").GetString(), Is.EqualTo("w0"));
    }

    private static Task<Line.Outcome> Run(FakeMeasurement measurement, CancellationToken cancellation, params string[] arguments) =>
        new Line { Catalog = new Catalog { Measurements = [measurement] }, Cancellation = cancellation }
            .RunAsync(["measure", "thing", "--out", "none", .. arguments]);

    private static Task<Line.Outcome> Bench(FakeBenchmark benchmark, params string[] arguments) =>
        new Line { Catalog = new Catalog { Benchmarks = [benchmark] } }.RunAsync(["bench", "w0", "--out", "none", .. arguments]);
}
