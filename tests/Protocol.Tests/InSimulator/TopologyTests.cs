using System.Globalization;
using Distribution.InSimulator;
using FsCheck;
using FsCheck.Fluent;

namespace Distribution.Protocol.Tests;

public sealed class TopologyTests
{
    private static readonly Topology[] Plain = [new RingTopology(), new LineTopology()];

    /// <summary>Any topology that is a graph, with any number of nodes that it fits.</summary>
    public static Arbitrary<Case> AnyGraph() => (
        from nodes in Gen.Choose(1, 60)
        from parameter in Gen.Choose(1, 12)
        from percent in Gen.Choose(0, 100)
        from seed in Gen.Choose(0, int.MaxValue)
        from topology in Gen.Elements(
        [
            .. Plain, new GridTopology(parameter, nodes), new TorusTopology(parameter, nodes), new TreeTopology(parameter),
            new RegularTopology(parameter), new SmallWorldTopology(2 * parameter, percent / 100.0), new ScaleFreeTopology(parameter),
        ])
        let count = topology is GridTopology or TorusTopology ? parameter * nodes : nodes
        where topology.Misfit(count) is null
        select new Case(topology, count, (ulong)seed)).ToArbitrary();

    [SeededProperty(Arbitrary = [typeof(TopologyTests)])]
    public void Neighbours_are_mutual_and_different_and_nobody_is_its_own(Case each)
    {
        var graph = each.Graph;
        for (var node = 0; node < each.Nodes; node++)
        {
            var neighbours = graph.NeighboursOf(node).ToArray();
            Assert.That(neighbours, Is.Unique.And.None.EqualTo(node), each.ToString());
            Assert.That(neighbours, Has.All.InRange(0, each.Nodes - 1), each.ToString());
            foreach (var neighbour in neighbours)
            {
                Assert.That(graph.NeighboursOf(neighbour).Contains(node), Is.True, each.ToString());
            }
        }
    }

    [SeededProperty(Arbitrary = [typeof(TopologyTests)])]
    public void The_same_seed_makes_the_same_graph(Case each)
    {
        var (first, second) = (each.Graph, each.Graph);
        Assert.That(Rows(second), Is.EqualTo(Rows(first)), each.ToString());

        string Rows(Adjacency graph) =>
            string.Join(';', Enumerable.Range(0, each.Nodes).Select(node => string.Join(',', graph.NeighboursOf(node).ToArray())));
    }

    [SeededProperty(Arbitrary = [typeof(TopologyTests)])]
    public void All_but_the_random_ones_and_the_scale_free_are_connected(Case each)
    {
        var reachable = each.Graph.CountReachable(0, each.Nodes, _ => true);
        Assert.That(reachable, each.Topology is RegularTopology or SmallWorldTopology
            ? Is.InRange(1, each.Nodes)
            : Is.EqualTo(each.Nodes), each.ToString());
    }

    [SeededProperty(MaxTest = 300)]
    public void A_regular_graph_gives_every_node_the_same_number_of_neighbours(byte nodes, byte degree, ulong seed)
    {
        var (n, d) = ((nodes % 60) + 2, degree % 60);
        d = 1 + (d % (n - 1));
        n += n * d % 2;
        var graph = (Adjacency)new RegularTopology(d).Connect(n, seed);
        Assert.That(Degrees(graph, n), Has.All.EqualTo(d), $"regular:{d}, {n} nodes, seed {seed}");
    }

    [SeededProperty(Arbitrary = [typeof(TopologyTests)])]
    public void Edges_are_as_many_as_the_definition_says(Case each)
    {
        var n = each.Nodes;
        var text = each.Topology.ToString();
        var numbers = text.Split(':', 'x', ',')[1..].Select(word => int.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        var expected = each.Topology switch
        {
            LineTopology or TreeTopology => n - 1,
            RingTopology => n > 2 ? n : n - 1,
            GridTopology => (2 * n) - numbers[0] - numbers[1],
            TorusTopology => (numbers[1] * Steps(numbers[0])) + (numbers[0] * Steps(numbers[1])),
            ScaleFreeTopology => numbers[0] * (n - numbers[0]),
            _ => n * numbers[0] / 2,
        };
        Assert.That(each.Graph.Edges, Is.EqualTo(expected), each.ToString());

        static int Steps(int length) => length > 2 ? length : length - 1;
    }

    [Test]
    public void A_grid_of_five_by_five_has_forty_edges_and_corners_of_two()
    {
        var graph = (Adjacency)new GridTopology(5, 5).Connect(25, 1);
        Assert.That(graph.Edges, Is.EqualTo(40));
        Assert.That(graph.NeighboursOf(0).ToArray(), Is.EquivalentTo(new[] { 1, 5 }));
        Assert.That(graph.NeighboursOf(12).ToArray(), Is.EquivalentTo(new[] { 7, 11, 13, 17 }));
        Assert.That(Degrees((Adjacency)new TorusTopology(3, 4).Connect(12, 1), 12), Has.All.EqualTo(4));
    }

    [Test]
    public void A_small_world_without_rewiring_is_a_ring_and_with_it_is_not()
    {
        var ring = (Adjacency)new SmallWorldTopology(4, 0).Connect(10, 1);
        Assert.That(ring.NeighboursOf(0).ToArray(), Is.EquivalentTo(new[] { 1, 2, 8, 9 }));

        // 2,000 edges, a tenth of which leads elsewhere: 200 +- 4 times 13.4, hardly any back to the ring.
        var world = (Adjacency)new SmallWorldTopology(4, 0.1).Connect(1_000, 1);
        var far = Enumerable.Range(0, 1_000).Sum(node => world.NeighboursOf(node).ToArray().Count(other => IsFar(node, other))) / 2;
        Assert.That(far, Is.InRange(145, 255));

        static bool IsFar(int a, int b) => Math.Min(Math.Abs(a - b), 1_000 - Math.Abs(a - b)) > 2;
    }

    [Test]
    public void A_scale_free_graph_has_hubs_and_a_regular_one_is_another_for_every_seed()
    {
        var graph = (Adjacency)new ScaleFreeTopology(2).Connect(2_000, 1);
        Assert.That(Degrees(graph, 2_000).Max(), Is.GreaterThan(40));
        Assert.That(Degrees(graph, 2_000).Min(), Is.GreaterThanOrEqualTo(1));
        var regular = new RegularTopology(3);
        var neighbours = Enumerable.Range(0, 50).Select(seed => ((Adjacency)regular.Connect(40, (ulong)seed)).NeighboursOf(0)[0]);
        Assert.That(neighbours.Distinct().Count(), Is.GreaterThan(15));
    }

    [Test]
    public void Crashed_nodes_block_what_is_behind_them()
    {
        var line = new LineTopology().Connect(10, 1);
        Assert.That(line.CountReachable(0, 10, node => node != 4), Is.EqualTo(4));
        Assert.That(line.CountReachable(5, 10, node => node != 4), Is.EqualTo(5));
        Assert.That(line.CountReachable(4, 10, node => node != 4), Is.Zero);
    }

    [Test]
    public void A_simulation_counts_who_can_be_reached()
    {
        Assert.That(Reachable(new RingTopology(), 3), Is.EqualTo(9));
        Assert.That(Reachable(new LineTopology(), 3), Is.EqualTo(3));
        Assert.That(Reachable(Topology.Complete, 3), Is.EqualTo(9));
        Assert.That(Reachable(new SpatialTopology(2), 3), Is.EqualTo(9));

        static int Reachable(Topology topology, int crashed)
        {
            var simulation = new Simulation<RumorMemory, Rumor>(
                new PushGossip<SimulatedEnvironment<Rumor>>(), new SimulationOptions { Nodes = 10, Topology = topology });
            simulation.Start(1, [new NodeId(crashed)]);
            return simulation.CountReachable(new NodeId(0));
        }
    }

    [Test]
    public void Rumors_go_along_edges_alone()
    {
        var simulation = new Simulation<RumorMemory, Rumor>(
            new PushGossip<SimulatedEnvironment<Rumor>>(),
            new SimulationOptions
            {
                Nodes = 10,
                Topology = new LineTopology(),
                Fanout = new Fanout(FanoutFunction.Constant(2), FanoutLaw.Fixed),
            });
        simulation.Start(1, [new NodeId(6)]);
        simulation.Broadcast(Instant.Zero, new NodeId(0), Runs.Rumor);
        simulation.RunUntilIdle();

        // Everyone before the crashed node sends to both sides, the source to its one.
        Assert.That((simulation.Counters.Sent, simulation.Counters.Unheard), Is.EqualTo((11L, 1L)));
    }

    [Test]
    public void Graphs_that_do_not_fit_the_nodes_are_refused() => Assert.That(
        () => new Simulation<RumorMemory, Rumor>(
            new PushGossip<SimulatedEnvironment<Rumor>>(), new SimulationOptions { Nodes = 10, Topology = new GridTopology(3, 3) }),
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("10 nodes: it has 9 nodes."));

    private static int[] Degrees(Adjacency graph, int nodes) => [.. Enumerable.Range(0, nodes).Select(graph.Count)];

    /// <summary>A topology and its nodes.</summary>
    public sealed record Case(Topology Topology, int Nodes, ulong Seed)
    {
        internal Adjacency Graph => (Adjacency)Topology.Connect(Nodes, Seed)!;
    }
}
