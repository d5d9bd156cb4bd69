using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

/// <summary><c>measure comm</c> with real child processes.</summary>
internal sealed class MeasureCommTests
{
    private static readonly string[] Figures = ["callsPerSecond", "p50Us", "p99Us", "callerCpuUs", "calleeCpuUs"];

    [Test]
    [CancelAfter(240_000)]
    public async Task Every_run_has_its_own_children_and_the_document_has_the_mean(CancellationToken cancellation)
    {
        using var folder = new Folder();
        var line = new Line
        {
            Catalog = new Catalog { Measurements = [new CommMeasurement()], Reports = new ReportComposer() },
            Cancellation = cancellation,
        };
        var outcome = await line.RunAsync("measure", "comm", "--runs", "2", "--calls", "10", "--warm-up", "0", "--in-flight", "2", "--out", folder.Path, "--format", "json");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.That(root.GetProperty("runs").GetInt32(), Is.EqualTo(2));
        Assert.That(root.GetProperty("processes").EnumerateArray().Select(process => process.GetInt32()).Distinct(), Has.Exactly(2).Items);
        Assert.That(root.GetProperty("performance").GetProperty("events").GetInt64(), Is.EqualTo(2 * (3_000 + 10)));
        var samples = StoredTables.Read(folder["results.db"], "SELECT measure, value FROM samples").Select(text => text.Split('|'))
            .ToLookup(record => record[0], record => NumberIn(record[1]), StringComparer.Ordinal);
        foreach (var figure in Figures)
        {
            var mean = root.GetProperty("measures").GetProperty("byInFlight").GetProperty("2").GetProperty("warm").GetProperty(figure).GetDouble();
            Assert.That(samples[$"byInFlight/2/warm/{figure}"].Count(), Is.EqualTo(2));
            Assert.That(mean, Is.EqualTo(samples[$"byInFlight/2/warm/{figure}"].Average()).Within(1e-6));
        }

        Assert.That(File.Exists(folder["report.html"]));
    }

    private static double NumberIn(string text) => NumberText.TryNumber(text, out var number) ? number : double.NaN;
}
