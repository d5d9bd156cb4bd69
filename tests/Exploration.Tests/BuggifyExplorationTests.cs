using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>Points in a protocol's code are explored, written down, replayed and made few.</summary>
internal sealed class BuggifyExplorationTests
{
    private static readonly ExplorationOptions Options = new() { Scenario = () => new Ledger(), Runs = 400 };

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
        Assert.That(Exploration.Run(Options with { Faults = ["loss", "crash", "pause"] }).Failures, Is.Empty, "no other fault shows it");
    }

    /// <summary>Sums up in batches: what is left over by two that were cut short is forgotten.</summary>
    private sealed class Ledger : Scenario
    {
        public override Duration FaultTime => Duration.FromSeconds(2);

        public override void Build(ScenarioRun run)
        {
            var simulation = run.Simulate(new Batches());
            run.Always("nothing is forgotten", () => simulation.States.ToArray().Any(state => state.Left > 1) ? "two entries are left over" : null);
        }
    }

    private struct Account
    {
        internal int Left;
        internal int Batches;
    }

    private sealed class Batches : IProtocol<Account, ulong, SimulatedEnvironment<ulong>>
    {
        public void OnStart(ref Account state, SimulatedEnvironment<ulong> environment) =>
            environment.SetTimer(new TimerId(0), Duration.FromMilliseconds(100));

        public void OnMessage(ref Account state, NodeId from, in ulong message, SimulatedEnvironment<ulong> environment)
        {
        }

        public void OnTimer(ref Account state, TimerId timer, SimulatedEnvironment<ulong> environment)
        {
            state.Left += environment.Buggify("a batch is cut short") ? 1 : 0;
            if (++state.Batches < 20)
            {
                environment.SetTimer(timer, Duration.FromMilliseconds(100));
            }
        }
    }
}
