using System.Numerics;
using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>A few rumors begin; every node that is up learns each, and each once in a life.</summary>
[Scenario("rumors", "rumors reach every node, each once")]
public sealed class RumorScenario : Scenario
{
    /// <summary>What is wrong with the protocol.</summary>
    [ScenarioOption("what is wrong with the protocol")]
    public RumorDefect Defect { get; init; }

    /// <summary>How many rumors begin.</summary>
    [ScenarioOption("how many rumors begin", Min = 1, Max = RumorNode.Times.Count)]
    public int Rumors { get; init; } = 4;

    /// <summary>Who may ask whom.</summary>
    [ScenarioOption("who may ask whom")]
    public RumorTopology Topology { get; init; }

    /// <inheritdoc/>
    /// <remarks>Rumors begin there.</remarks>
    public override int Core => 2;

    /// <inheritdoc/>
    /// <remarks>Its code names no points.</remarks>
    public override IReadOnlyList<string> Faults => [.. base.Faults.Where(kind => kind is not "buggify")];

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var protocol = new RumorSpread<SimulatedEnvironment<RumorSet>>(Defect);
        var simulation = run.Simulate(protocol, new SimulationOptions
        {
            Nodes = run.Nodes,
            Topology = Topology == RumorTopology.Ring ? new RingTopology() : InSimulator.Topology.Complete,
        });
        var begun = 0UL;
        for (var number = 0; number < Rumors; number++)
        {
            // One after another, so that each is known everywhere before the next begins if nothing goes wrong.
            var (rumor, node) = (number, new NodeId(number % Math.Min(Core, run.Nodes - 1)));
            var at = Instant.Zero + Duration.FromMilliseconds((number * 8_000 / Rumors) + run.NextRandom(500));
            if (run.Do($"{node} begins rumor {rumor}", at, node, () => simulation.Act(
                run.Now, node, (ref RumorNode state, SimulatedEnvironment<RumorSet> environment) => protocol.Begin(ref state, rumor, environment))))
            {
                begun |= 1UL << rumor;
            }
        }

        run.Always("exactly once", () => Twice(simulation.States));
        run.Eventually("everybody knows", () => Missing(simulation, begun), within: Duration.FromSeconds(15));
        run.Sometimes("a node was down", () => Enumerable.Range(0, run.Nodes).Any(node => !simulation.IsUp(new NodeId(node))));
    }

    private static string? Twice(ReadOnlySpan<RumorNode> states)
    {
        for (var node = 0; node < states.Length; node++)
        {
            for (var rumor = 0; rumor < RumorNode.Times.Count; rumor++)
            {
                if (states[node].Handed[rumor] > 1)
                {
                    return $"rumor {rumor} was handed on {states[node].Handed[rumor]} times at n{node}";
                }
            }
        }

        return null;
    }

    private static string? Missing(Simulation<RumorNode, RumorSet> simulation, ulong begun)
    {
        for (var node = 0; node < simulation.NodeCount; node++)
        {
            var missing = begun & ~simulation.States[node].Known;
            if (simulation.IsUp(new NodeId(node)) && missing != 0)
            {
                return $"n{node} does not know rumor {BitOperations.TrailingZeroCount(missing)}";
            }
        }

        return null;
    }
}
