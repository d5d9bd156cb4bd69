using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>Users write and delete at several replicas; what is gone stays gone, and in the end all replicas are the same.</summary>
[Scenario("registry", "replicas of a map with deletions agree, and what is gone does not come back")]
public sealed class RegistryScenario : Scenario
{
    private const int Writes = 9;

    /// <summary>What is wrong with the protocol.</summary>
    [ScenarioOption("what is wrong with the protocol")]
    public RegistryDefect Defect { get; init; }

    /// <inheritdoc/>
    /// <remarks>Its code names no points.</remarks>
    public override IReadOnlyList<string> Faults => [.. base.Faults.Where(kind => kind is not "buggify")];

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(run.Nodes, PerNode<int>.Length, nameof(run));
        var protocol = new RegistryMap(Defect);
        var simulation = run.Simulate(protocol);
        for (var write = 1; write <= Writes; write++)
        {
            // Far enough apart that each is known everywhere before the next, if nothing goes wrong.
            var at = Instant.Zero + Duration.FromMilliseconds((write * 1_000) + run.NextRandom(200));
            var (node, key) = (new NodeId(run.NextRandom(run.Nodes)), run.NextRandom(RegistryEntries.Count));
            var value = run.NextRandom(3) == 0 ? 0 : write;
            run.Do(value == 0 ? $"{node} deletes k{key}" : $"{node} puts {value} under k{key}", at, node, () => simulation.Act(
                run.Now,
                node,
                (ref RegistryNode state, SimulatedEnvironment<RegistryMessage> environment) => protocol.Write(ref state, key, value, environment)));
        }

        run.Always(new NoResurrection(simulation));
        run.Eventually("replicas agree", () => Difference(simulation), within: Duration.FromSeconds(15));
        run.Sometimes("replicas differed", () => Difference(simulation) is not null);
    }

    private static string? Difference(Simulation<RegistryNode, RegistryMessage> simulation)
    {
        for (var node = 1; node < simulation.NodeCount; node++)
        {
            for (var key = 0; key < RegistryEntries.Count; key++)
            {
                var (here, there) = (simulation.States[0].Entries[key].Value, simulation.States[node].Entries[key].Value);
                if (here != there)
                {
                    return $"under k{key} n0 has {here} and n{node} has {there}";
                }
            }
        }

        return null;
    }

    /// <summary>What a replica no longer shows, because it was deleted or another value took its place, it never shows again in its
    /// life.</summary>
    private sealed class NoResurrection(Simulation<RegistryNode, RegistryMessage> simulation) : Oracle
    {
        private readonly Dictionary<(int Node, int Key), (uint Life, long Value)> shown = [];
        private readonly HashSet<(int Node, uint Life, long Value)> gone = [];

        public override string Name => "no resurrection";

        public override string? AfterEvent()
        {
            for (var node = 0; node < simulation.NodeCount; node++)
            {
                var life = simulation.IncarnationOf(new NodeId(node));
                for (var key = 0; key < RegistryEntries.Count; key++)
                {
                    var value = simulation.States[node].Entries[key].Value;
                    var (lastLife, last) = shown.GetValueOrDefault((node, key));
                    if (lastLife == life && last == value)
                    {
                        continue;
                    }

                    gone.Add((node, lastLife, last));
                    shown[(node, key)] = (life, value);
                    if (value != 0 && gone.Contains((node, life, value)))
                    {
                        return $"{value} is back under k{key} at n{node}";
                    }
                }
            }

            return null;
        }
    }
}
