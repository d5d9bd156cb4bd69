using System.Text.RegularExpressions;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Composing;

[TestFixture]
internal sealed class UnfinishedFolderTests
{
    [Test]
    public async Task An_interrupted_sweep_has_a_report_that_says_how_to_go_on()
    {
        var runs = 0;
        using var source = new CancellationTokenSource();
        var catalog = ComposedFolder.Catalog(_ =>
        {
            if (++runs == 25)
            {
                source.Cancel();
            }
        });
        var (folder, outcome) = await ComposedFolder.Of("sweep fake --nodes 1e1..1e3*10 --runs 10", source.Token, catalog);
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(folder.Page, Does.Contain("incomplete").And.Contain("2 of 3 settings are finished.").And.Contain("not finished"));
        Assert.That(
            folder.Page.Replace("&#39;", "'", StringComparison.Ordinal),
            Does.Contain($"Resume with <code>distribution sweep fake --nodes '1e1..1e3*10' --runs 10 --jobs 1 --out {folder.Path}</code>"));
    }

    [Test]
    public async Task A_sweep_interrupted_before_its_first_setting_shows_no_table_and_a_report_that_says_so()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var (folder, outcome) = await ComposedFolder.Of("sweep fake --nodes 10,20 --runs 10", source.Token);
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(outcome.Output, Is.EqualTo(folder["report.html"] + "\n"));
        Assert.That(outcome.Error, Is.EqualTo($"distribution: interrupted after 0 of 2 settings; to go on: the same command with --out {folder.Path}\n"));
        Assert.That(folder.Page, Does.Contain("0 of 2 settings are finished."));
    }

    [TestCase("sweep rumor --stop once --fanout 1..3 --nodes 50 --runs 4")]
    [TestCase("sweep fake --level 1..3 --runs 4")]
    [TestCase("simulate rumor --stop once --nodes 50 --runs 4")]
    public async Task A_folder_whose_tables_are_not_there_yet_has_a_report_without_numbers(string line)
    {
        var (folder, _) = await ComposedFolder.Of(line);
        using var left = folder;
        foreach (var table in new[] { "rows.csv", "results.db", "result.json" })
        {
            File.Delete(folder[table]);
        }

        var manifest = await File.ReadAllTextAsync(folder["manifest.json"]);
        await File.WriteAllTextAsync(folder["manifest.json"], Regex.Replace(
            manifest.Replace("\"complete\"", "\"incomplete\"", StringComparison.Ordinal),
            "\"finishedCells\": [0-9]+", "\"finishedCells\": 0", RegexOptions.None, TimeSpan.FromSeconds(5)));
        var outcome = await folder.Report();
        Assert.That(outcome.Output, Is.EqualTo($"{folder["report.html"]}\n"), outcome.Error);
        Assert.That(folder.Page, Does.Contain("incomplete").And.Contain("Resume with").And.Not.Contain("✓"));
        Assert.That(folder.Page.Contains("no data: ", StringComparison.Ordinal), Is.EqualTo(line.Contains("fanout", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_report_is_not_replaced_by_one_of_nothing_where_the_store_was_deleted()
    {
        var (folder, _) = await ComposedFolder.Of("sweep fake --level 1..3 --runs 4");
        using var left = folder;
        var page = folder.Page;
        File.Delete(folder["results.db"]);
        var outcome = await folder.Report();
        Assert.That((outcome.Code, outcome.Output, outcome.Error), Is.EqualTo((
            ExitCode.Usage, "", $"distribution: dir '{folder.Path}': 3 settings are finished, as its manifest.json says, and results.db, which had "
                + "them, is missing or empty; nothing is written\n")));
        Assert.That(folder.Page, Is.EqualTo(page));
        Assert.That(File.Exists(folder["results.db"]), Is.False);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_rows_that_a_report_links_are_there_and_are_those_of_the_store(bool isComplete)
    {
        var (folder, _) = await ComposedFolder.Of("sweep fake --level 1..3 --runs 4");
        using var left = folder;
        var rows = await File.ReadAllTextAsync(folder["rows.csv"]);
        File.Delete(folder["rows.csv"]);
        if (!isComplete)
        {
            // As after a kill: the rows are those of the command before.
            await File.WriteAllTextAsync(folder["rows.csv"], "key\n");
            var manifest = await File.ReadAllTextAsync(folder["manifest.json"]);
            await File.WriteAllTextAsync(folder["manifest.json"], manifest.Replace("\"complete\"", "\"incomplete\"", StringComparison.Ordinal));
        }

        var outcome = await folder.Report();
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(folder.Page, Does.Contain("href=\"rows.csv\""));
        Assert.That(await File.ReadAllTextAsync(folder["rows.csv"]), Is.EqualTo(rows));
    }

    [Test]
    public async Task A_folder_without_results_is_refused_in_one_line()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await Refused(folder.Path, "no results folder: its manifest.json is missing or damaged");
        foreach (var text in new[] { "", "[]", "{}", "{\"format\": 3, \"verb\": 3}" })
        {
            await File.WriteAllTextAsync(folder["manifest.json"], text);
            await Refused(folder.Path, "no results folder: its manifest.json is missing or damaged");
        }

        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Has.Exactly(1).Items, "nothing is written");
    }

    [TestCase(2, "an older", ", \"version\": \"0.9.0\", \"commit\": \"abc\"", " (0.9.0, commit abc)")]
    [TestCase(1, "an older", "", "")]
    [TestCase(4, "a newer", ", \"version\": \"2.0.0\", \"commit\": null", " (2.0.0)")]
    public async Task A_folder_from_another_version_is_refused_in_one_line(int format, string age, string members, string writer)
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["manifest.json"], $"{{\"format\": {format}, \"verb\": \"sweep\"{members}}}");
        await Refused(folder.Path, $"its manifest.json has format {format}, from {age} version{writer}, which can read it; this one reads format 3");
    }

    private static async Task Refused(string path, string reason)
    {
        var outcome = await new Line { Catalog = ComposedFolder.Catalog() }.RunAsync("report", path);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Is.EqualTo($"distribution: dir '{path}': {reason}\n"));
        Assert.That(outcome.Output, Is.Empty);
    }
}
