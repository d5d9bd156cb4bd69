using Distribution.InSimulator;
using Distribution.PlantedBugs;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>A run in which time does not go on has failed; one that has much to do has not.</summary>
internal sealed class PaceTests
{
    [TestCase(0)]
    [TestCase(1)]
    public void Timers_that_are_armed_again_and_again_at_once_are_a_failure(int nanoseconds)
    {
        var violation = new Trial(new Beating { Period = new Duration(nanoseconds) }, 1, 2).Run().Violation!;
        Assert.That(violation.Oracle, Is.EqualTo("time goes on"));
        Assert.That(violation.Reason, Does.Match("^10000[0-9]{2} events happen within [0-9.]+[a-z]+$"));
        Assert.That(violation.At, Is.LessThan(Instant.Zero + Duration.FromMilliseconds(10)));
    }

    [Test]
    public void They_are_a_failure_also_when_they_begin_late_and_while_nodes_are_prepared()
    {
        var late = new Trial(new Beating { Period = Duration.FromMilliseconds(1), LaterPeriod = new Duration(1) }, 1, 2).Run().Violation!;
        Assert.That((late.Oracle, late.At >= Instant.Zero + Duration.FromSeconds(5)), Is.EqualTo(("time goes on", true)));
        var early = new Trial(new NeverReady(), 1, 2).Run().Violation!;
        Assert.That(early.Oracle, Is.EqualTo("time goes on"));
    }

    [Test]
    public void A_long_run_of_a_right_protocol_passes()
    {
        // Two nodes, a thousand times a second, for ten minutes.
        var pause = new Pause { At = Instant.Zero + Duration.FromSeconds(599), For = Duration.FromSeconds(1), Node = 1 };
        var result = new Trial(new Beating { Period = Duration.FromMilliseconds(1) }, 1, 2) { Plan = new FaultPlan([pause]) }.Run();
        Assert.That(result.Violation, Is.Null);
        Assert.That(result.Events, Is.GreaterThan(1_200_000));
    }

    [Test]
    public void What_was_held_back_for_long_may_come_all_at_once()
    {
        var clog = new Clog { At = Instant.Zero, For = Duration.FromSeconds(900) };
        var result = new Trial(new Beating { Period = Duration.FromMilliseconds(1), Tells = true }, 1, 2) { Plan = new FaultPlan([clog]) }.Run();
        Assert.That(result.Violation, Is.Null);
    }

    [Test]
    public void A_run_that_is_too_long_is_refused_and_is_no_failure() => Assert.That(
        () => Exploration.Run(new ExplorationOptions { Scenario = () => new Beating { Period = Duration.FromMilliseconds(1), Most = 10_000 }, Faults = [] }),
        Throws.TypeOf<ScenarioException>().With.Message.Match(
            "^the run with seed [0-9]+ is too long: its first 100[0-9]{2} events take it to [12].[0-9]+s, and it goes on until 30s at least; "
            + "give fewer nodes or shorter faults, or override EventsMax in the scenario$"));

    /// <summary>Nodes whose timers expire every so often.</summary>
    private sealed class Beating : Scenario
    {
        public required Duration Period { get; init; }

        /// <summary>From the fifth second on; null: as before.</summary>
        public Duration? LaterPeriod { get; init; }

        public bool Tells { get; init; }

        public long? Most { get; init; }

        public override long EventsMax(int nodes) => Most ?? base.EventsMax(nodes);

        public override void Build(ScenarioRun run) =>
            run.Simulate(new Beats<SimulatedEnvironment<Tick>>(Period, LaterPeriod ?? Period, Tells));
    }

    /// <summary>A program that prepares full nodes waits for ever, without letting time pass.</summary>
    private sealed class NeverReady : Scenario
    {
        public override void Build(ScenarioRun run) => run.Cluster(setUp: async (_, _) =>
        {
            while (true)
            {
                await Task.Yield();
            }
        });
    }

    private sealed class Beats<TEnvironment>(Duration period, Duration later, bool tells) : IProtocol<CountingNode, Tick, TEnvironment>
        where TEnvironment : struct, IGossipEnvironment<Tick>, allows ref struct
    {
        public void OnStart(ref CountingNode state, TEnvironment environment) => environment.SetTimer(new TimerId(0), period);

        public void OnMessage(ref CountingNode state, NodeId from, in Tick message, TEnvironment environment) => state.Heard++;

        public void OnTimer(ref CountingNode state, TimerId timer, TEnvironment environment)
        {
            if (tells)
            {
                environment.Send(environment.Peer(0), new Tick(++state.Ticks));
            }

            environment.SetTimer(timer, environment.Now < Instant.Zero + Duration.FromSeconds(5) ? period : later);
        }
    }
}
