using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>A full node spawns others and writes down how many it has.</summary>
[Scenario("fleet", "as many nodes are up as were written down")]
public sealed class FleetScenario : Scenario
{
    private const int Spawns = 6;

    /// <summary>What is wrong with the program.</summary>
    [ScenarioOption("what is wrong with the program")]
    public FleetDefect Defect { get; init; }

    /// <inheritdoc/>
    public override int Nodes => 2;

    /// <inheritdoc/>
    /// <remarks>Those that end a node that was spawned do not belong here: the program is not told of them.</remarks>
    public override IReadOnlyList<string> Faults => ["boot-failure", "slow-boot", "slow"];

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Node? parent = null;
        var book = new Book();
        var cluster = run.Cluster(new SimulatedClusterOptions { Liveness = null }, (prepared, nodes) =>
        {
            parent = prepared.ProgramOf(nodes[0]);
            return Task.CompletedTask;
        });
        for (var spawn = 0; spawn < Spawns; spawn++)
        {
            var at = Instant.Zero + Duration.FromMilliseconds(100 + run.NextRandom(8_000));
            run.Do($"n0 spawns node {spawn}", at, new NodeId(0), () => SpawnAsync(parent!, book));
        }

        run.Eventually(
            "what is written down is there",
            () => book.Up.Count(node => cluster.ExitCodeOf(node) is null) is var there && there == book.Written
                ? null
                : $"{book.Written} nodes are written down, {there} are up",
            within: Duration.FromSeconds(15));
    }

    private async Task SpawnAsync(Node parent, Book book)
    {
        book.Written += Defect == FleetDefect.CountsWhatItAsksFor ? 1 : 0;
        try
        {
            book.Up.Add(await parent.Status.SpawnAsync(new SpawnOptions { BootDeadline = TimeSpan.FromSeconds(2) }));
            book.Written += Defect == FleetDefect.CountsWhatItAsksFor ? 0 : 1;
        }
        catch (CallException)
        {
            // It did not come up.
        }
    }

    private sealed class Book
    {
        internal List<Node> Up { get; } = [];

        internal int Written { get; set; }
    }
}
