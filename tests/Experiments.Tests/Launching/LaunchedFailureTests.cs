using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Launching;

/// <summary>A setting that fails in a shard that is a process: the others of it and of the other shards are finished, and it is tried again
/// when the sweep goes on, not before.</summary>
[NonParallelizable]
[Platform(Exclude = "Win", Reason = "Slurm's programs are shell scripts here.")]
internal sealed class LaunchedFailureTests
{
    private const string Failures = "SELECT cell, key, tries, runs FROM failures";

    private static readonly string[] Grid =
        ["sweep", "flawed", "--level", "1..5", "--nodes", "10", "--runs", "4", "--load", typeof(FlawedProtocol).Assembly.Location];

    [TestCase("local")]
    [TestCase("slurm")]
    public async Task The_others_finish_the_failure_is_stored_once_and_the_same_command_goes_on(string launcher)
    {
        using var slurm = new FakeSlurm("sbatch");
        using var folder = new Folder();
        string[] line = [.. Grid, "--launcher", launcher, "--shards", "2", "--out", folder.Path];
        using (FlawedProtocol.At("3"))
        {
            var outcome = await RunAsync(line);
            Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed), outcome.Error);
            Assert.That(outcome.Error, Does.Contain("distribution: 1 of 5 settings failed; the same command with --out DIR tries them again\n"));
            Assert.That(outcome.Error, Does.Match("\nflawed;level=3;nodes=10: flawed: run 0 \\(its own seed is [0-9]+\\) failed: planted\n"));
            AssertFailedOnce(folder["results.db"], tries: 1);
            AssertFailedOnce(folder["shards/1-of-2.db"], tries: 1, others: "0 4");
            Assert.That(StoredTables.Read(folder["shards/2-of-2.db"], Failures), Is.Empty);

            // Whoever ran a finished one again would contradict this.
            StoredTables.Change(folder["results.db"], "UPDATE rows SET notes = 'as it was' WHERE cell = 4");
            StoredTables.Change(folder["shards/1-of-2.db"], "UPDATE rows SET notes = 'as it was' WHERE cell = 4");
            Assert.That((await RunAsync(line)).Code, Is.EqualTo(ExitCode.Failed));
            AssertFailedOnce(folder["results.db"], tries: 2);
        }

        var mended = await RunAsync(line);
        Assert.That(mended.Code, Is.Zero, mended.Error);
        Assert.That(StoredTables.Read(folder["results.db"], Failures), Is.Empty);
        Assert.That(StoredTables.Read(folder["results.db"], "SELECT count(*), min(notes) FILTER (WHERE cell = 4) FROM rows"), Is.EqualTo(new[] { "5|as it was" }));
    }

    [Test]
    public async Task Merging_the_parts_fails_too_has_the_failure_once_and_ends_well_once_it_is_mended()
    {
        using var whole = new Folder();
        using var folder = new Folder();
        using var merged = new Folder();
        string[] merge = ["sweep", "--merge", folder.Path, "--out", merged.Path];
        string[] line = [.. Grid, "--launcher", "local", "--shards", "2", "--out", folder.Path];
        using (FlawedProtocol.At("2"))
        {
            await RunAsync(line);
            foreach (var _ in new[] { "once", "and again" })
            {
                var outcome = await RunAsync(merge);
                Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed), outcome.Error);
                Assert.That(outcome.Error, Does.StartWith("distribution: 1 of 5 settings failed; ").And.Not.Contain("missing"));
                Assert.That(StoredTables.Read(merged["results.db"], Failures), Is.EqualTo(new[] { "1|flawed;level=2;nodes=10|1|1" }));
            }
        }

        Assert.That((await RunAsync(line)).Code, Is.Zero);
        Assert.That((await RunAsync(merge)).Code, Is.Zero);
        await RunAsync([.. Grid, "--out", whole.Path]);
        await ShardedFolder.AssertWholeAsync(merged, whole);
        Assert.That(StoredTables.Read(merged["results.db"], Failures), Is.Empty);
    }

    private static void AssertFailedOnce(string path, int tries, string others = "0 1 3 4")
    {
        Assert.That(StoredTables.Read(path, Failures), Is.EqualTo(new[] { $"2|flawed;level=3;nodes=10|{tries}|1" }), path);
        Assert.That(StoredTables.Read(path, "SELECT cell FROM rows ORDER BY cell"), Is.EqualTo(others.Split(' ')), path);
    }

    private static Task<Line.Outcome> RunAsync(string[] arguments) =>
        new Line { Catalog = new Catalog { Protocols = [new FakeProtocol()] } }.RunAsync(arguments);
}
