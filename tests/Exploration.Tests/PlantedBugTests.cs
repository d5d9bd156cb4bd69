using Distribution.PlantedBugs;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

internal sealed class PlantedBugTests
{
    [Test]
    public void A_right_protocol_passes_under_all_faults()
    {
        var result = Exploration.Run(new ExplorationOptions { Scenario = () => new RumorScenario(), Runs = 300 });
        Assert.That(result.Failures.Select(failure => string.Join(' ', failure.Story)), Is.Empty);
        Assert.That(result.Faults, Has.Count.EqualTo(new RumorScenario().Faults.Count), "every kind of fault was drawn");
        Assert.That(result.Marks.Values, Has.All.Positive);
    }

    [Test]
    public void A_loop_that_awaits_an_answer_for_ever_is_found_and_made_small()
    {
        var result = Explore(RumorDefect.AwaitsForever, jobs: 1);
        var failure = result.Failures.Single();
        Assert.That(failure.Violation.Oracle, Is.EqualTo("everybody knows"));
        Assert.That(failure.Kept, Is.LessThanOrEqualTo(8));
        AssertMinimal(failure);
    }

    [Test]
    public void No_result_depends_on_the_number_of_workers()
    {
        var (one, two) = (Explore(RumorDefect.AwaitsForever, jobs: 1), Explore(RumorDefect.AwaitsForever, jobs: 2));
        Assert.That((two.Hash, two.Runs, two.Failed), Is.EqualTo((one.Hash, one.Runs, one.Failed)));
        Assert.That(two.Failures.Single().Story, Is.EqualTo(one.Failures.Single().Story));
    }

    private static ExplorationResult Explore(RumorDefect defect, int jobs) => Exploration.Run(new ExplorationOptions
    {
        Scenario = () => new RumorScenario { Defect = defect },
        Runs = 1_000,
        Jobs = jobs,
        ShrinkTime = TimeSpan.FromMinutes(5),
    });

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
