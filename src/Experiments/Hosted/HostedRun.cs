using Distribution.Experiments.Protocols;
using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Hosted;

/// <summary>Simulated runs of a user's gossip protocol. Node 0 is the source.</summary>
internal sealed class HostedRun<TState, TMessage> : ISimulationRun
    where TState : struct
    where TMessage : struct
{
    private const int EventsBetweenLooks = 1 << 16;
    private static readonly Duration Step = Duration.FromMilliseconds(1);

    private readonly Simulation<TState, TMessage> simulation;
    private readonly SpreadRecorder recorder = new(Step);
    private readonly DeliveryCheck check;
    private readonly CrashedSites crashed;
    private readonly Duration until;
    private readonly int live;
    private readonly int messages;
    private bool isTimeUp;

    internal HostedRun(IGossipProtocol<TState, TMessage, SimulatedEnvironment<TMessage>> protocol, Settings settings)
    {
        var nodes = settings.Get(CommonOptions.Nodes);
        crashed = new CrashedSites(nodes, CommonOptions.CrashedSites(settings));
        live = nodes - CommonOptions.CrashedSites(settings);
        messages = settings.Get(HostedProtocol.Messages);
        until = settings.Get(HostedProtocol.Until);
        check = new DeliveryCheck(recorder, nodes, messages);
        simulation = new Simulation<TState, TMessage>(protocol, OptionsOf(settings))
        {
            Observer = check,
        };
    }

    /// <summary>The simulation that the settings ask for.</summary>
    internal static SimulationOptions OptionsOf(Settings settings) => new()
    {
        Nodes = settings.Get(CommonOptions.Nodes),
        Network = CommonOptions.NetworkOf(settings),
        Topology = CommonOptions.TopologyOf(settings),
        Fanout = new Fanout(settings.Get(HostedProtocol.Fanout), settings.Get(RumorProtocol.Law)),
    };

    /// <inheritdoc/>
    public double CurveStep => Step.Nanoseconds / 1e9;

    /// <inheritdoc/>
    public RunSample Run(ulong seed, CancellationToken cancellation)
    {
        recorder.Reset();
        check.Reset();
        isTimeUp = false;
        simulation.Start(seed, crashed.Draw(seed));
        for (var rumor = 0; rumor < messages; rumor++)
        {
            simulation.Broadcast(Instant.Zero, new NodeId(0), new RumorId(default, (uint)rumor));
        }

        simulation.Schedule(Instant.Zero + until, NodeId.None, () => isTimeUp = true);
        for (var events = 1L; !isTimeUp && !simulation.RunUntilQuiet(limit: 1); events++)
        {
            if (events % EventsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
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
                ["reach"] = recorder.Receptions / ((double)live * messages),
                ["all"] = recorder.Receptions == (long)live * messages ? 1 : 0,
                ["traffic"] = counters.Sent / (double)simulation.NodeCount,
                ["meanArrivalMs"] = recorder.MeanTime(messages),
                ["lastArrivalMs"] = recorder.Last.Nanoseconds / (double)Step.Nanoseconds,
            },
            Curve = recorder.Curve(messages),
            TraceHash = simulation.TraceHash,
            Events = counters.Events,
            Delivered = counters.Delivered,
            Dropped = counters.Dropped,
            Remark = isTimeUp && simulation.Infective > 0 && simulation.RunUntilIdle(limit: 0) ? HostedProtocol.NeverRetired : "",
        };
    }
}
