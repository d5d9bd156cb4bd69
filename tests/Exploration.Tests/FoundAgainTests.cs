using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>What was found in a listed protocol, or among all states, is found again from its file by another process.</summary>
internal sealed class FoundAgainTests
{
    [TestCase("telling", "--times", "1", "--runs", "64")]
    [TestCase("telling", "--times", "2", "--nodes", "9", "--faults", "none", "--runs", "64")]
    [TestCase("atomic-commit", "--mistake", "counts-votes", "--nodes", "3", "--duplications", "1", "--timers", "0", "--strategy", "exhaustive")]
    public async Task It_fails_the_same_way_in_another_process(params string[] explore)
    {
        var folder = Directory.CreateTempSubdirectory("found-again").FullName;
        var (found, output, errors) = await ProgramRun.OfAsync(["explore", .. explore, "--out", Path.Combine(folder, "found")]);
        Assert.That(found, Is.EqualTo(1), errors);
        var file = Directory.GetFiles(folder, "*.replay.json", SearchOption.AllDirectories).Single();
        var (replayed, story, more) = await ProgramRun.OfAsync("replay", file);
        Directory.Delete(folder, recursive: true);
        Assert.That((replayed, more), Is.EqualTo((1, "")));
        var last = output.Split('\n').Last(line => line.Contains("this did not hold", StringComparison.Ordinal)
            || line.Contains("this does not hold", StringComparison.Ordinal));
        Assert.That(story, Does.Contain(last.Trim()));
    }
}
