using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Running;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Tests.Reports;
using Distribution.Experiments.Tours;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Tours;

[TestFixture]
internal sealed class TourTests
{
    [Test]
    public async Task The_tour_shows_the_sweep_then_processes_beside_the_simulator_and_the_report_last()
    {
        using var folder = new Folder();
        var outcome = await Line(new FakeGuide()).RunAsync("tour", "--runs", "5", "--out", folder.Path);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        var text = outcome.Output;
        Assert.That(text.IndexOf("1. How many of 1,000 nodes", StringComparison.Ordinal), Is.Zero);
        Assert.That(text, Does.Match("\n +2 .* 0\\.798 "), "theory stands beside fan-out 2");
        Assert.That(text, Does.Contain("started processes 101 102 103 104 105 106: 40 ms each in the median, 60 ms at most"));
        Assert.That(text, Does.Match("\nmeasure +processes +\\+- +simulator +\\+- +gap +\\+- +theory\n"), "every interval, in 80 columns");
        Assert.That(text, Does.EndWith($"\n{folder["report.html"]}\n"));
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
        var outcome = await Line(new FakeGuide()).RunAsync("tour", "--runs", "5", "--out", folder.Path);
        Assert.That(outcome.Output, Does.EndWith($"\n{folder["report.html"]}\n"), outcome.Error);
        foreach (var chart in new[] { "reach-fanout", "missed-fanout", "latency-distribution", "spawn-times" })
        {
            Assert.That(File.Exists(Path.Combine(folder["charts"], chart + ".svg")), Is.True, chart);
        }

        var page = await File.ReadAllTextAsync(folder["report.html"]);
        Assert.That(page, Does.Contain("simulator 100, processes 2 samples"));
        Assert.That(page, Does.Contain("</span> measured</span>").And.Not.Contain("✓"), "nothing is judged, so nothing held");
        Assert.That(
            StoredTables.Read(folder["results.db"], "SELECT value FROM samples WHERE source = 'simulated' AND measure = 'lastArrivalMs'"),
            Has.Length.EqualTo(5 * TourPlan.Messages));
    }

    [Test]
    public async Task The_picture_in_the_README_is_the_one_that_the_tour_draws()
    {
        using var folder = new Folder();
        var outcome = await Line(new FakeGuide()).RunAsync("tour", "--seed", "1", "--out", folder.Path);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(
            await File.ReadAllTextAsync(Path.Combine(folder["charts"], "missed-fanout.svg")),
            Is.EqualTo(await File.ReadAllTextAsync(Repository.PathOf("docs", "images", "tour-missed.svg"))),
            "docs/charts.md says how it is drawn anew");
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

    [Test]
    public async Task Interrupted_in_the_sweep_the_finished_settings_are_kept_and_reported()
    {
        using var source = new CancellationTokenSource();
        using var folder = new Folder();
        var runs = 0;
        var rumor = new WatchedProtocol(new RumorProtocol(), () => CancelAt(++runs, 12, source));
        var outcome = await Line(new FakeGuide(), source.Token, rumor).RunAsync("tour", "--runs", "5", "--jobs", "1", "--out", folder.Path);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(outcome.Output, Does.EndWith($"\n{folder["report.html"]}\n"));
        Assert.That(
            outcome.Error,
            Is.EqualTo($"distribution: interrupted after 2 of 8 settings; to go on: the same command with --out {folder.Path}\n"));
        Assert.That(await File.ReadAllTextAsync(folder["report.html"]), Does.Contain("2 of 8 settings are finished. Nothing was measured on processes."));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Interrupted_after_the_sweep_it_goes_on_from_there_and_ends_as_without_the_interruption(bool isMeasured)
    {
        using var source = new CancellationTokenSource();
        using var folder = new Folder();
        string[] arguments = ["tour", "--runs", "5", "--out", folder.Path];
        var first = await Line(new FakeGuide { OnMeasure = () => Cancel(source, isMeasured) }, source.Token).RunAsync(arguments);
        Assert.That(first.Code, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(first.Output, Does.EndWith($"\n{folder["report.html"]}\n"));
        Assert.That(first.Error, Does.StartWith("distribution: interrupted after 8 of 8 settings; to go on"));
        var page = await File.ReadAllTextAsync(folder["report.html"]);
        Assert.That(page, Does.Contain("incomplete").And.Contain("8 of 8 settings are finished."));
        Assert.That(page.Contains("Nothing was measured on processes.", StringComparison.Ordinal), Is.Not.EqualTo(isMeasured));
        Assert.That(StoredTables.Read(folder["results.db"], "SELECT value FROM samples WHERE source = 'measured'").Length > 1, Is.EqualTo(isMeasured));
        var rows = await File.ReadAllTextAsync(folder["rows.csv"]);

        var again = await Line(new FakeGuide(), protocol: new WatchedProtocol(new RumorProtocol(), () => Assert.Fail("it has run"))).RunAsync(arguments);
        Assert.That(again.Code, Is.EqualTo(ExitCode.Done), again.Error);
        Assert.That(await File.ReadAllTextAsync(folder["rows.csv"]), Is.EqualTo(rows));
        Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Does.Contain("\"state\": \"complete\""));
    }

    [Test]
    public async Task The_document_of_an_interrupted_tour_has_the_parts_that_are_finished()
    {
        using var source = new CancellationTokenSource();
        var guide = new FakeGuide { OnMeasure = () => Cancel(source, isMeasured: false) };
        var outcome = await Line(guide, source.Token).RunAsync("tour", "--runs", "5", "--out", "none", "--format", "json");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted));
        using var document = JsonDocument.Parse(outcome.Output);
        Assert.That(document.RootElement.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "verb", "sweep" }));
    }

    [Test]
    public async Task Loaded_libraries_are_passed_on_to_the_children()
    {
        var guide = new FakeGuide();
        var file = typeof(TourTests).Assembly.Location;
        await Line(guide).RunAsync("tour", "--runs", "5", "--out", "none", "--load", Path.GetRelativePath(Environment.CurrentDirectory, file));
        Assert.That(guide.Request!.Load, Is.EqualTo(new[] { file }));
    }

    private static void Cancel(CancellationTokenSource source, bool isMeasured)
    {
        source.Cancel();
        if (!isMeasured)
        {
            source.Token.ThrowIfCancellationRequested();
        }
    }

    private static void CancelAt(int count, int wanted, CancellationTokenSource source)
    {
        if (count == wanted)
        {
            source.Cancel();
        }
    }

    private static Line Line(FakeGuide guide, CancellationToken cancellation = default, IListedProtocol? protocol = null) => new()
    {
        Catalog = new Catalog
        {
            Protocols = [protocol ?? new RumorProtocol(), new GossipService()],
            TourGuide = guide,
            Reports = new ReportComposer(),
        },
        Cancellation = cancellation,
    };

    private sealed class FakeGuide : ITourGuide
    {
        public Exception? Failure { get; init; }

        public Action OnMeasure { get; init; } = () => { };

        public MeasurementRequest? Request { get; private set; }

        public Task<TourProcesses> MeasureAsync(MeasurementRequest request, IRunProgress progress, CancellationToken cancellation)
        {
            Request = request;
            OnMeasure();
            var samples = GossipService.SharedMeasures.ToDictionary(
                measure => measure.Name, _ => (IReadOnlyList<double>)[0.5, 1], StringComparer.Ordinal);
            var measured = new Measured { Runs = 2, Samples = samples, Processes = [101, 102, 103, 104, 105, 106] };
            return Failure is null ? Task.FromResult(new TourProcesses([30, 40, 40, 40, 60, 30], measured)) : Task.FromException<TourProcesses>(Failure);
        }
    }
}
