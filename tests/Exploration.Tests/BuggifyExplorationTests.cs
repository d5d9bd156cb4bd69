using Distribution.PlantedBugs;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>Points in a protocol's code are explored, written down, replayed and made few.</summary>
internal sealed class BuggifyExplorationTests
{
    private static readonly ExplorationOptions Options = new()
    {
        Scenario = () => new LedgerScenario { Defect = LedgerDefect.ForgetsTheRest },
        Runs = 400,
    };

    [Test]
    public void What_happens_at_points_is_written_down_and_the_run_goes_the_same_way()
    {
        var seen = 0;
        for (var number = 0; number < 40; number++)
        {
            var trial = Exploration.TrialOf(Options, number);
            var drawn = trial.Run();
            var again = (trial with { Plan = drawn.Recorded, Strategy = null }).Run();
            Assert.That((again.TraceHash, again.Events, again.Violation), Is.EqualTo((drawn.TraceHash, drawn.Events, drawn.Violation)));
            Assert.That(again.Recorded, Is.EqualTo(drawn.Recorded));
            seen += drawn.Recorded.Count(fault => fault is BuggifyVisit);
        }

        Assert.That(seen, Is.Positive);
    }

    [Test]
    public void A_defect_that_only_a_point_shows_is_found_and_its_visits_are_all_that_is_kept()
    {
        var failure = Exploration.Run(Options).Failures.Single();
        Assert.That(failure.Smallest.Plan, Has.Count.EqualTo(2).And.All.InstanceOf<BuggifyVisit>());
        Assert.That(failure.Story, Has.Some.Contain("comes to \"a batch is cut short\""));
        Assert.That(Exploration.Run(Options with { Faults = ["crash", "pause"] }).Failures, Is.Empty, "no other fault shows it");
    }
}
