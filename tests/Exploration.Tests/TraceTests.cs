using Distribution.InSimulator;
using Distribution.PlantedBugs;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>A traced run is the run, and its trace says why everything happened.</summary>
internal sealed class TraceTests
{
    [SeededProperty(MaxTest = 30)]
    public void Tracing_changes_nothing_of_a_protocol_under_faults(byte number, ulong seed) =>
        AssertSame(Traces.TrialOf(new RumorScenario(), seed, number));

    [SeededProperty(MaxTest = 10)]
    public void Tracing_changes_nothing_of_full_nodes_under_faults(byte number, ulong seed) =>
        AssertSame(Traces.TrialOf(new PoolScenario(), seed, number));

    [SeededProperty(MaxTest = 20)]
    public void Everything_that_arrives_was_sent_and_everything_sent_has_a_fate(byte number, ulong seed)
    {
        // That arrivals fit what was sent is what RunTrace verifies itself.
        var result = Traces.Of(new RumorScenario(), seed, number);
        var trace = result.Trace!;
        var arrived = trace.Events.Where(item => item.Message > 0).ToLookup(item => item.Message);
        foreach (var message in trace.Messages.Where(message => !arrived.Contains(message.Number)))
        {
            var isUnderWay = message.Fate.StartsWith("arrives", StringComparison.Ordinal) && message.At > result.End - Protocol.Duration.FromSeconds(30);
            Assert.That(message.Fate, isUnderWay ? Does.StartWith("arrives") : Does.StartWith("is ").Or.StartWith("finds").Or.Contain("bits changed"));
        }
    }

    [Test]
    public void Faults_of_boots_are_told_by_their_story_as_all_others()
    {
        var slow = new SlowBoot { For = Protocol.Duration.FromSeconds(1), By = Protocol.Duration.FromSeconds(2) };
        var trace = new Trial(new LeakScenario(), 1, 3) { Plan = new FaultPlan([slow]), IsTraced = true }.Run().Trace!;
        Assert.That(trace.Events.Select(item => item.What), Does.Contain(slow.Story).And.Contain($"over: {slow.Story}").And.No.Member("a fault"));
    }

    [Test]
    public void A_timer_is_caused_by_the_event_that_armed_it_and_a_message_by_the_one_that_sent_it()
    {
        var trace = new Trial(new LeakScenario(), 1, 3) { IsTraced = true }.Run().Trace!;
        var (tick, second) = (trace.Events[0], trace.Events.First(item => item.Kind == EventKind.Timer && item.Cause > 0));
        Assert.That((tick.Kind, tick.What, tick.Cause, tick.State), Is.EqualTo((EventKind.Timer, "tick", 0L, "1 ticks, 0 heard")));
        Assert.That(trace.Events[(int)second.Cause - 1], Has.Property("Node").EqualTo(second.Node).And.Property("Kind").EqualTo(EventKind.Timer));
        var arrival = trace.Events.First(item => item.Kind == EventKind.Message);
        Assert.That(trace.Events[(int)arrival.Cause - 1].Node, Is.EqualTo(arrival.Sender));
        Assert.That(arrival.What, Is.EqualTo("Tick { Value = 1 }"));
        Assert.That(trace.CausesOf(second.Number).Select(item => item.Number), Is.EqualTo(new[] { second.Number, second.Cause }));
    }

    [Test]
    public void Faults_and_the_workload_have_names_and_no_cause()
    {
        var crash = new Crash { Node = 1, At = Protocol.Instant.Zero + Protocol.Duration.FromSeconds(1), For = Protocol.Duration.FromSeconds(1) };
        var trial = new Trial(new RumorScenario(), 3, 5) { Plan = new FaultPlan([crash]), IsTraced = true };
        var trace = trial.Run().Trace!;
        Assert.That(trace.Events.Where(item => item.What == crash.Story).Select(item => (item.Node, item.Cause)), Is.EqualTo(new[] { (1, 0L) }));
        Assert.That(trace.Events.Where(item => item.What == "n0 begins rumor 0").Select(item => (item.Node, item.Cause)), Is.EqualTo(new[] { (0, 0L) }));
        Assert.That(trace.Events.Any(item => item is { Node: 1, Remark: "nobody hears it" }), Is.True, "some message comes to the node that is down");
    }

    [Test]
    public void The_workload_of_full_nodes_has_no_cause_and_its_calls_lead_back_to_it()
    {
        var trace = new Trial(new PoolScenario(), 3, 3) { IsTraced = true }.Run().Trace!;
        var step = trace.Events.First(item => item.What.Contains("sends greeting", StringComparison.Ordinal));
        Assert.That(step.Cause, Is.Zero);
        var heard = trace.Events.First(item => item.Number > step.Number && item.What.StartsWith("a service runs: greet", StringComparison.Ordinal));
        Assert.That(trace.CausesOf(heard.Number).Select(item => item.What), Has.Some.StartsWith("n").And.Some.StartsWith("rumor 0 of origin"));
    }

    [Test]
    public void The_end_of_a_spawn_is_caused_by_its_request()
    {
        using var cluster = Cluster.Simulated(new SimulatedClusterOptions { IsTraced = true });
        cluster.Run(() => cluster.Origin.Status.SpawnAsync());
        var end = cluster.Trace!.Events.Last(item => item.What.StartsWith("outcome of a command", StringComparison.Ordinal));
        Assert.That(
            cluster.Trace.CausesOf(end.Number).Select(item => item.What.Split(' ')[0]),
            Is.EqualTo(new[] { "outcome", "boots", "spawns", "command:" }));
    }

    [Test]
    public void Tracing_changes_nothing_of_a_network_without_rules()
    {
        Simulation<RumorNode, RumorSet> Run(bool isTraced)
        {
            var network = new NetworkOptions { Loss = Chance.Of(0.1), Duplication = Chance.Of(0.1) };
            var options = new SimulationOptions { Nodes = 7, Network = network, IsTraced = isTraced };
            var simulation = new Simulation<RumorNode, RumorSet>(new RumorSpread<SimulatedEnvironment<RumorSet>>(RumorDefect.None), options);
            for (var seed = 1UL; seed <= 2; seed++)
            {
                simulation.Start(seed);
                simulation.RunUntilIdle(2_000);
            }

            return simulation;
        }

        var (plain, traced) = (Run(isTraced: false), Run(isTraced: true));
        Assert.That((traced.TraceHash, traced.Counters), Is.EqualTo((plain.TraceHash, plain.Counters)));
        Assert.That(traced.Trace!.Events, Has.Count.EqualTo(2_000), "the second run alone");
        Assert.That(traced.Trace.Messages, Has.Count.EqualTo(plain.Counters.Sent));
        Assert.That(plain.Trace, Is.Null);
    }

    private static void AssertSame(Trial trial)
    {
        var (plain, traced) = (trial.Run(), (trial with { IsTraced = true }).Run());
        Assert.That((traced.TraceHash, traced.Events, traced.Violation), Is.EqualTo((plain.TraceHash, plain.Events, plain.Violation)));
        Assert.That(traced.Trace!.Events[^1].Hash, Is.EqualTo(plain.TraceHash));
        Assert.That(FaultPlanJson.Write(traced.Recorded).ToJsonString(), Is.EqualTo(FaultPlanJson.Write(plain.Recorded).ToJsonString()));
        Assert.That(plain.Trace, Is.Null);
    }
}
