using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Results;

/// <summary>A sweep in a process of its own that is killed over and over, each time when something has happened to its files so often as
/// was drawn from a seed: before and after a setting is finished, and between two writes of one transaction.</summary>
[Parallelizable]
internal sealed class KilledSweepTests
{
    private const int Kills = 50;
    private const int Seed = 2;

    private static readonly string[] Sweep =
        ["sweep", "rumor", "--stop", "once", "--fanout", "1..10", "--nodes", "12..17", "--runs", "4", "--jobs", "1"];

    [Test]
    public async Task A_sweep_that_is_killed_fifty_times_ends_as_if_it_had_not_been_killed()
    {
        using var whole = new Folder();
        var events = await RunWholeAsync(whole);
        var random = new Random(Seed);
        for (var killed = 0; killed < Kills;)
        {
            using var folder = new Folder();
            Directory.CreateDirectory(folder.Path);
            var finished = 0;
            (int Code, string Error)? ended = null;
            while (ended is null)
            {
                using var watched = new FolderEvents(folder.Path, random.Next(1, events / 5));
                ended = await ProgramProcess.RunAsync(killed < Kills ? watched.Reached : null, [.. Sweep, "--out", folder.Path]);
                killed += ended is null ? 1 : 0;
                var now = File.Exists(folder["results.db"]) ? Finished(folder["results.db"]) : 0;
                Assert.That(now, Is.AtLeast(finished), $"seed {Seed}, kill {killed}: what was finished is kept");
                finished = now;
            }

            Assert.That(ended.Value.Code, Is.Zero, ended.Value.Error);
            Assert.That(StoredTables.Found(folder["results.db"]), Is.EqualTo(StoredTables.Found(whole["results.db"])), $"seed {Seed}, kill {killed}");
            Assert.That(await File.ReadAllBytesAsync(folder["rows.csv"]), Is.EqualTo(await File.ReadAllBytesAsync(whole["rows.csv"])));
            Assert.That(await File.ReadAllTextAsync(folder["manifest.json"]), Does.Contain("\"state\": \"complete\""));
        }
    }

    private static async Task<int> RunWholeAsync(Folder folder)
    {
        Directory.CreateDirectory(folder.Path);
        using var watched = new FolderEvents(folder.Path);
        Assert.That((await ProgramProcess.RunAsync(null, [.. Sweep, "--out", folder.Path]))!.Value.Code, Is.Zero);
        return watched.Count;
    }

    // A process that ends while it makes the file leaves an empty one.
    private static int Finished(string path) =>
        StoredTables.Read(path, "SELECT name FROM sqlite_schema WHERE name = 'rows'").Length == 0 ? 0 : StoredTables.Read(path, "SELECT cell FROM rows").Length;
}
