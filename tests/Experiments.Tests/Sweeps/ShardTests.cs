using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Sweeps;

[TestFixture]
internal sealed class ShardTests
{
    private static readonly string[] Grid = ["sweep", "fake", "--level", "1..4", "--nodes", "10,20", "--runs", "12", "--jobs", "1"];

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
            var outcome = await RunAsync([.. Grid, "--shard", $"{number}/{count}", "--out", folder.Path]);
            Assert.That(outcome.Output, Does.EndWith($"\n{folder[$"shards/{number}-of-{count}.db"]}\n"));
        }

        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Has.Exactly(1).Items, "a shard writes its own file alone");
        var merged = await RunAsync("sweep", "--merge", folder.Path);
        Assert.That(merged.Output, Is.EqualTo($"fake: 8 of 8 settings, from {count} {(count == 1 ? "shard" : "shards")}\n{folder["report.html"]}\n"));
        await AssertWhole(folder, whole);
        Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Does.Contain("\"state\": \"complete\"").And.Not.Contain("--shard"));
    }

    [Test]
    public async Task Merging_twice_changes_nothing_and_the_whole_sweep_has_nothing_left_to_do()
    {
        using var folder = new Folder();
        await ShardsAsync(folder.Path, 2, 1, 2);
        await RunAsync("sweep", "--merge", folder.Path);
        var (rows, found) = (await File.ReadAllBytesAsync(folder["rows.csv"]), All(folder));
        await RunAsync("sweep", "--merge", folder.Path);
        Assert.That(await File.ReadAllBytesAsync(folder["rows.csv"]), Is.EqualTo(rows));
        Assert.That(All(folder), Is.EqualTo(found));
        var runs = 0;
        await new Line { Catalog = new Catalog { Protocols = [new FakeProtocol { OnRun = _ => runs++ }] } }.RunAsync([.. Grid, "--out", folder.Path]);
        Assert.That(runs, Is.Zero);
    }

    [Test]
    public async Task Folders_of_several_machines_merge_into_one()
    {
        using var whole = new Folder();
        using var here = new Folder();
        using var there = new Folder();
        using var all = new Folder();
        await new Line().RunAsync([.. Grid, "--out", whole.Path]);
        await ShardsAsync(here.Path, 2, 1);
        await ShardsAsync(there.Path, 2, 1, 2);
        var merged = await RunAsync("sweep", "--merge", here.Path, there.Path, "--out", all.Path);
        Assert.That(merged.Output, Does.StartWith("fake: 8 of 8 settings, from 3 shards\n"));
        await AssertWhole(all, whole);
        Assert.That(File.Exists(here["results.db"]), Is.False);
    }

    [Test]
    public async Task What_is_missing_is_named_and_comes_in_later()
    {
        using var folder = new Folder();
        using var source = new CancellationTokenSource();
        await ShardsAsync(folder.Path, 3, 3);
        var runs = 0;
        var catalog = new Catalog { Protocols = [new FakeProtocol { OnRun = _ => CancelAt(++runs, 20, source) }] };
        await new Line { Catalog = catalog, Cancellation = source.Token }.RunAsync([.. Grid, "--shard", "1/3", "--out", folder.Path]);
        var merged = await RunAsync("sweep", "--merge", folder.Path);
        Assert.That((merged.Code, merged.Error), Is.EqualTo((
            ExitCode.Environment,
            "distribution: missing are shard 1/3 (2 of its 3 settings), shard 2/3 (3 of its 3 settings); run them and merge again\n")));
        Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Does.Contain("\"state\": \"incomplete\"").And.Contain("\"finishedCells\": 3"));
        Assert.That(await File.ReadAllTextAsync(folder["report.html"]), Does.Contain("3 of 8 settings are finished."));

        await ShardsAsync(folder.Path, 3, 1, 2);
        Assert.That((await RunAsync("sweep", "--merge", folder.Path)).Code, Is.Zero);
    }

    [Test]
    public async Task Shards_of_different_sweeps_are_refused()
    {
        using var one = new Folder();
        using var other = new Folder();
        await ShardsAsync(one.Path, 2, 1);
        await new Line().RunAsync([.. Grid, "--seed", "9", "--shard", "2/2", "--out", other.Path]);
        var merged = await RunAsync("sweep", "--merge", one.Path, other.Path);
        Assert.That((merged.Code, merged.Error), Is.EqualTo((
            ExitCode.Usage,
            $"distribution: --merge: '{one["shards/1-of-2.db"]}' and '{other["shards/2-of-2.db"]}' are shards of different sweeps; "
                + "allowed are those of the same settings, seed and runs\n")));
        Assert.That(File.Exists(one["results.db"]), Is.False);
    }

    [Test]
    public async Task Shards_that_contradict_each_other_are_refused()
    {
        using var one = new Folder();
        using var other = new Folder();
        await ShardsAsync(one.Path, 2, 1, 2);
        await ShardsAsync(other.Path, 2, 1);
        StoredTables.Change(other["shards/1-of-2.db"], "UPDATE rows SET \"value.mean\" = 7 WHERE cell = 2");
        var merged = await RunAsync("sweep", "--merge", one.Path, other.Path);
        Assert.That(merged.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(merged.Error, Does.Contain("has other results of fake;level=3;nodes=10 than another shard of the same sweep"));
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

    [Test]
    public async Task A_folder_without_shards_is_refused()
    {
        var outcome = await RunAsync("sweep", "--merge", "/nowhere/at/all");
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((
            ExitCode.Usage, "distribution: --merge '/nowhere/at/all': allowed are folders that sweep --shard I/N has written into\n")));
    }

    private static string[] All(Folder folder) =>
        [.. StoredTables.Found(folder["results.db"]), .. StoredTables.Read(folder["results.db"], "SELECT * FROM environment"),
            .. StoredTables.Read(folder["results.db"], "SELECT * FROM plan")];

    private static async Task AssertWhole(Folder folder, Folder whole)
    {
        Assert.That(await File.ReadAllBytesAsync(folder["rows.csv"]), Is.EqualTo(await File.ReadAllBytesAsync(whole["rows.csv"])));
        Assert.That(StoredTables.Found(folder["results.db"]), Is.EqualTo(StoredTables.Found(whole["results.db"])));
    }

    private static async Task ShardsAsync(string folder, int count, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            var outcome = await RunAsync([.. Grid, "--shard", $"{number}/{count}", "--out", folder]);
            Assert.That(outcome.Code, Is.Zero, outcome.Error);
        }
    }

    private static Task<Line.Outcome> RunAsync(params string[] arguments) =>
        new Line { Catalog = new Catalog { Protocols = [new FakeProtocol()], Reports = new ReportComposer() } }.RunAsync(arguments);

    private static void CancelAt(int count, int wanted, CancellationTokenSource source)
    {
        if (count == wanted)
        {
            source.Cancel();
        }
    }
}
