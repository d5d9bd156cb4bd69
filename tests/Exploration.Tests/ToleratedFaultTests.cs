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

    [TestCase(5, null, "5 of 5 nodes come to no harm; allowed is a number from 0 to 4")]
    [TestCase(50, 20, "50 of 20 nodes come to no harm; allowed is a number from 0 to 19")]
    [TestCase(-1, null, "-1 of 5 nodes come to no harm; allowed is a number from 0 to 4")]
    public void A_core_of_all_nodes_would_come_to_harm_and_is_refused(int core, int? nodes, string reason) => Assert.That(
        () => Explore(new ExplorationOptions { Scenario = () => new Tolerant { Heart = core }, Nodes = nodes }),
        Throws.TypeOf<FaultPlanException>().With.Message.EqualTo($"Core of the scenario: {reason}"));

    [Test]
    public void Where_the_user_wants_fewer_nodes_the_last_may_come_to_harm()
    {
        var options = new ExplorationOptions { Scenario = () => new Tolerant { Heart = 4 }, Nodes = 3, Faults = ["pause"], Runs = 64 };
        var harmed = Enumerable.Range(0, 64).SelectMany(number => Exploration.TrialOf(options, number).Plan.SelectMany(fault => fault.Nodes));
        Assert.That(harmed.Distinct(), Is.EqualTo(new[] { 2 }));
        Assert.That(Explore(options).Failed, Is.Zero);
    }

    [Test]
    public void What_is_asked_is_known_by_name()
    {
        Assert.That(Explore(new ExplorationOptions { Scenario = () => new Tolerant() }).Demands, Is.Empty);
        Assert.That(Explore(new ExplorationOptions { Scenario = () => new MemberScenario() }).Demands, Is.Not.Empty.And.Ordered);
    }

    private static ExplorationOptions With(params Fault[] faults) => new() { Scenario = () => new Tolerant(), Plan = new FaultPlan(faults) };

    private static ExplorationResult Explore(ExplorationOptions options) => Exploration.Run(options with { Runs = 1 });

    private sealed class Tolerant : Scenario
    {
        public int Heart { get; init; } = 1;

        public override int Core => Heart;

        public override IReadOnlyList<string> Faults => ["loss", "pause"];

        public override void Build(ScenarioRun run) => run.Simulate(new RumorSpread<SimulatedEnvironment<RumorSet>>(RumorDefect.None));
    }
}
