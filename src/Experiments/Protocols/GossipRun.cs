using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Running;
using Distribution.Experiments.Scenarios;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Protocols;

/// <summary>Runs of the gossip service in simulated clusters of full nodes, through the public API.</summary>
internal sealed class GossipRun : ISimulationRun
{
    // Virtual time costs nothing: nothing arrives any more after this many times the mean latency.
    private const int QuietLatencies = 200;
    private static readonly Duration QuietLeast = Duration.FromSeconds(1);

    // Nobody repairs a message for longer.
    private static readonly Duration Repaired = Duration.FromSeconds(60);

    // A hundred years: well within what the simulator's clock can tell.
    private static readonly Duration QuietMost = Duration.FromSeconds(3_155_760_000);

    private readonly int nodes;
    private readonly int messages;
    private readonly GroupSettings group;
    private readonly NetworkOptions network;
    private readonly ProcessorCosts? processors;
    private readonly bool isCalibrated;
    private readonly CrashedSites crashed;
    private readonly FaultPlan? plan;

    internal GossipRun(Settings settings)
    {
        nodes = settings.Get(GossipService.Nodes);
        messages = settings.Get(CommonOptions.Messages);
        group = GossipScenario.GroupOf(settings);

        if (settings.IsChanged(CommonOptions.Topology))
        {
            throw new UsageException($"--topology {settings.TextOf(CommonOptions.Topology)}: the members of a group all know each other, "
                + "so allowed is complete");
        }

        // The source is the caller, who is no member; members are alike, so the one that is never drawn stands for any.
        crashed = new CrashedSites(nodes, CommonOptions.CrashedSites(settings));
        plan = FaultPlanOption.In(settings, nodes + 1);
        if (plan is not null && settings.IsChanged(CommonOptions.Crashed))
        {
            throw new UsageException($"--crashed {settings.TextOf(CommonOptions.Crashed)} with --plan: which nodes are down is said twice, "
                + "so allowed is a plan whose faults crash them");
        }

        network = CommonOptions.NetworkOf(settings);
        if (CalibrationOption.In(settings) is { } calibration)
        {
            RefuseBeside(settings, CommonOptions.Latency, CommonOptions.Loss, CommonOptions.Crashed);
            isCalibrated = true;
            processors = CalibrationOption.CostsOf(calibration, settings);
            network = new NetworkOptions { Latency = processors is null ? calibration.Whole : calibration.OnTheWire };
        }

        var mean = new Duration(QuietMost.Nanoseconds / QuietLatencies / messages);
        if (network.Latency.Mean > mean)
        {
            throw new UsageException($"--latency {network.Latency}: messages are sent one after another, each when the one before is over, "
                + $"so with --messages {messages} allowed are latencies of at most {mean} in the mean");
        }
    }

    /// <inheritdoc/>
    public double CurveStep => RunCurve.ArrivalStep;

    /// <inheritdoc/>
    public RunSample Run(ulong seed, CancellationToken cancellation)
    {
        // Gossip alone is studied: the nodes do not watch each other. A simulated cluster belongs to the thread that made it.
        using var cluster = Cluster.Simulated(new SimulatedClusterOptions
        {
            Seed = seed,
            Network = network,
            Processors = processors,
            Liveness = null,
            TimeLimit = Duration.MaxValue.ToTimeSpan(),
        });
        GossipSummary? summary = null;
        cluster.Run(async () => summary = await MeasureAsync(cluster, seed, cancellation));
        var curve = summary!.Curve;
        return new RunSample
        {
            Measures = summary.Measures,
            Samples = summary.SamplesByMeasure,
            Curve = curve.Informed,
            CurveStride = curve.Stride,
            TraceHash = cluster.TraceHash,
            Events = cluster.Counters.Events,
            Delivered = cluster.Counters.Delivered,
            Dropped = cluster.Counters.Dropped,
        };
    }

    private static void RefuseBeside(Settings settings, params IEnumerable<ProtocolOption> others)
    {
        foreach (var other in others.Where(settings.IsChanged))
        {
            throw new UsageException($"{other.Flag} {settings.TextOf(other)} with {CalibrationOption.File.Flag}: the processes that were "
                + "measured have a latency of their own and lose nothing, so allowed is one of the two");
        }
    }

    private async Task<GossipSummary> MeasureAsync(SimulatedCluster cluster, ulong seed, CancellationToken cancellation)
    {
        if (isCalibrated)
        {
            var processes = await GossipScenario.PrepareAsync(cluster, cluster.Start(nodes), group, plan, isAsOnProcesses: true);
            return await processes.MeasureAsync(messages, GossipScenario.QuietOnProcesses(group.Repair), cancellation);
        }

        var quiet = network.Latency.Mean * QuietLatencies;
        quiet = group.Repair == GossipRepair.None ? quiet : quiet + Repaired;
        var members = cluster.Start(nodes);
        var scenario = await GossipScenario.PrepareAsync(cluster, members, group, plan);
        scenario.Crash([.. crashed.Draw(seed).ToArray().Select(site => members[site.Index])]);
        return await scenario.MeasureAsync(messages, (quiet > QuietLeast ? quiet : QuietLeast).ToTimeSpan(), cancellation);
    }
}
