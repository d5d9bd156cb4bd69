using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Running;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Tours;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Tours;

[TestFixture]
internal sealed class TourTests
{
    [Test]
    public async Task The_tour_shows_the_sweep_then_processes_beside_the_simulator_and_the_folder_last()
    {
        using var folder = new Folder();
        var outcome = await Line(new FakeGuide()).RunAsync("tour", "--runs", "5", "--out", folder.Path);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        var text = outcome.Output;
        Assert.That(text.IndexOf("1. How many of 1,000 nodes", StringComparison.Ordinal), Is.Zero);
        Assert.That(text, Does.Match("\n +2 .* 0\\.798 "), "theory stands beside fan-out 2");
        Assert.That(text, Does.Contain("started processes 101 102 103 104 105 106: 40 ms each in the median, 60 ms at most"));
        Assert.That(text, Does.EndWith($"\n{folder.Path}\n"));
        Assert.That(text.Split('\n').Where(line => line.Length > 0 && char.IsAsciiDigit(line.TrimStart()[0])), Has.Exactly(10).Items);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(folder["result.json"]));
        Assert.That(document.RootElement.GetProperty("sweep").GetProperty("rows").GetArrayLength(), Is.EqualTo(8));
        Assert.That(document.RootElement.GetProperty("processes").GetProperty("measures").GetProperty("spawnMs").GetProperty("count").GetInt32(), Is.EqualTo(6));
        Assert.That(document.RootElement.GetProperty("simulated").GetProperty("protocol").GetString(), Is.EqualTo("gossip"));
        Assert.That((await File.ReadAllLinesAsync(folder["rows.csv"])), Has.Length.EqualTo(9));
    }

    [Test]
    public async Task The_report_of_the_tour_has_its_sweep_and_its_processes_beside_the_simulator()
    {
        using var folder = new Folder();
        var line = Line(new FakeGuide());
        var outcome = await new Line { Catalog = line.Catalog with { Reports = new ReportComposer() } }.RunAsync("tour", "--runs", "5", "--out", folder.Path);
        Assert.That(outcome.Output, Does.EndWith($"\n{folder["report.html"]}\n"), outcome.Error);
        foreach (var chart in new[] { "reach-fanout", "missed-fanout", "latency-distribution", "spawn-times" })
        {
            Assert.That(File.Exists(Path.Combine(folder["charts"], chart + ".svg")), Is.True, chart);
        }

        Assert.That(await File.ReadAllTextAsync(folder["report.html"]), Does.Contain("simulator 5, processes 2 samples"));
        Assert.That((await File.ReadAllLinesAsync(folder["simulated.csv"])).Count(text => text.StartsWith("lastArrivalMs,", StringComparison.Ordinal)), Is.EqualTo(5));
    }

    [Test]
    public async Task No_verb_at_all_is_the_tour()
    {
        var guide = new FakeGuide();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder.Path;
        try
        {
            var outcome = await Line(guide, source.Token).RunAsync();
            Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted));
            Assert.That(outcome.Error, Is.EqualTo("distribution: interrupted before anything was finished\n"));
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Test]
    public async Task The_same_messages_are_sent_to_as_many_processes_as_simulated_nodes()
    {
        var guide = new FakeGuide();
        await Line(guide).RunAsync("tour", "--runs", "5", "--out", "none", "--format", "json");
        Assert.That(guide.Request!.Settings.Key, Is.EqualTo("gossip;messages=20;nodes=6"));
    }

    [Test]
    public async Task Children_that_do_not_start_are_exit_code_3()
    {
        var guide = new FakeGuide { Failure = new EnvironmentException("child 3 did not come up") };
        var outcome = await Line(guide).RunAsync("tour", "--runs", "5", "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Environment));
        Assert.That(outcome.Error, Is.EqualTo("distribution: child 3 did not come up\n"));
        Assert.That(outcome.Output, Does.StartWith("1. How many"), "what was finished is shown");
    }

    private static Line Line(FakeGuide guide, CancellationToken cancellation = default) => new()
    {
        Catalog = new Catalog
        {
            Protocols = [new RumorProtocol(), new GossipService()],
            TourGuide = guide,
        },
        Cancellation = cancellation,
    };

    private sealed class FakeGuide : ITourGuide
    {
        public Exception? Failure { get; init; }

        public MeasurementRequest? Request { get; private set; }

        public Task<TourProcesses> MeasureAsync(MeasurementRequest request, IRunProgress progress, CancellationToken cancellation)
        {
            Request = request;
            var samples = GossipService.SharedMeasures.ToDictionary(
                measure => measure.Name, _ => (IReadOnlyList<double>)[0.5, 1], StringComparer.Ordinal);
            var measured = new Measured { Runs = 2, Samples = samples, Processes = [101, 102, 103, 104, 105, 106] };
            return Failure is null ? Task.FromResult(new TourProcesses([30, 40, 40, 40, 60, 30], measured)) : Task.FromException<TourProcesses>(Failure);
        }
    }
}
