using Distribution.InSimulator;
using Distribution.PlantedBugs;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>What is explored is what the scenario tolerates.</summary>
internal sealed class ToleratedFaultTests
{
    private static readonly LastingFault Pause = new Pause { At = Instant.Zero, For = Duration.FromSeconds(1), Node = 1 };

    [Test]
    public void Kinds_to_draw_that_the_scenario_does_not_tolerate_are_refused_by_name() => Assert.That(
        () => Explore(new ExplorationOptions { Scenario = () => new Tolerant(), Faults = ["loss", "crash", "skew"] }),
        Throws.TypeOf<FaultPlanException>().With.Message.EqualTo("faults: crash is not tolerated; kinds that are: loss, pause"));

    [Test]
    public void A_plan_with_a_fault_that_the_scenario_does_not_tolerate_is_refused() => Assert.That(
        () => Explore(With(Pause, new Crash { At = Instant.Zero, For = Duration.FromSeconds(1), Node = 1 })),
        Throws.TypeOf<FaultPlanException>().With.Message.EqualTo("plan: fault 1 (crash): it is not tolerated; kinds that are: loss, pause"));

    [Test]
    public void A_plan_with_a_fault_that_never_ends_is_refused() => Assert.That(
        () => Explore(With(Pause with { For = Duration.MaxValue })),
        Throws.TypeOf<FaultPlanException>().With.Message.EqualTo(
            "plan: fault 0 (pause): it never ends, and the calm begins when all faults are over: say how long, as for: 2s"));

    [Test]
    public void A_plan_that_is_tolerated_is_explored_with_single_messages_too()
    {
        var lost = new SingleMessage { At = Instant.Zero, From = 0, To = 1, Number = 3, Arrivals = [] };
        Assert.That(Explore(With(Pause, lost)).Runs, Is.EqualTo(1));
        Assert.That(Explore(new ExplorationOptions { Scenario = () => new Tolerant(), Faults = ["loss"] }).Runs, Is.EqualTo(1));
    }

    private static ExplorationOptions With(params Fault[] faults) => new() { Scenario = () => new Tolerant(), Plan = new FaultPlan(faults) };

    private static ExplorationResult Explore(ExplorationOptions options) => Exploration.Run(options with { Runs = 1 });

    private sealed class Tolerant : Scenario
    {
        public override IReadOnlyList<string> Faults => ["loss", "pause"];

        public override void Build(ScenarioRun run) => run.Simulate(new RumorSpread<SimulatedEnvironment<RumorSet>>(RumorDefect.None));
    }
}
