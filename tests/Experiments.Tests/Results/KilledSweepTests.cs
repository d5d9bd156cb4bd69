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
    public void A_killed_sweep_goes_on_and_ends_as_if_it_had_not_been_killed() => Kill(times: 5, seed: 1);

    [Test]
    [Explicit("Half a minute: ./check --soak")]
    [Category("Soak")]
    public void A_sweep_that_is_killed_fifty_times_ends_as_if_it_had_not_been_killed() => Kill(times: 50, seed: 2);

    private static void Kill(int times, int seed)
    {
        using var whole = new Folder();
        var clock = Stopwatch.StartNew();
        Assert.That(ProgramProcess.Run(null, [.. Sweep, "--out", whole.Path])!.Value.Code, Is.Zero);
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
                ended = ProgramProcess.Run(after, [.. Sweep, "--out", folder.Path]);
                killed += ended is null ? 1 : 0;
                var now = File.Exists(folder["results.db"]) ? Finished(folder["results.db"]) : 0;
                Assert.That(now, Is.AtLeast(finished), $"seed {seed}, kill {killed}: what was finished is kept");
                finished = now;
            }

            Assert.That(ended.Value.Code, Is.Zero, ended.Value.Error);
            Assert.That(StoredTables.Found(folder["results.db"]), Is.EqualTo(expected), $"seed {seed}, after kill {killed}");
            Assert.That(File.ReadAllBytes(folder["rows.csv"]), Is.EqualTo(File.ReadAllBytes(whole["rows.csv"])));
            Assert.That(File.ReadAllText(folder["manifest.json"]), Does.Contain("\"state\": \"complete\""));
        }
    }

    // A process that ends while it makes the file leaves an empty one.
    private static int Finished(string path) =>
        StoredTables.Read(path, "SELECT name FROM sqlite_schema WHERE name = 'rows'").Length == 0 ? 0 : StoredTables.Read(path, "SELECT cell FROM rows").Length;
}
