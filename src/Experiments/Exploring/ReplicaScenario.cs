using Distribution.Experiments.Protocols;
using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Exploring;

/// <summary>What <c>explore</c> makes of anti-entropy: sites write keys while there are faults, or one deletes a key; in the calm all sites
/// come to hold the same.</summary>
/// <param name="settings">Those of <see cref="AntiEntropyProtocol"/>.</param>
internal sealed class ReplicaScenario(Settings settings) : Scenario
{
    private const int Writes = 3;

    private static readonly string[] OfClocks = ["drift", "skew", "step"];

    private readonly ReplicaOptions options = AntiEntropyRun.RulesOf(settings).Options;
    private readonly GossipClock clock = AntiEntropyRun.RulesOf(settings).Clock;

    /// <inheritdoc/>
    public override Duration FaultTime => clock.Period * 10;

    /// <inheritdoc/>
    public override Duration Calm => clock.Period * 40;

    /// <inheritdoc/>
    /// <remarks>How long certificates are kept is measured by clocks.</remarks>
    public override IReadOnlyList<string> Faults =>
        [.. base.Faults.Where(kind => options.Certificates is null || !OfClocks.Contains(kind))];

    /// <summary>Whether what comes about in the calm is asked: where some sites have forgotten a certificate and others have not, an
    /// obsolete copy and its death may follow each other for as long as retention sites awaken it.</summary>
    private bool IsAsked => CycleRules.IsWhole(settings)
        && (options.Certificates is not { } rule || rule.Active > FaultTime + (Calm * 2));

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        Simulation<ReplicaState, ReplicaMessage>? simulation = null;
        var versions = new NewerVersions(site => simulation!.IncarnationOf(site));
        var protocol = new MapAntiEntropy<SimulatedEnvironment<ReplicaMessage>>(clock, options, versions);
        simulation = run.Simulate(protocol, AntiEntropyRun.SimulationOf(settings));
        var isDone = false;
        for (var number = 0; number < (options.Certificates is null ? Writes : 1); number++)
        {
            var at = Instant.Zero + new Duration((clock.Period * 8).Nanoseconds / 1_000 * run.NextRandom(1_000));
            var key = options.InitialEntries[run.NextRandom(options.InitialEntries.Count)].Key;
            if (options.Certificates is not null)
            {
                run.Do($"n0 deletes {key}", at, new NodeId(0), () => simulation.Act(run.Now, new NodeId(0), (ref state, environment) =>
                {
                    protocol.Delete(ref state, key, environment);
                    isDone = true;
                }));
                if (IsAsked)
                {
                    run.Eventually(
                        "what was deleted is nowhere", () => isDone ? Holding(simulation, key) : null, within: clock.Period * 30);
                }

                continue;
            }

            var (site, value) = (new NodeId(run.NextRandom(run.Nodes)), Payload.OfText($"\"write {NumberText.Write(number)}\""));
            run.Do($"{site} writes {key}", at, site, () => simulation.Act(
                run.Now, site, (ref state, environment) => protocol.Put(ref state, key, value, environment)));
        }

        if (options.Certificates is null)
        {
            run.Always(versions);
        }

        run.Always(new Accounted(() => simulation.Counters, () => simulation.InFlight));
        if (IsAsked)
        {
            run.Eventually("all sites hold the same", () => Differing(simulation), within: clock.Period * 30);
        }

        run.Sometimes("sites differed", () => Differing(simulation) is not null);
    }

    private static string? Differing(Simulation<ReplicaState, ReplicaMessage> simulation)
    {
        var first = simulation.States[0].Replica?.Checksum;
        for (var site = 1; site < simulation.NodeCount; site++)
        {
            if (simulation.IsUp(new NodeId(site)) && simulation.States[site].Replica?.Checksum != first)
            {
                return $"{new NodeId(site)} does not hold what n0 holds";
            }
        }

        return null;
    }

    private static string? Holding(Simulation<ReplicaState, ReplicaMessage> simulation, string key)
    {
        for (var site = 0; site < simulation.NodeCount; site++)
        {
            if (simulation.IsUp(new NodeId(site)) && simulation.States[site].Replica?.Value(key) is not null)
            {
                return $"{new NodeId(site)} still has {key}";
            }
        }

        return null;
    }
}
