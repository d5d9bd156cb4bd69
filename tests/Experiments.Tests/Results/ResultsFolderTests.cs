using System.Globalization;
using System.Text.Json;
using Distribution.Experiments.Results;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Results;

[TestFixture]
internal sealed class ResultsFolderTests
{
    [Test]
    public async Task A_simulation_leaves_its_manifest_tables_and_document()
    {
        using var folder = new Folder();
        var outcome = await new Line().RunAsync("simulate", "fake", "--runs", "5", "--loss", "1%", "--out", folder.Path);
        Assert.That(outcome.Output, Does.EndWith($"{folder.Path}\n"), "where the results are is printed last");
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(folder["manifest.json"]));
        var root = manifest.RootElement;
        Assert.That(root.GetProperty("state").GetString(), Is.EqualTo("complete"));
        Assert.That(root.GetProperty("seed").GetUInt64(), Is.EqualTo(1));
        Assert.That(root.GetProperty("options").GetProperty("loss").GetString(), Is.EqualTo("0.01"));
        Assert.That(root.GetProperty("command").EnumerateArray().Select(word => word.GetString()).Take(2), Is.EqualTo(new[] { "simulate", "fake" }));
        foreach (var member in new[] { "version", "commit", "runtime", "machine", "startedUtc", "finishedUtc", "quantiles" })
        {
            Assert.That(root.TryGetProperty(member, out _), Is.True, member);
        }

        Assert.That(CsvRecords.Of(await File.ReadAllTextAsync(folder["rows.csv"])), Has.Count.EqualTo(2));
        Assert.That(StoredTables.Read(folder["results.db"], "SELECT run, value, even FROM runs"), Has.Length.EqualTo(5).And.All.Match("^[0-4].1[.][0-9]+.[01]$"));
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(folder["result.json"]));
        Assert.That(document.RootElement.GetProperty("runs").GetInt32(), Is.EqualTo(5));
        Assert.That(
            Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "manifest.json", "results.db", "results.db.lock", "rows.csv", "result.json" }));
    }

    [Test]
    public void The_manifest_is_the_same_in_every_culture()
    {
        var manifest = new Manifest("simulate", "fake", [], 0, 1, 1, DateTimeOffset.UnixEpoch);
        var plain = manifest.ToJson();
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.PercentSymbol = "pc";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.That(manifest.ToJson(), Is.EqualTo(plain).And.Contains("\"95 % of the mean by Student's t"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public async Task With_a_document_on_standard_output_the_folder_is_named_on_standard_error()
    {
        using var folder = new Folder();
        var outcome = await new Line().RunAsync("simulate", "fake", "--runs", "5", "--format", "json", "--out", folder.Path);
        Assert.That(outcome.Error, Is.EqualTo($"{folder.Path}\n"));
        Assert.That(outcome.Output, Does.EndWith("}\n"));
    }

    [Test]
    public async Task The_same_simulation_again_replaces_its_results()
    {
        using var folder = new Folder();
        await new Line().RunAsync("simulate", "fake", "--runs", "5", "--out", folder.Path);
        var first = await File.ReadAllTextAsync(folder["rows.csv"]);
        var again = await new Line().RunAsync("simulate", "fake", "--runs", "5", "--out", folder.Path);
        Assert.That(again.Code, Is.Zero);
        Assert.That(await File.ReadAllTextAsync(folder["rows.csv"]), Is.EqualTo(first));
    }

    [Test]
    public async Task The_default_folder_is_named_by_verb_protocol_and_time()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder.Path;
        try
        {
            var outcome = await new Line().RunAsync("simulate", "fake", "--runs", "2");
            Assert.That(outcome.Output.TrimEnd().Split('\n')[^1], Does.Match("^results/simulate-fake/[0-9]{8}-[0-9]{6}$"));
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
