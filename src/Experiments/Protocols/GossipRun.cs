using Distribution.Experiments.Scenarios;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Protocols;

/// <summary>Runs of the gossip service in simulated clusters of full nodes, through the public API.</summary>
internal sealed class GossipRun(Settings settings) : ISimulationRun
{
    // Virtual time costs nothing: nothing arrives any more after this many times the mean latency.
    private const int QuietLatencies = 200;
    private static readonly Duration QuietLeast = Duration.FromSeconds(1);

    // Nobody repairs a message for longer.
    private static readonly Duration Repaired = Duration.FromSeconds(60);

    private readonly int nodes = settings.Get(GossipService.Nodes);
    private readonly int messages = settings.Get(CommonOptions.Messages);
    private readonly GroupSettings group = GossipScenario.GroupOf(settings);
    private readonly NetworkOptions network = new()
    {
        Latency = settings.Get(CommonOptions.Latency),
        Loss = Chance.Of(settings.Get(CommonOptions.Loss)),
    };

    /// <inheritdoc/>
    public double CurveStep => 1;

    /// <inheritdoc/>
    public RunSample Run(ulong seed, CancellationToken cancellation)
    {
        // Gossip alone is studied: the nodes do not watch each other. A simulated cluster belongs to the thread that made it.
        using var cluster = Cluster.Simulated(new SimulatedClusterOptions { Seed = seed, Network = network, Liveness = null });
        GossipSummary? summary = null;
        cluster.Run(async () => summary = await MeasureAsync(cluster, cancellation));
        return new RunSample
        {
            Measures = summary!.Measures,
            TraceHash = cluster.TraceHash,
            Events = cluster.Counters.Events,
        };
    }

    private async Task<GossipSummary> MeasureAsync(SimulatedCluster cluster, CancellationToken cancellation)
    {
        var quiet = network.Latency.Mean * QuietLatencies;
        quiet = group.Repair == GossipRepair.None ? quiet : quiet + Repaired;
        var scenario = await GossipScenario.PrepareAsync(cluster, cluster.Start(nodes), group);
        return await scenario.MeasureAsync(messages, (quiet > QuietLeast ? quiet : QuietLeast).ToTimeSpan(), cancellation);
    }
}
