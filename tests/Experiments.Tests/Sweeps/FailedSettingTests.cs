using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Tests.Composing;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Sweeps;

/// <summary>A run that breaks off takes its setting out of a sweep, and nothing else.</summary>
[TestFixture]
internal sealed class FailedSettingTests
{
    private const string Sweep = "sweep fake --level 1..3 --runs 4";
    private const string Again = "distribution simulate fake --level 2 --runs 2 --seed 1";

    [Test]
    public async Task The_others_are_run_and_the_failure_is_told_with_what_shows_it_again()
    {
        var (folder, outcome) = await ComposedFolder.Of(Sweep, catalog: Failing(6));
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed), outcome.Error);
        Assert.That(outcome.Output, Does.Contain("fake: 2 of 3 settings, 8 runs"));
        Assert.That(outcome.Error, Does.StartWith("distribution: 1 of 3 settings failed; ")
            .And.Match($"\\nfake;level=2: fake: run 1 \\(its own seed is [0-9]+\\) failed: boom\\n  {Again}\\n$"));
        Assert.That(StoredTables.Read(folder["results.db"], "SELECT cell, key, tries, seed, runs FROM failures"), Is.EqualTo(new[] { "1|fake;level=2|1|1|2" }));
        Assert.That(StoredTables.Read(folder["results.db"], "SELECT cell FROM rows ORDER BY cell"), Is.EqualTo(new[] { "0", "2" }));
        Assert.That(folder.Page, Does.Contain("2 of 3 settings are finished. 1 failed, of which nothing is in means and charts")
            .And.Contain("✕").And.Contain("failed: boom").And.Contain(Again).And.Contain("Resume with"));
    }

    [Test]
    public async Task The_same_command_tries_a_failed_setting_again_and_ends_as_if_it_had_never_failed()
    {
        var (folder, _) = await ComposedFolder.Of(Sweep, catalog: Failing(6));
        using var left = folder;
        string[] again = [.. Sweep.Split(' '), "--jobs", "1", "--out", folder.Path];
        Assert.That((await new Line { Catalog = Failing(1) }.RunAsync(again)).Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(StoredTables.Read(folder["results.db"], "SELECT tries FROM failures"), Is.EqualTo(new[] { "2" }));
        var outcome = await new Line { Catalog = ComposedFolder.Catalog() }.RunAsync(again);
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((ExitCode.Done, "")));
        Assert.That(StoredTables.Read(folder["results.db"], "SELECT * FROM failures"), Is.Empty);
        var (never, _) = await ComposedFolder.Of(Sweep);
        using var other = never;
        Assert.That(StoredTables.Found(folder["results.db"]), Is.EqualTo(StoredTables.Found(never["results.db"])));
        Assert.That(await File.ReadAllTextAsync(folder["rows.csv"]), Is.EqualTo(await File.ReadAllTextAsync(never["rows.csv"])));
    }

    [TestCase("sweep fake --level 1..3 --runs 4", 6, "value-by-level")]
    [TestCase("sweep fake --level 1..3 --nodes 10,20 --runs 4", 14, "value-by-nodes")]
    [TestCase("sweep rumor --stop once --nodes 20 --fanout 1..4 --runs 4", 6, "reach-fanout")]
    [TestCase("sweep rumor --stop once --nodes 20 --fanout 1..4 --runs 4", 6, "missed-fanout")]
    [TestCase("sweep rumor --stop once --nodes 20,30 --fanout 1..4 --runs 4", 14, "reach-fanout")]
    [TestCase("sweep rumor --stop once --nodes 20,30 --fanout 1..4 --runs 4", 14, "reach-spread")]
    [TestCase("sweep rumor --stop once --nodes 20,30 --fanout 1..4 --runs 4", 14, "all-threshold")]
    [TestCase("sweep rumor --stop once --nodes 20 --fanout 1..3 --loss 0,0.1 --runs 4", 14, "reach-grid")]
    public async Task Its_place_in_a_chart_is_marked(string line, int at, string chart)
    {
        var (folder, outcome) = await ComposedFolder.Of(line, catalog: Failing(at));
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed), outcome.Error);
        Assert.That(await File.ReadAllTextAsync(folder[$"charts/{chart}.svg"]), Does.Contain(">✕ 1<"));
        Assert.That(folder.Page, Does.Contain("✕: failed runs and their count").And.Not.Contain("the sweep has not finished"));
    }

    [Test]
    public async Task Where_all_fail_that_is_said_and_no_table_of_nothing_is_shown()
    {
        var catalog = ComposedFolder.Catalog(_ => throw new InvalidOperationException("boom"));
        var (folder, outcome) = await ComposedFolder.Of("sweep fake --level 1..9 --runs 4", catalog: catalog);
        using var left = folder;
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((ExitCode.Failed, folder["report.html"] + "\n")), outcome.Error);
        Assert.That(outcome.Error, Does.StartWith("distribution: 9 of 9 settings failed; ").And.EndWith("\nand 4 more\n"));
    }

    [Test]
    public async Task A_folder_is_not_needed()
    {
        var outcome = await new Line { Catalog = Failing(6) }.RunAsync([.. Sweep.Split(' '), "--jobs", "1", "--out", "none"]);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(outcome.Error, Does.Contain(Again));
    }

    [Test]
    public async Task Merged_shards_have_the_failure_and_nothing_is_missing()
    {
        using var folder = new Folder();
        foreach (var (shard, failing) in new[] { ("1/2", 0), ("2/2", 2) })
        {
            string[] line = [.. Sweep.Split(' '), "--jobs", "1", "--shard", shard, "--out", folder.Path];
            var one = await new Line { Catalog = Failing(failing) }.RunAsync(line);
            Assert.That(one.Code, Is.EqualTo(failing == 0 ? ExitCode.Done : ExitCode.Failed), one.Error);
        }

        var merged = await new Line { Catalog = ComposedFolder.Catalog() }.RunAsync("sweep", "--merge", folder.Path);
        Assert.That(merged.Code, Is.EqualTo(ExitCode.Failed), merged.Error);
        Assert.That(merged.Error, Does.StartWith("distribution: 1 of 3 settings failed; ").And.Not.Contain("missing"));
    }

    [Test]
    public async Task What_every_other_setting_would_meet_too_ends_the_sweep()
    {
        var run = 0;
        var catalog = ComposedFolder.Catalog(_ =>
        {
            if (++run == 6)
            {
                throw new UsageException("no such option");
            }
        });
        var (folder, outcome) = await ComposedFolder.Of(Sweep, catalog: catalog);
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage), outcome.Error);
        Assert.That(StoredTables.Read(folder["results.db"], "SELECT cell FROM rows"), Is.EqualTo(new[] { "0" }));
    }

    [TestCase(1)]
    [TestCase(4)]
    public async Task The_failure_is_that_of_the_first_run_whatever_the_number_of_workers(int jobs)
    {
        var outcome = await new Line { Catalog = ComposedFolder.Catalog(_ => throw new InvalidOperationException("boom")) }
            .RunAsync([.. Sweep.Split(' '), "--jobs", NumberText.Write(jobs), "--out", "none"]);
        Assert.That(outcome.Error, Does.Match("\nfake;level=2: fake: run 0 "));
    }

    // The n-th run of all fails, from 1; 0: none.
    private static Catalog Failing(int at)
    {
        var run = 0;
        return ComposedFolder.Catalog() with { Protocols = [new FakeProtocol { OnRun = _ => Count() }, new WatchedProtocol(new RumorProtocol(), Count)] };

        void Count()
        {
            if (++run == at)
            {
                throw new InvalidOperationException("boom");
            }
        }
    }
}
