using Distribution.Experiments.Calibrating;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Calibrating;

[TestFixture]
internal sealed class CalibrationFileTests
{
    private const string Allowed = "; allowed are files that measure calibrate has made";

    [SeededProperty]
    public void What_was_written_is_read(uint[] steps, uint wakeUp, uint awake, uint cost, byte processors)
    {
        var way = Duration.Zero;
        Duration[] ways = [way, .. steps.Append(1u).Select(step => way += new Duration(step % 1_000_000))];
        var calibration = new Calibration(ways, new ProcessorCosts
        {
            Processors = processors + 1,
            WakeUp = new Duration(wakeUp),
            Awake = new Duration(awake),
            Received = new Duration(cost),
            Sent = new Duration(cost / 2),
            Executed = new Duration(cost / 3),
        })
        {
            Machine = "a \"machine\"\n",
            Made = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Settings = [new CalibratedSetting(4, "n-1", 200, 0.4, 0.5)],
        };
        using var folder = Made();
        File.WriteAllText(folder["c.json"], CalibrationFile.TextOf(calibration));
        var read = CalibrationFile.Read("--calibration", folder["c.json"]);
        Assert.That(read.OneWay, Is.EqualTo(ways));
        Assert.That(read.Settings, Is.EqualTo(calibration.Settings));
        Assert.That((read.Costs, read.Machine, read.Made), Is.EqualTo((calibration.Costs, calibration.Machine, calibration.Made)));
        Assert.That(CalibrationFile.TextOf(read), Is.EqualTo(CalibrationFile.TextOf(calibration)));
    }

    [TestCase("", "no JSON at line 1")]
    [TestCase("[]", "it is no calibration")]
    [TestCase("{\"format\":2,\"kind\":\"calibration\"}", "it has format 2, and this version reads 1: measure it again")]
    [TestCase("{\"format\":0,\"kind\":\"calibration\"}", "it has format 0, and this version reads 1: measure it again")]
    [TestCase("{\"kind\":\"calibration\"}", "format is missing, or no number")]
    [TestCase("{\"format\":1,\"kind\":\"calibration\"}", "processors is missing, or no number")]
    public async Task What_is_no_calibration_is_one_line_and_exit_code_2(string text, string reason)
    {
        using var folder = Made();
        await File.WriteAllTextAsync(folder["c.json"], text);
        await RefusesAsync(folder["c.json"], $"{reason}{Allowed}");
    }

    [TestCase("\"processors\": 2", "\"processors\": 0", "processors is no whole number from 1 to 1024")]
    [TestCase("\"sentNs\": 7", "\"sentNs\": -7", "sentNs is no whole number from 0 to 3600000000000")]
    [TestCase("10,", "25,", "oneWayNs[1] is no whole number from 25 to 3600000000000")]
    [TestCase("10,", "\"ten\",", "oneWayNs[0] is no whole number from 0 to 3600000000000")]
    [TestCase("\"settings\": []", "\"settings\": [1]", "settings has something else than objects")]
    public async Task What_was_changed_is_named(string from, string to, string reason)
    {
        using var folder = Made();
        var costs = new ProcessorCosts { Processors = 2, Sent = new Duration(7) };
        var text = CalibrationFile.TextOf(new Calibration([new Duration(10), new Duration(20)], costs));
        Assert.That(text, Does.Contain(from));
        await File.WriteAllTextAsync(folder["c.json"], text.Replace(from, to, StringComparison.Ordinal));
        await RefusesAsync(folder["c.json"], $"{reason}{Allowed}");
    }

    [Test]
    public async Task A_file_that_is_not_there_is_named()
    {
        var outcome = await RunAsync("--calibration", "/nowhere/c.json");
        Assert.That(outcome.Error, Is.EqualTo("distribution: --calibration '/nowhere/c.json': there is no such file\n"));
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
    }

    [Test]
    public async Task Processors_without_a_calibration_are_refused_as_is_a_network_beside_one()
    {
        var outcome = await RunAsync("--processors", "2");
        Assert.That((outcome.Code, outcome.Error.Count(letter => letter == '\n')), Is.EqualTo((ExitCode.Usage, 1)), outcome.Error);
        using var folder = Made();
        await File.WriteAllTextAsync(folder["c.json"], CalibrationFile.TextOf(new Calibration([Duration.Zero, new Duration(9)], new ProcessorCosts())));
        var beside = await RunAsync("--calibration", folder["c.json"], "--loss", "0.1");
        Assert.That(beside.Error, Does.StartWith("distribution: --loss 0.1 with --calibration: "));
        Assert.That(beside.Code, Is.EqualTo(ExitCode.Usage));
    }

    [Test]
    public async Task Less_processors_make_gossip_slower_and_none_make_work_free()
    {
        using var folder = Made();
        var costs = new ProcessorCosts { Processors = 2, Sent = Duration.FromMicroseconds(20), Received = Duration.FromMicroseconds(20) };
        await File.WriteAllTextAsync(folder["c.json"], CalibrationFile.TextOf(
            new Calibration([Duration.FromMicroseconds(40), Duration.FromMicroseconds(80)], costs)));
        var medians = new List<double>();
        foreach (var processors in new[] { "1", "calibrated", "16", "none" })
        {
            var outcome = await RunAsync("--calibration", folder["c.json"], "--processors", processors, "--nodes", "20", "--runs", "20");
            Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
            using var document = System.Text.Json.JsonDocument.Parse(outcome.Output);
            medians.Add(document.RootElement.GetProperty("measures").GetProperty("lastArrivalMs").GetProperty("p50").GetDouble());
        }

        Assert.That(medians, Is.Ordered.Descending);
        Assert.That(medians[0] / medians[1], Is.GreaterThan(1.5), "work for one processor takes nearly twice as long as for two");
        Assert.That(medians[2] / medians[3], Is.GreaterThan(1.5), "the caller receives one call after another, however many processors there are");
    }

    private static Folder Made()
    {
        var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        return folder;
    }

    private static async Task RefusesAsync(string path, string reason)
    {
        var outcome = await RunAsync("--calibration", path);
        Assert.That(outcome.Error, Is.EqualTo($"distribution: --calibration '{UsageException.Shown(path)}': {reason}\n"));
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((ExitCode.Usage, "")));
    }

    private static Task<Line.Outcome> RunAsync(params string[] options) => new Line { Catalog = Composition.Catalog }
        .RunAsync(["simulate", "gossip", "--format", "json", "--out", "none", .. options]);
}
