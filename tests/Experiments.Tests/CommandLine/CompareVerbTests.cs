using System.Text.Json;
using Distribution.Experiments.Calibrating;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

[Parallelizable]
internal sealed class CompareVerbTests
{
    [Test]
    public async Task The_document_has_the_measures_of_both_sides_and_their_gap()
    {
        var measured = new FakeCounterpart(new FakeProtocol());
        var outcome = await Line(measured).RunAsync("compare", "fake", "--level", "3", "--runs", "4", "--seed", "8", "--format", "json", "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.That((root.GetProperty("verb").GetString(), root.GetProperty("protocol").GetString()), Is.EqualTo(("compare", "fake")));
        Assert.That((root.GetProperty("runs").GetInt32(), root.GetProperty("nodes").GetInt32()), Is.EqualTo((4, 5)));
        var (real, simulated) = (root.GetProperty("processes"), root.GetProperty("simulated"));
        foreach (var measure in new[] { "value", "even", "rare" })
        {
            var (first, second) = (Mean(real, measure), Mean(simulated, measure));
            Assert.That(first, Is.EqualTo(1.5));
            Assert.That(root.GetProperty("gap").GetProperty(measure).GetProperty("difference").GetDouble(), Is.EqualTo(first - second).Within(1e-12));
        }

        Assert.That(real.GetProperty("processes").GetArrayLength(), Is.EqualTo(2));
        Assert.That(root.GetProperty("performance").GetProperty("events").GetInt64(), Is.EqualTo(3 + (4 * 10)));
    }

    [Test]
    public async Task The_foot_of_the_report_has_the_runs_of_all_repeats_and_what_was_judged()
    {
        using var folder = new Folder();
        await Line(new FakeCounterpart(new FakeProtocol())).RunAsync(
            "compare", "fake", "--runs", "4", "--repeats", "3", "--gap", "25%", "--warm-up", "0", "--out", folder.Path);
        var foot = await File.ReadAllTextAsync(folder["report.html"]);
        foot = foot[foot.IndexOf("How it was made", StringComparison.Ordinal)..];
        Assert.That(foot, Does.Contain("repeats 3, gap 0.25").And.Contain("<dt>runs</dt><dd>12</dd>"));
    }

    [Test]
    public async Task What_is_simulated_is_what_simulate_simulates()
    {
        var compared = await Line(new FakeCounterpart(new FakeProtocol())).RunAsync("compare", "fake", "--level", "3", "--runs", "4", "--format", "json", "--out", "none");
        var alone = await new Line().RunAsync("simulate", "fake", "--level", "3", "--nodes", "5", "--runs", "4", "--format", "json", "--out", "none");
        using var both = JsonDocument.Parse(compared.Output);
        using var one = JsonDocument.Parse(alone.Output);
        var simulated = both.RootElement.GetProperty("simulated");
        foreach (var member in new[] { "traceHash", "options", "measures" })
        {
            Assert.That(simulated.GetProperty(member).GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal),
                Is.EqualTo(one.RootElement.GetProperty(member).GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)));
        }
    }

    [Test]
    public async Task Both_columns_stand_beside_each_other_and_the_folder_has_both_samples()
    {
        using var folder = new Folder();
        var outcome = await Line(new FakeCounterpart(new FakeProtocol())).RunAsync("compare", "fake", "--runs", "4", "--out", folder.Path);
        Assert.That(outcome.Output, Does.StartWith("compare fake: 4 runs with real processes, 4 in the simulator\nnodes 5, level 1\n\n"));
        Assert.That(outcome.Output, Does.Match("\nmeasure +processes .*simulator .*gap .*\nvalue +1\\.5 "));
        Assert.That(outcome.Output, Does.EndWith($"\n{folder["report.html"]}\n"));
        Assert.That(Samples(folder, "measured"), Has.Length.EqualTo(12).And.Member("value|3|3"));
        Assert.That(Samples(folder, "simulated"), Has.Length.EqualTo(12).And.Some.StartsWith("value|3|1."));
        Assert.That(StoredTables.Read(folder["results.db"], "SELECT run FROM runs"), Has.Length.EqualTo(4));
        Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Does.Contain("\"state\": \"complete\""));
        Assert.That(await File.ReadAllTextAsync(folder["report.html"]), Does.Contain("On child processes, and in the simulator").And.Contain(">gap<"));
    }

    [Test]
    public async Task The_infection_curves_of_both_sides_are_in_the_document_and_in_one_chart()
    {
        using var folder = new Folder();
        var measured = new FakeCounterpart(new FakeProtocol()) { Informed = [0, 2, 5] };
        var outcome = await Line(measured).RunAsync("compare", "fake", "--runs", "4", "--format", "json", "--out", folder.Path);
        using var document = JsonDocument.Parse(outcome.Output);
        var curve = document.RootElement.GetProperty("processes").GetProperty("curve");
        Assert.That(curve.GetProperty("time").EnumerateArray().Select(time => time.GetDouble()), Is.EqualTo(new[] { 0, 1e-5, 2e-5 }));
        Assert.That(curve.GetProperty("informed").EnumerateArray().Select(count => count.GetDouble()), Is.EqualTo(new[] { 0.0, 2, 5 }));
        Assert.That(document.RootElement.GetProperty("simulated").GetProperty("curve").GetProperty("informed").GetArrayLength(), Is.EqualTo(3));
        var drawn = await File.ReadAllTextAsync(folder["charts/reached-round.vl.json"]);
        Assert.That(drawn, Does.Contain("\"series\": \"simulator\"").And.Contain("\"series\": \"processes\"").And.Contain("\"time (ms)\""));
    }

    [Test]
    public async Task A_setting_that_cannot_be_simulated_starts_no_process()
    {
        var measured = new FakeCounterpart(new FakeProtocol());
        var outcome = await Line(measured).RunAsync("compare", "fake", "--nodes", "1", "--level", "9", "--out", "none");
        Assert.That(outcome.Error, Is.EqualTo("distribution: --level '9': allowed are 0 to 8 with --nodes 1\n"));
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(measured.Request, Is.Null);
    }

    [TestCase("compare", "compare needs one of fake")]
    [TestCase("compare fakr", "'fakr': allowed are fake (did you mean 'fake'?)")]
    [TestCase("compare fake --nodes 51", "--nodes '51': allowed are whole numbers from 1 to 50")]
    [TestCase("compare fake --latency 1s", "--latency: fake has no such option")]
    [TestCase("compare fake --runs 0", "--runs '0': allowed are whole numbers from 1 to 100000")]
    public async Task Wrong_usage_is_one_line_and_exit_code_2(string line, string message)
    {
        var outcome = await Line(new FakeCounterpart(new FakeProtocol())).RunAsync(line.Split(' '));
        Assert.That(outcome.Error, Is.EqualTo($"distribution: {message}\n"));
        Assert.That((outcome.Output, outcome.Code), Is.EqualTo(("", ExitCode.Usage)));
    }

    [Test]
    public async Task Interrupted_on_the_processes_the_finished_runs_are_compared()
    {
        using var source = new CancellationTokenSource();
        var runs = 0;
        var measured = new FakeCounterpart(new FakeProtocol()) { OnRun = () => CancelAt(++runs, 3, source) };
        using var folder = new Folder();
        var outcome = await Line(measured, source.Token).RunAsync("compare", "fake", "--runs", "4", "--out", folder.Path);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(outcome.Output, Does.StartWith("compare fake: 2 runs with real processes, 4 in the simulator\n"));
        Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Does.Contain("\"state\": \"incomplete\""));
    }

    [Test]
    public async Task Interrupted_before_a_run_on_processes_what_was_simulated_is_kept()
    {
        using var source = new CancellationTokenSource();
        var measured = new FakeCounterpart(new FakeProtocol()) { OnRun = source.Cancel };
        using var folder = new Folder();
        var outcome = await Line(measured, source.Token).RunAsync("compare", "fake", "--runs", "4", "--out", folder.Path);
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((ExitCode.Interrupted, "")));
        Assert.That(Samples(folder, "simulated"), Has.Length.EqualTo(12));
        Assert.That(StoredTables.Read(folder["results.db"], "SELECT run FROM runs"), Has.Length.EqualTo(4));
        Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Does.Contain("\"state\": \"incomplete\""));
    }

    [Test]
    public async Task Interrupted_before_there_is_anything_to_compare_nothing_is_shown()
    {
        using var source = new CancellationTokenSource();
        var protocol = new FakeProtocol { OnRun = _ => source.Cancel() };
        var outcome = await Line(new FakeCounterpart(protocol), source.Token, protocol).RunAsync("compare", "fake", "--out", "none");
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((ExitCode.Interrupted, "")));
        Assert.That(outcome.Error, Is.EqualTo("distribution: interrupted before anything was finished\n"));
    }

    [TestCase("value", null, "none", ExitCode.Failed, "FAILED: value does not agree: 19.5 on processes")]
    [TestCase(null, "value", "none", ExitCode.Done, "")]
    [TestCase(null, "value", "25%", ExitCode.Failed, "FAILED: the medians of value are within 25 % in 0 of 2 repeats: ratios ")]
    [TestCase(null, "value", "2000%", ExitCode.Done, "ok: the medians of value are within 2000 % in 2 of 2 repeats: ratios ")]
    public async Task A_verdict_that_fails_is_exit_code_1_and_times_are_judged_if_asked(
        string? shared, string? timed, string gap, int code, string verdict)
    {
        var measured = new FakeCounterpart(new FakeProtocol()) { Shared = shared is null ? [] : [shared], Timed = timed };
        using var folder = new Folder();
        var outcome = await Line(measured).RunAsync("compare", "fake", "--runs", "40", "--repeats", "2", "--gap", gap, "--out", folder.Path);
        Assert.That(outcome.Code, Is.EqualTo(code), outcome.Error);
        Assert.That(outcome.Output, Does.StartWith("compare fake: 80 runs with real processes, 80 in the simulator\n").And.Contain(verdict));
        var report = await File.ReadAllTextAsync(folder["report.html"]);
        Assert.That(report.Contains("Processes and simulator do not agree.", StringComparison.Ordinal), Is.EqualTo(code == ExitCode.Failed));
    }

    [Test]
    public async Task The_compared_time_is_told_in_all_and_by_repeat()
    {
        var measured = new FakeCounterpart(new FakeProtocol()) { Timed = "value" };
        var outcome = await Line(measured).RunAsync("compare", "fake", "--runs", "20", "--repeats", "3", "--format", "json", "--out", "none");
        using var document = JsonDocument.Parse(outcome.Output);
        var time = document.RootElement.GetProperty("time");
        Assert.That(time.GetProperty("repeats").GetArrayLength(), Is.EqualTo(3));
        var (processes, simulated) = (time.GetProperty("processes"), time.GetProperty("simulated"));
        Assert.That((processes.GetProperty("count").GetInt32(), simulated.GetProperty("count").GetInt32()), Is.EqualTo((60, 60)));
        Assert.That(time.GetProperty("p50Ratio").GetProperty("value").GetDouble(),
            Is.EqualTo(processes.GetProperty("p50").GetDouble() / simulated.GetProperty("p50").GetDouble()).Within(1e-9));
        Assert.That(time.GetProperty("ksDistance").GetDouble(), Is.InRange(0.85, 1));
    }

    [Test]
    [CancelAfter(240_000)]
    public async Task Gossip_on_calibrated_processors_has_one_sample_a_message_on_both_sides(CancellationToken cancellation)
    {
        using var folder = new Folder();
        var line = new Line
        {
            Catalog = new Catalog { Protocols = [new GossipService()], Measurements = [new GossipMeasurement(), new CalibrationMeasurement()] },
            Cancellation = cancellation,
        };
        var calibrated = await line.RunAsync("measure", "calibrate", "--starts", "1", "--nodes", "4", "--out", folder["machine"]);
        Assert.That(calibrated.Code, Is.EqualTo(ExitCode.Done), calibrated.Error);
        var calibration = CalibrationFile.Read("--calibration", Path.Combine(folder["machine"], CalibrationFile.Name));
        Assert.That(calibration.Settings.Select(setting => setting.Nodes), Is.EqualTo(new[] { 1, 5, 8, 12, 18 }), "not 4, which is compared");

        var outcome = await line.RunAsync(
            "compare", "gossip", "--nodes", "4", "--subset", "n-1", "--messages", "2", "--runs", "3", "--warm-up", "0", "--format", "json",
            "--calibration", Path.Combine(folder["machine"], CalibrationFile.Name), "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        using var document = JsonDocument.Parse(outcome.Output);
        foreach (var side in new[] { "processes", "simulated" })
        {
            var measures = document.RootElement.GetProperty(side).GetProperty("measures");
            Assert.That(measures.GetProperty("reach").GetProperty("count").GetInt32(), Is.EqualTo(6), side);
            Assert.That(measures.GetProperty("messages").GetProperty("count").GetInt32(), Is.EqualTo(3), side);
        }
    }

    private static double Mean(JsonElement side, string measure) => side.GetProperty("measures").GetProperty(measure).GetProperty("mean") is
    { ValueKind: JsonValueKind.Number } mean ? mean.GetDouble() : double.NaN;

    private static void CancelAt(int count, int wanted, CancellationTokenSource source)
    {
        if (count == wanted)
        {
            source.Cancel();
        }
    }

    private static string[] Samples(Folder folder, string source) =>
        StoredTables.Read(folder["results.db"], $"SELECT measure, position, value FROM samples WHERE source = '{source}' ORDER BY rowid");

    private static Line Line(FakeCounterpart measured, CancellationToken cancellation = default, IListedProtocol? protocol = null) => new()
    {
        Catalog = new Catalog { Protocols = [protocol ?? new FakeProtocol()], Measurements = [measured], Reports = new ReportComposer() },
        Cancellation = cancellation,
    };
}
