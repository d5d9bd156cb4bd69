using System.Globalization;
using Distribution.PlantedBugs;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>All planted bugs from five root seeds, and their replay files in processes of their own. Minutes: <c>./check
/// --exploration</c>.</summary>
[NonParallelizable]
internal sealed class PlantedBugSuite
{
    internal const string Category = "Exploration";

    private const int Jobs = 2;
    private static readonly TimeSpan MedianShrinkTimeMax = TimeSpan.FromSeconds(10);
    private static readonly ulong[] Seeds = [1, 2, 3, 4, 5];

    [Test]
    [Explicit("Minutes.")]
    [Category(Category)]
    public void All_are_found_from_every_seed_and_made_small()
    {
        var hunts = new List<BugHunt>();
        foreach (var bug in PlantedBug.All)
        {
            foreach (var seed in Seeds)
            {
                hunts.Add(BugHunt.Run(bug, seed, Jobs));
                TestContext.Out.WriteLine(hunts[^1]);
            }
        }

        Assert.That(hunts.Where(hunt => hunt.Failure is null).Select(hunt => $"{hunt}"), Is.Empty);
        var (kept, time) = (PlantedBugsPage.Median(hunts.Select(hunt => hunt.Failure!.Kept)), PlantedBugsPage.Median(hunts.Select(hunt => hunt.ShrinkTime)));
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"longest to find {hunts.Max(hunt => hunt.FindTime).TotalSeconds:0.0} s; to make small, median {time.TotalSeconds:0.00} s and at most {hunts.Max(hunt => hunt.ShrinkTime).TotalSeconds:0.0} s; kept, median {kept} and at most {hunts.Max(hunt => hunt.Failure!.Kept)}"));
        Assert.That(kept, Is.LessThanOrEqualTo(BugHunt.KeptMax));
        Assert.That(time, Is.LessThan(MedianShrinkTimeMax));
        PlantedBugsPage.Write(hunts);
    }

    [Test]
    [Explicit("Minutes.")]
    [Category(Category)]
    public async Task Every_replay_file_fails_the_same_way_in_another_process()
    {
        var folder = Directory.CreateTempSubdirectory("planted-bugs").FullName;
        var replayed = 0;
        foreach (var bug in PlantedBug.All)
        {
            foreach (var seed in Seeds)
            {
                var found = await ReplayTests.ExploreAsync(bug, seed, folder);
                var (exitCode, output, errors) = await ProgramRun.OfAsync("replay", found);
                Assert.That((exitCode, errors), Is.EqualTo((1, "")), $"{bug} from seed {seed}: {output}");
                Assert.That(output, Does.Contain("The run went the same way"), $"{bug} from seed {seed}");
                replayed++;
            }
        }

        Directory.Delete(folder, recursive: true);
        await TestContext.Out.WriteLineAsync($"{replayed} of {replayed} replayed");
        Assert.That(replayed, Is.GreaterThanOrEqualTo(100));
    }
}
