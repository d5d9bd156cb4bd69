using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Protocols;

/// <summary>Runs of protocols that send at once, without periods: messages begin at node 0 all at time zero, and a run ends when nothing
/// is on its way.</summary>
internal sealed class BroadcastRun : ISimulationRun
{
    /// <summary>How many messages begin.</summary>
    internal static readonly ProtocolOption<int> Messages = OptionKinds.Whole(
        "messages", "how many messages begin at the source, all at once", 1, 10_000, 1);

    private const long EventsBetweenLooks = 1 << 16;
    private static readonly Duration Step = Duration.FromMilliseconds(1);

    private readonly Simulation<RumorMemory, Rumor> simulation;
    private readonly SpreadRecorder recorder = new(Step);
    private readonly CrashedSites crashed;
    private readonly int live;
    private readonly int messages;

    internal BroadcastRun(
        IGossipProtocol<RumorMemory, Rumor, SimulatedEnvironment<Rumor>> protocol, Settings settings, Latency latency)
    {
        var nodes = settings.Get(CommonOptions.Nodes);
        live = nodes - CommonOptions.CrashedSites(settings);
        messages = settings.Get(Messages);
        crashed = new CrashedSites(nodes, nodes - live);
        simulation = new Simulation<RumorMemory, Rumor>(protocol, OptionsOf(settings, latency))
        {
            Observer = recorder,
        };
    }

    /// <summary>The simulation that the settings ask for.</summary>
    internal static SimulationOptions OptionsOf(Settings settings, Latency latency) => new()
    {
        Nodes = settings.Get(CommonOptions.Nodes),
        Network = new NetworkOptions { Latency = latency, Loss = Chance.Of(settings.Get(CommonOptions.Loss)) },
        Topology = CommonOptions.TopologyOf(settings),
    };

    /// <inheritdoc/>
    public double CurveStep => Step.Nanoseconds / 1e9;

    /// <inheritdoc/>
    public RunSample Run(ulong seed, CancellationToken cancellation)
    {
        recorder.Reset();
        simulation.Start(seed, crashed.Draw(seed));
        for (var message = 0; message < messages; message++)
        {
            simulation.Broadcast(Instant.Zero, new NodeId(0), new RumorId(default, (uint)message));
        }

        while (!simulation.RunUntilIdle(EventsBetweenLooks))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return Sample();
    }

    private RunSample Sample()
    {
        var counters = simulation.Counters;
        return new RunSample
        {
            Measures = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["payloads"] = counters.Transmitted / (double)messages,
                ["reach"] = recorder.Receptions / ((double)live * messages),
                ["lastArrivalMs"] = recorder.Last.Nanoseconds / 1e6,
                ["all"] = recorder.Receptions == (long)live * messages ? 1 : 0,
                ["messages"] = counters.Sent / (double)messages,
                ["senderMessages"] = counters.Sent / (double)messages,
                ["messagesPerOperation"] = counters.Sent / (double)messages,
                ["traffic"] = counters.Transmitted / ((double)simulation.NodeCount * messages),
            },
            Curve = recorder.Curve(messages),
            TraceHash = simulation.TraceHash,
            Events = counters.Events,
            Delivered = counters.Delivered,
            Dropped = counters.Dropped,
        };
    }
}
