using System.Globalization;
using Distribution.PlantedBugs;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>The long suites in a minute and a half, from seeds of its own: as many planted bugs and right runs as there is time for.
/// <c>./check --hunt</c>.</summary>
[NonParallelizable]
internal sealed class HuntSuite
{
    internal const string Category = "Hunt";

    // The long suites and the plain tests have 0 to 199.
    private const ulong Seed = 1_000;
    private const int Jobs = 2;
    private const int BatchRuns = 50;
    private static readonly TimeSpan BugTime = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan RightTime = TimeSpan.FromSeconds(25);

    [Test]
    [Explicit("Three quarters of a minute.")]
    [Category(Category)]
    public void Planted_bugs_are_found_and_made_small_from_one_more_seed()
    {
        var (clock, found) = (TimeProvider.System, 0);
        var started = clock.GetTimestamp();
        foreach (var bug in PlantedBug.All.TakeWhile(_ => clock.GetElapsedTime(started) < BugTime))
        {
            var hunt = BugHunt.Run(bug, Seed, Jobs);
            Assert.That(hunt.Failure, Is.Not.Null, $"{hunt}");
            Assert.That(hunt.Failure!.Kept, Is.Positive, $"{hunt}: it takes a fault");
            found++;
        }

        TestContext.Out.WriteLine($"{found} of {PlantedBug.All.Count} looked for, all found");
    }

    [Test]
    [Explicit("Half a minute.")]
    [Category(Category)]
    public void Right_runs_raise_no_alarm()
    {
        var (clock, batches) = (TimeProvider.System, 0);
        var started = clock.GetTimestamp();
        for (; clock.GetElapsedTime(started) < RightTime; batches++)
        {
            var scenarios = RightRunSuite.Scenarios;
            var nodes = RightRunSuite.NodeCounts[batches / scenarios.Count % RightRunSuite.NodeCounts.Length];
            RightRunSuite.Explore(scenarios[batches % scenarios.Count], nodes, Seed + (ulong)batches, BatchRuns);
        }

        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{batches * BatchRuns} runs, {batches * BatchRuns / clock.GetElapsedTime(started).TotalMinutes:0} a minute"));
    }
}
