using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>A user orders children and cancels some: each order has at most one child, and what runs in the end is what is wanted.</summary>
[Scenario("spawner", "children on other nodes: each order has at most one, and what runs is what is wanted")]
public sealed class SpawnerScenario : Scenario
{
    private const int Orders = 6;

    /// <summary>What is wrong with the protocol.</summary>
    [ScenarioOption("what is wrong with the protocol")]
    public SpawnerDefect Defect { get; init; }

    /// <inheritdoc/>
    public override int Nodes => 4;

    /// <inheritdoc/>
    public override int Core => 0;

    /// <inheritdoc/>
    /// <remarks>Its code names no points.</remarks>
    public override IReadOnlyList<string> Faults => [.. base.Faults.Where(kind => kind is not "buggify")];

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var protocol = new SpawnerProtocol(run.Nodes, Defect);
        var simulation = run.Simulate(protocol);
        var cancelled = new SortedSet<int>();
        for (var number = 1; number <= Orders; number++)
        {
            var (order, at) = (number, Instant.Zero + Duration.FromMilliseconds(run.NextRandom(8_000)));
            run.Do($"n0 orders child {order}", at, new NodeId(0), () => simulation.Act(
                run.Now,
                new NodeId(0),
                (ref SpawnerNode state, SimulatedEnvironment<SpawnerMessage> environment) => protocol.Order(ref state, order, environment)));
            if (number % 2 == 0)
            {
                run.Do($"n0 cancels child {order}", at + Duration.FromMilliseconds(600), new NodeId(0), () => simulation.Act(
                    run.Now,
                    new NodeId(0),
                    (ref SpawnerNode state, SimulatedEnvironment<SpawnerMessage> environment) =>
                    {
                        protocol.Cancel(ref state, order, environment);
                        cancelled.Add(order);
                    }));
            }
        }

        run.Always("one child for an order", () => Twice(simulation));
        run.Always("a child is of its order", () => Exchanged(simulation, protocol));
        run.Eventually("what runs is wanted", () => Unwanted(simulation, cancelled), within: Duration.FromSeconds(10));
        run.Eventually("orders are carried out", () => Unanswered(simulation), within: Duration.FromSeconds(10));
        run.Sometimes("the parent was down", () => !simulation.IsUp(new NodeId(0)));
    }

    private static IEnumerable<(int Host, SpawnerChild Child)> Running(Simulation<SpawnerNode, SpawnerMessage> simulation)
    {
        for (var host = 1; host < simulation.NodeCount; host++)
        {
            for (var slot = 0; slot < SpawnerChildren.Length && simulation.IsUp(new NodeId(host)); slot++)
            {
                var child = simulation.States[host].Children[slot];
                if (child.Stage != ChildStage.None)
                {
                    yield return (host, child);
                }
            }
        }
    }

    private static string? Twice(Simulation<SpawnerNode, SpawnerMessage> simulation)
    {
        var orders = 0UL;
        foreach (var (host, child) in Running(simulation))
        {
            if ((orders >> child.Order & 1) != 0)
            {
                return $"a second child of order {child.Order} runs on n{host}";
            }

            orders |= 1UL << child.Order;
        }

        return null;
    }

    private static string? Exchanged(Simulation<SpawnerNode, SpawnerMessage> simulation, SpawnerProtocol protocol)
    {
        var parent = simulation.States[0];
        foreach (var (host, child) in Running(simulation))
        {
            if (child.Life != parent.Life || child.Number >= parent.Next || protocol.HostOf(child.Number).Index != host)
            {
                continue;
            }

            var ordered = parent.Children[child.Number];
            if (ordered.Stage == ChildStage.Running && ordered.Order != child.Order)
            {
                return $"what n0 takes for the child of order {ordered.Order} is that of order {child.Order}";
            }
        }

        return null;
    }

    private static string? Unwanted(Simulation<SpawnerNode, SpawnerMessage> simulation, SortedSet<int> cancelled)
    {
        var parent = simulation.States[0];
        foreach (var (host, child) in Running(simulation))
        {
            var isWanted = child.Life == parent.Life && child.Number < parent.Next && !cancelled.Contains(child.Order)
                && parent.Children[child.Number].Stage is ChildStage.Starting or ChildStage.Running;
            if (!isWanted)
            {
                return $"the child of order {child.Order} runs on n{host}, and nobody wants it";
            }
        }

        return null;
    }

    private static string? Unanswered(Simulation<SpawnerNode, SpawnerMessage> simulation)
    {
        var parent = simulation.States[0];
        for (var number = 0; number < parent.Next; number++)
        {
            if (parent.Children[number].Stage == ChildStage.Starting)
            {
                return $"n0 does not know whether the child of order {parent.Children[number].Order} has started";
            }
        }

        return null;
    }
}
