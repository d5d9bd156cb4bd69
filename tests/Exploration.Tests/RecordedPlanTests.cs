using Distribution.PlantedBugs;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>What chance decided in a run, written down message by message, is the same run.</summary>
internal sealed class RecordedPlanTests
{
    [SeededProperty(MaxTest = 50)]
    public void A_recorded_plan_goes_the_same_way_without_chance(byte number, ulong seed)
    {
        var options = new ExplorationOptions { Scenario = () => new RumorScenario(), Seed = seed };
        var trial = Exploration.TrialOf(options, number);
        var drawn = trial.Run();
        var again = (trial with { Plan = drawn.Recorded, Strategy = null }).Run();
        Assert.That((again.TraceHash, again.Events, again.Violation), Is.EqualTo((drawn.TraceHash, drawn.Events, drawn.Violation)));
        Assert.That(again.Recorded, Is.EqualTo(drawn.Recorded), "nothing is left to write down");
    }

    [Test]
    public void A_plan_that_chance_had_no_part_in_is_its_own_record()
    {
        var trial = new Trial(new RumorScenario(), 7, 5);
        Assert.That(trial.Run().Recorded, Is.Empty);
    }

    [Test]
    public void The_order_of_the_faults_in_a_plan_is_no_matter()
    {
        var second = Duration.FromSeconds(1);
        var churn = new Churn { At = Instant.Zero + (second * 5), For = second * 2, Every = second, Away = second };
        var failing = new BootFailure { At = Instant.Zero + (second * 4), For = second, Chance = new Probability(0.5) };
        var early = churn with { At = Instant.Zero + (second * 4) };
        var drawn = new Trial(new RumorScenario(), 7, 5) { Plan = new FaultPlan([churn, failing, early]) }.Run();
        var again = new Trial(new RumorScenario(), 7, 5) { Plan = drawn.Recorded }.Run();
        Assert.That((again.TraceHash, again.Events, again.Violation), Is.EqualTo((drawn.TraceHash, drawn.Events, drawn.Violation)));
    }

    [Test]
    public void Churn_is_written_down_as_the_crashes_that_it_is_made_of()
    {
        var second = Duration.FromSeconds(1);
        var churn = new Churn { At = Instant.Zero + second, For = second * 3, Every = second, Away = Duration.FromMilliseconds(500) };
        var drawn = new Trial(new RumorScenario(), 7, 5) { Plan = new FaultPlan([churn]) }.Run();
        Assert.That(drawn.Recorded.OfType<Crash>().Select(crash => (crash.At, crash.For)), Is.EqualTo(churn.Parts(5).Select(part => (part.At, Duration.FromMilliseconds(500)))));
        Assert.That(drawn.Recorded.OfType<Crash>().Count(), Is.EqualTo(3));
        Assert.That(drawn.Effective, Is.EqualTo(new[] { drawn.Effective[0] }).And.All.InstanceOf<Churn>(), "they count as the whole");
        Assert.That(new Trial(new RumorScenario(), 7, 5) { Plan = drawn.Recorded }.Run().TraceHash, Is.EqualTo(drawn.TraceHash));
    }
}
