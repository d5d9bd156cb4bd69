using Distribution.Experiments.Calibrating;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Composing;

/// <summary>The report of a calibration says how well it fits.</summary>
[TestFixture]
internal sealed class CalibrationReportTests
{
    [Test]
    public async Task It_has_a_chart_and_a_table_of_the_fit_with_the_gap_and_no_quantiles_of_single_values()
    {
        using var folder = new Folder();
        var outcome = await Line().RunAsync("measure", "calibrate", "--out", folder.Path);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        var page = await File.ReadAllTextAsync(folder["report.html"]);
        Assert.That(page, Does.Contain("Last arrival against members").And.Contain("How well does the simulator fit?").And.Contain(">gap (ms)<"));
        Assert.That(page, Does.Contain("furthest apart at 8 members: 3.00\u00A0ms and 2.00\u00A0ms, 1.50 times."));
        Assert.That(page, Does.Not.Contain(">p99<").And.Not.Contain(", median").And.Not.Contain("nodes 0"));
        Assert.That(page, Does.Contain("cost sentUs").And.Not.Contain("lastArrival 8 measuredMs</td>"), "what the table of the fit has is said once");
    }

    [Test]
    public async Task Of_several_runs_there_are_quantiles()
    {
        using var folder = new Folder();
        await Line().RunAsync("measure", "calibrate", "--runs", "2", "--out", folder.Path);
        Assert.That(await File.ReadAllTextAsync(folder["report.html"]), Does.Contain(">p99<").And.Contain("Of the calibration that was kept"));
    }

    [Test]
    public void The_number_of_members_to_predict_is_any_where_none_is_given()
    {
        IListedMeasurement calibrate = new CalibrationMeasurement();
        var nodes = calibrate.Options.Single(option => option.Name is "nodes");
        var settings = Settings.Read(calibrate.Name, calibrate.Options, new Dictionary<string, string>(StringComparer.Ordinal));
        Assert.That(settings.TextOf(nodes), Is.EqualTo("any"));
        Assert.That((nodes.Takes("any"), nodes.Takes("4"), nodes.Takes("0")), Is.EqualTo((true, true, false)));
        Assert.That(calibrate.StepsOf(new MeasurementRequest(settings, 2, 1, [])), Is.EqualTo((2 * ((4 * 3 * 6) + 1), "steps")));
    }

    private static Line Line() => new() { Catalog = new Catalog { Measurements = [new Known()], Reports = new ReportComposer() } };

    /// <summary>A calibration that is known beforehand.</summary>
    private sealed class Known : IListedMeasurement
    {
        public string Name => "calibrate";

        public string Summary => "a known calibration";

        public string Example => "";

        public IReadOnlyList<ProtocolOption> Options => new CalibrationMeasurement().Options;

        public IReadOnlyList<MeasureDefinition> Measures => [];

        public Task<Measured> MeasureAsync(MeasurementRequest request, IRunProgress progress, CancellationToken cancellation)
        {
            Duration[] ways = [new(10), new(20), new(30)];
            var calibration = new Calibration(ways, new ProcessorCosts { Processors = 2 })
            {
                Settings = [new CalibratedSetting(1, "1", 100, 0.5, 0.5), new CalibratedSetting(8, "ln", 100, 3, 2)],
            };
            var values = new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal)
            {
                ["cost/sentUs"] = [.. Enumerable.Repeat(7.0, request.Runs)],
                ["lastArrival/8/measuredMs"] = [.. Enumerable.Repeat(3.0, request.Runs)],
            };
            return Task.FromResult(new Measured
            {
                Runs = request.Runs,
                Samples = values,
                Files = [KeyValuePair.Create(CalibrationFile.Name, CalibrationFile.TextOf(calibration))],
            });
        }
    }
}
