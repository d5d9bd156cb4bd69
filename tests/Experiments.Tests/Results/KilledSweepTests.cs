using System.Diagnostics;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Results;

/// <summary>A sweep in a process of its own that is killed at moments drawn from a seed, over and over.</summary>
[TestFixture]
internal sealed class KilledSweepTests
{
    private static readonly string[] Sweep =
        ["sweep", "rumor", "--stop", "once", "--fanout", "1..8", "--nodes", "100,200,300", "--runs", "20", "--jobs", "1"];

    [Test]
    public Task A_killed_sweep_goes_on_and_ends_as_if_it_had_not_been_killed() => KillAsync(times: 5, seed: 1);

    [Test]
    [Explicit("Half a minute: ./check --soak")]
    [Category("Soak")]
    public Task A_sweep_that_is_killed_fifty_times_ends_as_if_it_had_not_been_killed() => KillAsync(times: 50, seed: 2);

    private static async Task KillAsync(int times, int seed)
    {
        using var whole = new Folder();
        var clock = Stopwatch.StartNew();
        Assert.That((await ProgramProcess.RunAsync(null, [.. Sweep, "--out", whole.Path]))!.Value.Code, Is.Zero);
        var duration = clock.Elapsed;
        var expected = StoredTables.Found(whole["results.db"]);
        var random = new Random(seed);
        for (var killed = 0; killed < times;)
        {
            using var folder = new Folder();
            var finished = 0;
            (int Code, string Error)? ended = null;
            while (ended is null)
            {
                var after = killed < times ? duration * random.NextDouble() : (TimeSpan?)null;
                ended = await ProgramProcess.RunAsync(after, [.. Sweep, "--out", folder.Path]);
                killed += ended is null ? 1 : 0;
                var now = File.Exists(folder["results.db"]) ? Finished(folder["results.db"]) : 0;
                Assert.That(now, Is.AtLeast(finished), $"seed {seed}, kill {killed}: what was finished is kept");
                finished = now;
            }

            Assert.That(ended.Value.Code, Is.Zero, ended.Value.Error);
            Assert.That(StoredTables.Found(folder["results.db"]), Is.EqualTo(expected), $"seed {seed}, after kill {killed}");
            Assert.That(await File.ReadAllBytesAsync(folder["rows.csv"]), Is.EqualTo(await File.ReadAllBytesAsync(whole["rows.csv"])));
            Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Does.Contain("\"state\": \"complete\""));
        }
    }

    // A process that ends while it makes the file leaves an empty one.
    private static int Finished(string path) =>
        StoredTables.Read(path, "SELECT name FROM sqlite_schema WHERE name = 'rows'").Length == 0 ? 0 : StoredTables.Read(path, "SELECT cell FROM rows").Length;
}
