using Distribution.InSimulator;
using Distribution.Simulator;

namespace Distribution.Protocol.Tests;

public sealed class FloodTests
{
    [SeededProperty(Arbitrary = [typeof(TopologyTests)])]
    public void A_flood_costs_every_edge_twice_and_without_echo_once_less_for_every_node_that_was_told(TopologyTests.Case each, bool echoes)
    {
        var graph = each.Graph;
        var recorder = new FirstReceptions();
        var simulation = Run(each.Topology, each.Nodes, each.Seed, echoes, recorder);
        var reached = graph.CountReachable(0, each.Nodes, _ => true);
        var ends = recorder.All.Sum(first => graph.Count(first.Node.Index));
        Assert.That(simulation.Infective, Is.Zero);
        Assert.That(simulation.Counters.Transmitted, Is.EqualTo(echoes ? ends : ends - reached + 1), each.ToString());
        if (reached == each.Nodes)
        {
            Assert.That(ends, Is.EqualTo(2 * graph.Edges), each.ToString());
        }
    }

    [SeededProperty(Arbitrary = [typeof(TopologyTests)], MaxTest = 50)]
    public void A_flood_reaches_whoever_can_be_reached_and_each_once(TopologyTests.Case each)
    {
        var recorder = new FirstReceptions();
        Run(each.Topology, each.Nodes, each.Seed, echoes: false, recorder);
        Assert.That(recorder.All.Select(first => first.Node), Is.Unique);
        Assert.That(recorder.All, Has.Count.EqualTo(each.Graph.CountReachable(0, each.Nodes, _ => true)), each.ToString());
    }

    [Test]
    public void Direct_mail_is_sent_to_all_and_passed_on_by_nobody()
    {
        var simulation = new Simulation<RumorMemory, Rumor>(
            new DirectMail<SimulatedEnvironment<Rumor>>(), new SimulationOptions { Nodes = 50, Network = new() { Loss = Chance.Of(0.5) } });
        simulation.Start(1);
        simulation.Broadcast(Instant.Zero, new NodeId(7), Runs.Rumor);
        simulation.Broadcast(Instant.Zero, new NodeId(7), Runs.Rumor);
        simulation.RunUntilIdle();
        Assert.That(simulation.Counters.Transmitted, Is.EqualTo(49));
        Assert.That(simulation.Counters.Delivered, Is.EqualTo(49 - simulation.Counters.Lost).And.InRange(10, 40));
    }

    private static Simulation<RumorMemory, Rumor> Run(
        Topology topology, int nodes, ulong seed, bool echoes, IGossipObserver observer)
    {
        var simulation = new Simulation<RumorMemory, Rumor>(
            new Flood<SimulatedEnvironment<Rumor>>(echoes), new SimulationOptions { Nodes = nodes, Topology = topology })
        {
            Observer = observer,
        };
        simulation.Start(seed);
        simulation.Broadcast(Instant.Zero, new NodeId(0), Runs.Rumor);
        simulation.RunUntilIdle();
        return simulation;
    }
}
