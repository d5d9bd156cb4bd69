using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Sweeps;

[TestFixture]
internal sealed class ShardTests
{
    private static readonly string[] Grid = ShardedFolder.Grid;

    [TestCase(1, "1")]
    [TestCase(3, "2 1 3")]
    [TestCase(8, "7 3 1 8 5 2 6 4")]
    public async Task Shards_in_any_order_merge_to_the_rows_of_the_whole(int count, string order)
    {
        using var whole = new Folder();
        using var folder = new Folder();
        await new Line().RunAsync([.. Grid, "--out", whole.Path]);
        foreach (var number in order.Split(' '))
        {
            var outcome = await ShardedFolder.RunAsync([.. Grid, "--shard", $"{number}/{count}", "--out", folder.Path]);
            Assert.That(outcome.Output, Does.EndWith($"\n{folder[$"shards/{number}-of-{count}.db"]}\n"));
        }

        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Has.Exactly(1).Items, "a shard writes its own file alone");
        var merged = await ShardedFolder.RunAsync("sweep", "--merge", folder.Path);
        Assert.That(merged.Output, Is.EqualTo($"fake: 8 of 8 settings, from {count} {(count == 1 ? "shard" : "shards")}\n{folder["report.html"]}\n"));
        await ShardedFolder.AssertWholeAsync(folder, whole);
        Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Does.Contain("\"state\": \"complete\"").And.Not.Contain("--shard"));
    }

    [Test]
    public async Task A_sweep_begun_in_one_process_goes_on_as_shards_and_runs_nothing_again()
    {
        using var whole = new Folder();
        using var folder = new Folder();
        await new Line().RunAsync([.. Grid, "--out", whole.Path]);
        Assert.That(await ShardedFolder.RunsOfAsync([.. Grid, "--out", folder.Path], cancelAt: 40), Is.EqualTo(40));
        var runs = 0;
        foreach (var number in (int[])[2, 1])
        {
            runs += await ShardedFolder.RunsOfAsync([.. Grid, "--shard", $"{number}/2", "--out", folder.Path]);
        }

        Assert.That(runs, Is.EqualTo((8 - 3) * 12), "three of the eight settings were finished");
        await ShardedFolder.RunAsync("sweep", "--merge", folder.Path);
        await ShardedFolder.AssertWholeAsync(folder, whole);
    }

    [TestCase("--shard 1/3", "--shard 2/3", "--shard 3/3")]
    [TestCase("--jobs 2")]
    public async Task Shards_go_on_in_another_division_or_in_one_process_and_nothing_runs_again(params string[] rest)
    {
        using var whole = new Folder();
        using var folder = new Folder();
        await new Line().RunAsync([.. Grid, "--out", whole.Path]);
        await ShardedFolder.RunAsync([.. Grid, "--shard", "2/2", "--out", folder.Path]);
        var runs = 0;
        foreach (var options in rest)
        {
            runs += await ShardedFolder.RunsOfAsync([.. Grid[..^2], .. options.Split(' '), "--out", folder.Path]);
        }

        Assert.That(runs, Is.EqualTo((8 - 4) * 12));
        Assert.That((await ShardedFolder.RunAsync("sweep", "--merge", folder.Path)).Code, Is.Zero);
        await ShardedFolder.AssertWholeAsync(folder, whole);
    }

    [Test]
    public async Task A_shard_beside_files_of_another_sweep_is_refused()
    {
        using var folder = new Folder();
        await ShardedFolder.RunAsync([.. Grid, "--shard", "2/2", "--out", folder.Path]);
        var outcome = await ShardedFolder.RunAsync([.. Grid, "--seed", "9", "--shard", "1/3", "--out", folder.Path]);
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo(
            (ExitCode.Usage, $"distribution: '{folder["shards/2-of-2.db"]}' holds the results of something else: the seeds are 1 and 9\n")));
    }

    [TestCase("--shard 0/3", "--shard '0/3': allowed are I/N with I from 1 to N and N up to 100000, or none")]
    [TestCase("--shard 4/3", "--shard '4/3': allowed are I/N with I from 1 to N and N up to 100000, or none")]
    [TestCase("--shard 2", "--shard '2': allowed are I/N with I from 1 to N and N up to 100000, or none")]
    [TestCase("--shard 2/9", "--shard '2/9': allowed are at most 8 parts, since the grid has so many settings")]
    public async Task A_shard_that_there_is_not_is_wrong_usage(string option, string message)
    {
        var outcome = await new Line().RunAsync([.. Grid, .. option.Split(' '), "--out", "none"]);
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((ExitCode.Usage, $"distribution: {message}\n")));
    }
}
