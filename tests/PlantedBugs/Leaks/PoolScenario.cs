using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>Members of a group greet each other, in a program that may go on in a thread of the pool.</summary>
[Scenario("pool", "full nodes whose program may leave the simulated world")]
public sealed class PoolScenario : Scenario
{
    private const string Gid = "greeters";

    /// <summary>Whether the program leaves it.</summary>
    [ScenarioOption("whether the program goes on in a thread of the pool")]
    public bool Leaves { get; init; }

    /// <inheritdoc/>
    public override Duration FaultTime => Duration.FromSeconds(2);

    /// <inheritdoc/>
    public override Duration Calm => Duration.FromSeconds(2);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Faults => ["loss", "duplication", "reordering", "pause"];

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        IReadOnlyList<Node> members = [];
        var cluster = run.Cluster(new SimulatedClusterOptions { Liveness = null }, async (prepared, nodes) =>
        {
            members = nodes;
            await prepared.GroupAsync(Gid, nodes);
            foreach (var node in nodes)
            {
                await prepared.ProgramOf(node).Routes.PutAsync("greeter", new Service().Method("greet", (string name) => $"hello {name}"));
            }
        });
        for (var number = 0; number < 3; number++)
        {
            var (name, from) = ($"greeting {number}", run.NextRandom(run.Nodes));
            var at = Instant.Zero + Duration.FromMilliseconds(500 + run.NextRandom(1_000));
            run.Do($"n{from} sends {name}", at, new NodeId(from), () => GreetAsync(cluster.ProgramOf(members[from]), name));
        }
    }

    private async Task GreetAsync(Node node, string name)
    {
        try
        {
            if (Leaves)
            {
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            }

            await node.Group(Gid).Gossip.SendAsync<Payload>("greeter", "greet", [name]);
        }
        catch (CallException)
        {
            // Greetings may be lost.
        }
    }
}
