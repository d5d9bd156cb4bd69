using Distribution.InSimulator;
using Distribution.PlantedBugs;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>What is told of failures by one oracle, and how little time is enough for it.</summary>
internal sealed class CauseTests
{
    [Test]
    public void A_failure_that_needs_no_fault_absorbs_those_of_its_oracle_that_do()
    {
        // Whatever fails with a fault fails in another run without one.
        var result = Exploration.Run(new ExplorationOptions { Scenario = () => new Fails(isAlways: false), Runs = 64, GoesOn = true });
        Assert.That(result.Failures.Select(failure => string.Join(' ', failure.Cause)), Is.EqualTo((string[])[""]));
        Assert.That(result.Failed, Is.GreaterThan(1));
    }

    [Test]
    public void Candidates_without_a_kind_of_fault_are_tried_even_if_no_time_is_left()
    {
        var (from, length) = (Instant.Zero + Duration.FromSeconds(1), Duration.FromSeconds(1));
        var pause = new Pause { At = from, For = length, Node = 1 };
        var result = Exploration.Run(new ExplorationOptions
        {
            Scenario = () => new Fails(isAlways: true),
            Runs = 1,
            Plan = new FaultPlan([new Clog { At = from, For = length }, pause, new Slow { At = from, For = length, Node = 1, PerInput = Duration.FromMilliseconds(10) }]),
            ShrinkTime = TimeSpan.Zero,
            LeastShrinkTime = TimeSpan.Zero,
        });
        Assert.That(result.Failures.Select(failure => string.Join(' ', failure.Cause)), Is.EqualTo((string[])["pause"]));
        Assert.That(result.Failures[0].IsMinimal, Is.False);
    }

    /// <summary>Fails where a node is halted; and, unless it always needs that, under every other seed.</summary>
    private sealed class Fails(bool isAlways) : Scenario
    {
        public override IReadOnlyList<string> Faults => ["loss", "duplication", "pause", "clog", "slow"];

        public override void Build(ScenarioRun run)
        {
            var simulation = run.Simulate(new RumorSpread<SimulatedEnvironment<RumorSet>>(RumorDefect.None));
            run.Always("it works", () => (!isAlways && run.Seed % 2 == 0) || simulation.Effects.Taken.Any(fault => fault is Pause) ? "it does not" : null);
        }
    }
}
