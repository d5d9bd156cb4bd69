using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>Runs of <see cref="TimedPush{TEnvironment}"/>. Times are real times in periods.</summary>
internal sealed class TimedPushRun : ISimulationRun
{
    private const long EventsBetweenLooks = 1 << 16;

    private readonly Simulation<TransmitBudget, RumorBatch> simulation;
    private readonly SpreadRecorder recorder;
    private readonly CrashedSites crashed;
    private readonly Duration period;
    private readonly int live;
    private readonly int messages;

    internal TimedPushRun(Settings settings)
    {
        var nodes = settings.Get(CommonOptions.Nodes);
        var fanout = settings.Get(TimedPushProtocol.Fanout);
        var law = settings.Get(RumorProtocol.Law);
        var mean = SpreadLimits.MeanOf(fanout, law, nodes);
        if (nodes > 1 && mean < SpreadLimits.RateLeast)
        {
            throw new UsageException($"--fanout {fanout}: nodes go on until all their transmissions are made, so allowed are "
                + $"{NumberText.Write(SpreadLimits.RateLeast)} and more a period");
        }

        period = settings.Get(TimedPushProtocol.Period);
        messages = settings.Get(TimedPushProtocol.Messages);
        recorder = new SpreadRecorder(period);
        live = nodes - CommonOptions.CrashedSites(settings);
        crashed = new CrashedSites(nodes, nodes - live);
        simulation = new Simulation<TransmitBudget, RumorBatch>(ProtocolOf(settings), OptionsOf(settings))
        {
            Observer = recorder,
        };
    }

    /// <summary>The protocol that the settings ask for.</summary>
    internal static TimedPush<SimulatedEnvironment<RumorBatch>> ProtocolOf(Settings settings) =>
        new(settings.Get(TimedPushProtocol.Period), settings.Get(TimedPushProtocol.Multiplier));

    /// <summary>The simulation that they ask for.</summary>
    internal static SimulationOptions OptionsOf(Settings settings) => new()
    {
        Nodes = settings.Get(CommonOptions.Nodes),
        Network = CommonOptions.NetworkOf(settings),
        Topology = CommonOptions.TopologyOf(settings),
        Fanout = new Fanout(settings.Get(TimedPushProtocol.Fanout), settings.Get(RumorProtocol.Law)),
    };

    /// <inheritdoc/>
    public double CurveStep => 1;

    /// <inheritdoc/>
    public RunSample Run(ulong seed, CancellationToken cancellation)
    {
        recorder.Reset();
        simulation.Start(seed, crashed.Draw(seed));
        for (var rumor = 0; rumor < messages; rumor++)
        {
            simulation.Broadcast(Instant.Zero, new NodeId(0), new RumorId(default, (uint)rumor));
        }

        while (!simulation.RunUntilQuiet(EventsBetweenLooks))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return Sample();
    }

    private RunSample Sample()
    {
        var counters = simulation.Counters;
        var reach = recorder.Receptions / ((double)live * messages);
        return new RunSample
        {
            Measures = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["residue"] = 1 - reach,
                ["reach"] = reach,
                ["all"] = recorder.Receptions == (long)live * messages ? 1 : 0,
                ["traffic"] = counters.Sent / (double)simulation.NodeCount,
                ["tAve"] = recorder.MeanTime(messages),
                ["tLast"] = recorder.Last.Nanoseconds / (double)period.Nanoseconds,
            },
            Curve = recorder.Curve(messages),
            TraceHash = simulation.TraceHash,
            Events = counters.Events,
            Delivered = counters.Delivered,
            Dropped = counters.Dropped,
        };
    }
}
