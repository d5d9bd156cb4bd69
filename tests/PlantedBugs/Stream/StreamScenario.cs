using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>Bursts of items from one node to all others: all arrive, in order and each once, over resets and restarts.</summary>
[Scenario("stream", "ordered and reliable delivery, from one node to all others")]
public sealed class StreamScenario : Scenario
{
    private const int Bursts = 3;
    private const int Items = 20;

    /// <summary>What is wrong with the protocol.</summary>
    [ScenarioOption("what is wrong with the protocol")]
    public StreamDefect Defect { get; init; }

    /// <inheritdoc/>
    public override int Nodes => 4;

    /// <inheritdoc/>
    /// <remarks>Its code names no points.</remarks>
    public override IReadOnlyList<string> Faults => [.. base.Faults.Where(kind => kind is not "buggify")];

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(run.Nodes, PerNode<int>.Length, nameof(run));

        // Nothing below checks what comes: the protocol does.
        var simulation = run.Simulate(
            new ItemStream(run.Nodes, Defect), new SimulationOptions { Nodes = run.Nodes, DeliversCorrupted = true });
        for (var burst = 0; burst < Bursts; burst++)
        {
            var at = Instant.Zero + Duration.FromMilliseconds((burst * 3_000) + run.NextRandom(3_000));
            run.Do($"n0 has {Items} items to send", at, new NodeId(0), () => simulation.Act(
                run.Now,
                new NodeId(0),
                (ref StreamNode state, SimulatedEnvironment<StreamMessage> environment) => ItemStream.Make(ref state, Items, environment)));
        }

        run.Always("in order, each once", () => Disorder(simulation));
        run.Eventually("everything arrives", () => Missing(simulation), within: Duration.FromSeconds(15));
        run.Sometimes("an item came early", () => simulation.States[1].Early >> simulation.States[1].Expected != 0);
    }

    private static string? Disorder(Simulation<StreamNode, StreamMessage> simulation)
    {
        for (var node = 1; node < simulation.NodeCount; node++)
        {
            ref readonly var state = ref simulation.States[node];
            for (var place = 0; place < Math.Min(state.Handed, StreamLog.Length); place++)
            {
                if (state.Log[place] != place)
                {
                    return $"n{node} handed {state.Log[place]} on as number {place}";
                }
            }
        }

        return null;
    }

    private static string? Missing(Simulation<StreamNode, StreamMessage> simulation)
    {
        for (var node = 1; node < simulation.NodeCount; node++)
        {
            if (simulation.States[node].Handed < simulation.States[0].Made)
            {
                return $"n{node} has {simulation.States[node].Handed} of {simulation.States[0].Made} items";
            }
        }

        return null;
    }
}
