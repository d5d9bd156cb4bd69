using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>Nodes watch each other; in the calm all are up, and all believe it.</summary>
[Scenario("members", "members suspect and bury each other, and object")]
public sealed class MemberScenario : Scenario
{
    /// <summary>What is wrong with the protocol.</summary>
    [ScenarioOption("what is wrong with the protocol")]
    public MemberDefect Defect { get; init; }

    /// <inheritdoc/>
    /// <remarks>Not clocks that go too fast: what a suspicion takes is measured by them.</remarks>
    public override IReadOnlyList<string> Faults => [.. base.Faults.Where(kind => kind is not ("drift" or "buggify"))];

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(run.Nodes, PerNode<int>.Length, nameof(run));
        var simulation = run.Simulate(new Roster(run.Nodes, Defect));
        run.Always(new NeverGoesBack<(int Node, uint Life, int Other)>("incarnations never go back", Incarnations(simulation)));
        run.Always(new NoHastyBurial(simulation));
        run.Eventually("everybody lives", () => Mistaken(simulation), within: Duration.FromSeconds(15));
        run.Sometimes("somebody was buried", () => Any(simulation, RosterEntry.Dead));
        run.Sometimes("somebody objected", () => simulation.States.ToArray().Any(state => state.Entries[0].Incarnation > 0));
    }

    private static bool Any(Simulation<RosterNode, RosterMessage> simulation, int standing)
    {
        foreach (var state in simulation.States)
        {
            foreach (var entry in state.Entries)
            {
                if (entry.Standing == standing)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? Mistaken(Simulation<RosterNode, RosterMessage> simulation)
    {
        for (var node = 0; node < simulation.NodeCount; node++)
        {
            for (var other = 0; other < simulation.NodeCount; other++)
            {
                if (simulation.States[node].Entries[other].Standing == RosterEntry.Dead)
                {
                    return $"n{node} believes that n{other} is dead";
                }
            }
        }

        return null;
    }

    /// <summary>What each life of each node believes of the incarnation of each other.</summary>
    private static IEnumerable<((int Node, uint Life, int Other) Key, long Incarnation)> Incarnations(
        Simulation<RosterNode, RosterMessage> simulation)
    {
        for (var node = 0; node < simulation.NodeCount; node++)
        {
            for (var other = 0; other < simulation.NodeCount; other++)
            {
                yield return ((node, simulation.IncarnationOf(new NodeId(node)), other), simulation.States[node].Entries[other].Incarnation);
            }
        }
    }

    /// <summary>Nobody is dead who was not suspected, of the same incarnation, for as long as that takes.</summary>
    private sealed class NoHastyBurial(Simulation<RosterNode, RosterMessage> simulation) : Oracle
    {
        private readonly SortedDictionary<(int Other, int Incarnation), Instant> suspected = [];

        public override string Name => "time to object";

        public override string? AfterEvent()
        {
            for (var node = 0; node < simulation.NodeCount; node++)
            {
                for (var other = 0; other < simulation.NodeCount; other++)
                {
                    var entry = simulation.States[node].Entries[other];
                    if (entry.Standing == RosterEntry.Suspected)
                    {
                        suspected.TryAdd((other, entry.Incarnation), simulation.Now);
                    }
                    else if (entry.Standing == RosterEntry.Dead
                        && !(suspected.TryGetValue((other, entry.Incarnation), out var since) && simulation.Now >= since + Roster.Suspicion))
                    {
                        return $"n{node} buried incarnation {entry.Incarnation} of n{other}, which had no time to object";
                    }
                }
            }

            return null;
        }
    }
}
