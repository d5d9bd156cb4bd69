using System.Globalization;
using Distribution.PlantedBugs;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>Replay files as the program writes and reads them.</summary>
internal sealed class ReplayTests
{
    /// <summary>Lets the program find a bug.</summary>
    /// <returns>The path of its replay file.</returns>
    internal static async Task<string> ExploreAsync(PlantedBug bug, ulong seed, string folder)
    {
        var own = Path.Combine(folder, $"{bug.Scenario}-{bug.Defect}-{seed}");
        var (exitCode, output, errors) = await ProgramRun.OfAsync(
            "explore", bug.Scenario, "--defect", Words.Of(bug.Defect), "--runs", "100000", "--time", "60s", "--seed", seed.ToString(CultureInfo.InvariantCulture), "--out", own);
        Assert.That(exitCode, Is.EqualTo(1), $"{bug} from seed {seed}: {output}{errors}");
        return Directory.GetFiles(own, "*.replay.json", SearchOption.AllDirectories).First();
    }

    [Test]
    public async Task A_replay_file_fails_the_same_way_in_another_process()
    {
        var folder = Directory.CreateTempSubdirectory("planted-bugs").FullName;
        var file = await ExploreAsync(PlantedBug.All[0], 1, folder);
        var (exitCode, output, errors) = await ProgramRun.OfAsync("replay", file);
        Directory.Delete(folder, recursive: true);
        Assert.That((exitCode, errors), Is.EqualTo((1, "")), output);
        Assert.That(output, Does.Contain("The run went the same way"));
    }
}
