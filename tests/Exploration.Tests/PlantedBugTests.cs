using Distribution.PlantedBugs;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>Every planted bug is found and made small.</summary>
internal sealed class PlantedBugTests
{
    private const ulong Seed = 1;

    private static readonly IReadOnlyList<PlantedBug> Bugs = PlantedBug.All;

    [Test]
    public void There_are_twenty_of_them_and_ten_restate_what_others_were_told() =>
        Assert.That(
            (Bugs.Count, Bugs.Count(bug => bug.Mark.Thread.Length > 0)), Is.GreaterThanOrEqualTo((20, 10)));

    [TestCaseSource(nameof(Bugs))]
    public void A_planted_bug_is_found_and_made_small(PlantedBug bug)
    {
        var hunt = BugHunt.Run(bug, Seed);
        TestContext.Out.WriteLine(hunt);
        Assert.That(hunt.Failure, Is.Not.Null, $"{hunt}");
        TestContext.Out.WriteLine(string.Join('\n', hunt.Failure!.Story));
        Assert.That(hunt.Failure.Kept, Is.Positive, "it takes a fault");
        AssertMinimal(hunt.Failure);
    }

    [Test]
    public void No_result_depends_on_the_number_of_workers()
    {
        var bug = Bugs.Single(bug => bug.Defect is RumorDefect.AwaitsForever);
        var (one, two) = (BugHunt.Run(bug, Seed, jobs: 1).Result, BugHunt.Run(bug, Seed, jobs: 2).Result);
        Assert.That((two.Hash, two.Runs, two.Failed), Is.EqualTo((one.Hash, one.Runs, one.Failed)));
        Assert.That(two.Failures.Select(failure => failure.Story), Is.EqualTo(one.Failures.Select(failure => failure.Story)));
    }

    /// <summary>Not one fault and not one step can be taken away.</summary>
    private static void AssertMinimal(Failure failure)
    {
        var smallest = failure.Smallest;
        for (var index = 0; index < smallest.Plan.Count; index++)
        {
            var less = smallest with { Plan = new(smallest.Plan.Where((_, other) => other != index)) };
            Assert.That(less.Run().Violation?.Oracle, Is.Not.EqualTo(failure.Violation.Oracle), $"without {smallest.Plan[index].Story}");
        }
    }
}
