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

    private readonly int nodes = settings.Get(GossipService.Nodes);
    private readonly int messages = settings.Get(CommonOptions.Messages);
    private readonly FanoutFunction subset = settings.Get(GossipService.Subset);
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
        using var cluster = Cluster.Simulated(new SimulatedClusterOptions
        {
            Seed = seed,
            Network = network,
            Liveness = null,
            TimeLimit = Duration.MaxValue.ToTimeSpan(),
        });
        GossipSummary? summary = null;
        cluster.Run(async () => summary = await MeasureAsync(cluster, cancellation));
        return new RunSample
        {
            Measures = summary!.Measures,
            TraceHash = cluster.TraceHash,
            Events = cluster.Counters.Events,
        };
    }

    /// <summary>Refuses what would take longer than the simulator's clock can tell.</summary>
    /// <exception cref="UsageException">It would.</exception>
    internal static void Check(Settings settings)
    {
        // A hundred years, of about 292.
        const long quietMostSeconds = 3_155_760_000;
        var latency = settings.Get(CommonOptions.Latency);
        var count = settings.Get(CommonOptions.Messages);
        var mean = Duration.FromMilliseconds(quietMostSeconds * 1_000 / QuietLatencies / count);
        if (latency.Mean > mean)
        {
            throw new UsageException($"--latency {latency}: messages are sent one after another, each when the one before is over, "
                + $"so with --messages {count} allowed are latencies of at most {mean} in the mean");
        }
    }

    private async Task<GossipSummary> MeasureAsync(SimulatedCluster cluster, CancellationToken cancellation)
    {
        var quiet = network.Latency.Mean * QuietLatencies;
        var scenario = await GossipScenario.PrepareAsync(cluster, cluster.Start(nodes), subset);
        return await scenario.MeasureAsync(messages, (quiet > QuietLeast ? quiet : QuietLeast).ToTimeSpan(), cancellation);
    }
}
