using Distribution;
using Distribution.Protocol;

namespace ParcelRing;

/// <summary>Some parcels are given to nodes at random; none is lost, and none is taken twice.</summary>
[Scenario("parcel-ring", "each node brings parcels to the next one: none is lost, and none is taken twice")]
public sealed class RingScenario : Scenario
{
    [ScenarioOption("whether nodes forget which parcels they have taken: the mistake")]
    public bool Forgetful { get; init; }

    // The kinds that are drawn. No crash: nodes store nothing.
    public override IReadOnlyList<string> Faults => ["loss", "duplication", "reordering", "partition", "pause", "deaf"];

    public override int Core => 0;  // how many nodes, from n0 on, drawn faults spare

    public override void Build(ScenarioRun run)
    {
        var protocol = new Ring(Forgetful);
        var simulation = run.Simulate(protocol);
        for (var parcel = 0; parcel < 10; parcel++)
        {
            var node = new NodeId(run.NextRandom(run.Nodes));
            var at = Instant.Zero + Duration.FromMilliseconds(run.NextRandom(9_000));
            run.Do($"{node} is given a parcel", at, node, () => simulation.Act(run.Now, node, protocol.Give, "brings it"));
        }

        run.Always(new NothingTwice(simulation));
        run.Eventually("every parcel arrives", () => Missing(simulation.States), within: Duration.FromSeconds(5));
        run.Sometimes("a parcel waits for another", () => simulation.States.ToArray().Any(site => site.Given > site.Receipted + 1));
    }

    private static string? Missing(ReadOnlySpan<Site> sites)
    {
        for (var node = 0; node < sites.Length; node++)
        {
            var (given, taken) = (sites[node].Given, sites[(node + 1) % sites.Length].Taken);
            if (taken < given) return $"n{node} was given {given} parcels, of which the next node has taken {taken}";
        }

        return null;
    }
}
