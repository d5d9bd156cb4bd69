using Distribution.PlantedBugs;
using Distribution.Simulator;
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
        Assert.That(hunt.Failure.IsMinimal, "there was time enough");
        AssertMinimal(hunt.Failure);
    }

    [Test]
    public void No_result_depends_on_the_number_of_workers()
    {
        var bug = Bugs.Single(bug => bug.Defect is RumorDefect.AwaitsForever);
        var (one, two) = (BugHunt.Run(bug, Seed, 1, int.MaxValue).Result, BugHunt.Run(bug, Seed, 2, int.MaxValue).Result);
        Assert.That((two.Hash, two.Runs, two.Failed), Is.EqualTo((one.Hash, one.Runs, one.Failed)));
        Assert.That(two.Failures.Select(failure => failure.Story), Is.EqualTo(one.Failures.Select(failure => failure.Story)));
    }

    [Test]
    public void What_there_was_no_time_to_make_small_is_not_called_minimal()
    {
        var options = new ExplorationOptions { Scenario = Bugs[0].Create, ShrinkTime = TimeSpan.Zero };
        Assert.That(Exploration.Run(options).Failures.Select(failure => failure.IsMinimal), Is.Not.Empty.And.All.False);
    }

    [Test]
    public void A_story_has_ten_lines_at_most_however_much_is_left()
    {
        using var interruption = new CancellationTokenSource();
        var options = new ExplorationOptions { Scenario = Bugs[0].Create, Found = (_, _) => interruption.Cancel() };
        var failure = Exploration.Run(options, interruption.Token).Failures[0];
        var more = failure.Kept + failure.Result.Steps.Count - 7;
        Assert.That(more, Is.GreaterThan(1));
        Assert.That(failure.Story, Has.Exactly(10).Items.And.Some.StartsWith($"{more} more things happen until "));
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

        foreach (var step in smallest.Steps!)
        {
            // A workload that fails by itself is another failure.
            var less = smallest with { Steps = smallest.Steps!.Where(other => other != step).ToHashSet() };
            var isSound = (less with { Plan = FaultPlan.Empty }).Run().Violation is null;
            Assert.That(isSound && less.Run().Violation?.Oracle == failure.Violation.Oracle, Is.False, $"without {failure.Result.Steps[step].Name}");
        }
    }
}
