using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Sweeps;

[TestFixture]
internal sealed class MergeTests
{
    private static readonly string[] Grid = ShardedFolder.Grid;

    [Test]
    public async Task Merging_twice_changes_nothing_and_the_whole_sweep_has_nothing_left_to_do()
    {
        using var folder = new Folder();
        await ShardedFolder.ShardsAsync(folder.Path, 2, 1, 2);
        await ShardedFolder.RunAsync("sweep", "--merge", folder.Path);
        var (rows, found) = (await File.ReadAllBytesAsync(folder["rows.csv"]), All(folder));
        await ShardedFolder.RunAsync("sweep", "--merge", folder.Path);
        Assert.That(await File.ReadAllBytesAsync(folder["rows.csv"]), Is.EqualTo(rows));
        Assert.That(All(folder), Is.EqualTo(found));
        Assert.That(await ShardedFolder.RunsOfAsync([.. Grid, "--out", folder.Path]), Is.Zero);
    }

    [Test]
    public async Task Folders_of_several_machines_merge_into_one_and_a_shard_counts_once_whatever_it_is_called()
    {
        using var whole = new Folder();
        using var here = new Folder();
        using var there = new Folder();
        using var all = new Folder();
        await new Line().RunAsync([.. Grid, "--out", whole.Path]);
        await ShardedFolder.ShardsAsync(here.Path, 2, 1);
        await ShardedFolder.ShardsAsync(there.Path, 2, 1, 2);
        File.CreateSymbolicLink(here["again"], there.Path);
        var merged = await ShardedFolder.RunAsync("sweep", "--merge", here.Path, there.Path, here.Path + "/", here["again"], "--out", all.Path);
        Assert.That(merged.Output, Does.StartWith("fake: 8 of 8 settings, from 2 shards\n"), merged.Error);
        await ShardedFolder.AssertWholeAsync(all, whole);
        Assert.That(File.Exists(here["results.db"]), Is.False);

        // What has been merged is merged with its own shards.
        merged = await ShardedFolder.RunAsync("sweep", "--merge", all.Path, here.Path);
        Assert.That(merged.Output, Does.StartWith("fake: 8 of 8 settings, from 1 shard\n"), merged.Error);
        await ShardedFolder.AssertWholeAsync(all, whole);
    }

    [Test]
    public async Task What_was_run_in_one_process_is_merged_with_shards_of_another_machine()
    {
        using var whole = new Folder();
        using var here = new Folder();
        using var there = new Folder();
        using var all = new Folder();
        await new Line().RunAsync([.. Grid, "--out", whole.Path]);
        await ShardedFolder.RunsOfAsync([.. Grid, "--out", here.Path], cancelAt: 40);
        await ShardedFolder.ShardsAsync(there.Path, 4, 2, 3, 4);
        var merged = await ShardedFolder.RunAsync("sweep", "--merge", here.Path, there.Path, "--out", all.Path);
        Assert.That((merged.Code, merged.Error), Is.EqualTo((
            ExitCode.Environment, "distribution: missing are shard 1/4 (1 of its 2 settings); run them and merge again\n")));
        Assert.That(await ShardedFolder.RunsOfAsync([.. Grid, "--out", all.Path]), Is.EqualTo(12));
        await ShardedFolder.AssertWholeAsync(all, whole);
    }

    [Test]
    public async Task What_is_missing_is_named_and_comes_in_later()
    {
        using var folder = new Folder();
        await ShardedFolder.ShardsAsync(folder.Path, 3, 3);
        await ShardedFolder.RunsOfAsync([.. Grid, "--shard", "1/3", "--out", folder.Path], cancelAt: 20);
        var merged = await ShardedFolder.RunAsync("sweep", "--merge", folder.Path);
        Assert.That((merged.Code, merged.Error), Is.EqualTo((
            ExitCode.Environment,
            "distribution: missing are shard 1/3 (2 of its 3 settings), shard 2/3 (3 of its 3 settings); run them and merge again\n")));
        Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Does.Contain("\"state\": \"incomplete\"").And.Contain("\"finishedCells\": 3"));
        Assert.That(await File.ReadAllTextAsync(folder["report.html"]), Does.Contain("3 of 8 settings are finished."));

        await ShardedFolder.ShardsAsync(folder.Path, 3, 1, 2);
        Assert.That((await ShardedFolder.RunAsync("sweep", "--merge", folder.Path)).Code, Is.Zero);
    }

    [TestCase("--seed 9", "the seeds are 1 and 9")]
    [TestCase("--runs 11", "the runs are 12 and 11")]
    [TestCase("--loss 0.1", "the values of --loss differ")]
    [TestCase("--level 2..5", "the values of --level differ")]
    [TestCase("--until-ci 0.5", "their settings, or the contents of files that these name, differ")]
    public async Task Shards_of_different_sweeps_are_refused(string options, string difference)
    {
        using var one = new Folder();
        using var other = new Folder();
        await ShardedFolder.ShardsAsync(one.Path, 2, 1);
        var words = options.Split(' ');
        string[] grid = [.. CommandWords.Without(Grid, words[0]), .. words];
        Assert.That((await new Line().RunAsync([.. grid, "--shard", "2/2", "--out", other.Path])).Code, Is.Zero);
        var merged = await ShardedFolder.RunAsync("sweep", "--merge", one.Path, other.Path);
        Assert.That((merged.Code, merged.Error), Is.EqualTo((
            ExitCode.Usage,
            $"distribution: --merge: '{one["shards/1-of-2.db"]}' and '{other["shards/2-of-2.db"]}' are of different sweeps: {difference}; "
                + "allowed are parts of one sweep\n")));
        Assert.That(File.Exists(one["results.db"]), Is.False);
    }

    [TestCase("options = '{\"loss\":\"0.5\"}'", "the values of --loss differ")]
    [TestCase("text = 'about: other'", "their plan files differ")]
    public async Task Shards_whose_plans_differ_in_what_their_settings_do_not_say_are_refused(string change, string difference)
    {
        using var folder = new Folder();
        await ShardedFolder.ShardsAsync(folder.Path, 2, 1, 2);
        StoredTables.Change(folder["shards/2-of-2.db"], $"UPDATE plan SET {change}");
        var merged = await ShardedFolder.RunAsync("sweep", "--merge", folder.Path);
        Assert.That((merged.Code, merged.Error), Is.EqualTo((
            ExitCode.Usage,
            $"distribution: --merge: '{folder["shards/1-of-2.db"]}' and '{folder["shards/2-of-2.db"]}' are of different sweeps: {difference}; "
                + "allowed are parts of one sweep\n")));
    }

    [TestCase("UPDATE rows SET \"value.mean\" = 7 WHERE cell = 2")]
    [TestCase("UPDATE runs SET value = 7 WHERE cell = 2 AND run = 3")]
    [TestCase("DELETE FROM curves WHERE cell = 2 AND point = 0")]
    [TestCase("INSERT INTO samples VALUES (2, 'simulated', 'value', 0, 1)")]
    public async Task Shards_that_contradict_each_other_are_refused(string change)
    {
        using var one = new Folder();
        using var other = new Folder();
        await ShardedFolder.ShardsAsync(one.Path, 2, 1, 2);
        await ShardedFolder.ShardsAsync(other.Path, 2, 1);
        StoredTables.Change(other["shards/1-of-2.db"], change);
        var merged = await ShardedFolder.RunAsync("sweep", "--merge", one.Path, other.Path);
        Assert.That(merged.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(merged.Error, Does.Contain("has other results of fake;level=3;nodes=10 than another shard of the same sweep"));
    }

    [Test]
    public async Task A_folder_without_a_sweep_is_refused()
    {
        using var simulated = new Folder();
        await ShardedFolder.RunAsync("simulate", "fake", "--runs", "4", "--out", simulated.Path);
        foreach (var path in new[] { "/nowhere", simulated.Path, simulated["manifest.json"] })
        {
            var outcome = await ShardedFolder.RunAsync("sweep", "--merge", path);
            Assert.That((outcome.Code, outcome.Error), Is.EqualTo((
                ExitCode.Usage, $"distribution: --merge '{UsageException.Shown(path)}': allowed are folders that sweep has written into\n")));
        }
    }

    [TestCase("--seed", "9")]
    [TestCase("--runs", "12")]
    [TestCase("--jobs", "2")]
    [TestCase("--shard", "1/2")]
    [TestCase("--format", "json")]
    [TestCase("--launcher", "local")]
    [TestCase("--live")]
    [TestCase("fake", "--level", "1..4")]
    public async Task Options_that_mean_nothing_to_it_are_refused(params string[] options)
    {
        using var folder = new Folder();
        await ShardedFolder.ShardsAsync(folder.Path, 2, 1, 2);
        var merged = await ShardedFolder.RunAsync(["sweep", "--merge", folder.Path, .. options]);
        Assert.That((merged.Code, merged.Error), Is.EqualTo((
            ExitCode.Usage, $"distribution: {options[0]} with --merge: nothing is run; allowed are folders and --out DIR\n")));
        Assert.That(File.Exists(folder["results.db"]), Is.False);
    }

    [Test]
    public async Task A_plan_file_beside_it_is_refused()
    {
        using var folder = new Folder();
        await ShardedFolder.ShardsAsync(folder.Path, 2, 1, 2);
        var merged = await ShardedFolder.RunAsync("sweep", "p.yaml", "--merge", folder.Path);
        Assert.That((merged.Code, merged.Error), Is.EqualTo((
            ExitCode.Usage, "distribution: p.yaml with --merge: nothing is run; allowed are folders and --out DIR\n")));
    }

    private static string[] All(Folder folder) =>
        [.. StoredTables.Found(folder["results.db"]), .. StoredTables.Read(folder["results.db"], "SELECT * FROM environment"),
            .. StoredTables.Read(folder["results.db"], "SELECT * FROM plan")];
}
