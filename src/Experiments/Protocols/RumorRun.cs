using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Protocols;

/// <summary>Runs of <see cref="RumorMongering{TEnvironment}"/>. Times are cycle numbers.</summary>
internal sealed class RumorRun : ISimulationRun
{
    // Often enough that nobody waits for a given-up run, seldom enough that it costs nothing.
    private const int EventsBetweenLooks = 1 << 16;
    private static readonly Duration PeriodLeast = Duration.FromSeconds(1);

    private readonly Simulation<MongerState, MongerMessage> simulation;
    private readonly SpreadRecorder recorder;
    private readonly CrashedSites crashed;
    private readonly Duration period;
    private readonly int live;
    private readonly bool endsWhenAllKnow;

    internal RumorRun(Settings settings)
    {
        var latency = settings.Get(CommonOptions.Latency);
        if (latency.Most == Duration.MaxValue)
        {
            throw new UsageException(
                $"--latency {latency}: in step, every message must arrive within its cycle, so allowed are constant and uniform latencies");
        }

        var stop = settings.Get(RumorProtocol.Stop);
        var arrives = settings.Get(CommonOptions.Delivery) * (1 - settings.Get(CommonOptions.Loss));
        var nodes = settings.Get(CommonOptions.Nodes);
        var fanout = settings.Get(RumorProtocol.Fanout);
        var law = settings.Get(RumorProtocol.Law);
        live = nodes - CommonOptions.CrashedSites(settings);
        endsWhenAllKnow = stop == StopRule.Forever;
        var informs = live == 1 ? 0 : SpreadLimits.MeanOf(fanout, law, nodes) * arrives * (live - 1) / (nodes - 1);
        if (endsWhenAllKnow && live > 1 && informs < SpreadLimits.RateLeast)
        {
            throw new UsageException("--stop forever ends when everyone knows, so --fanout, --delivery, --loss and --crashed must let a "
                + $"site inform at least {NumberText.Write(SpreadLimits.RateLeast)} others a cycle, not {NumberText.Write(informs)}");
        }

        // A cycle has no length that matters; it only must hold an exchange.
        period = latency.Most * 2 > PeriodLeast ? latency.Most * 2 : PeriodLeast;
        recorder = new SpreadRecorder(period);
        crashed = new CrashedSites(nodes, nodes - live);
        simulation = new Simulation<MongerState, MongerMessage>(
            new RumorMongering<SimulatedEnvironment<MongerMessage>>(period, stop),
            new SimulationOptions
            {
                Nodes = nodes,
                Network = new NetworkOptions { Latency = latency, Loss = Chance.Of(1 - arrives) },
                Fanout = new Fanout(fanout, law),
            })
        {
            Observer = recorder,
        };
    }

    /// <inheritdoc/>
    public double CurveStep => 1;

    /// <inheritdoc/>
    public RunSample Run(ulong seed, CancellationToken cancellation)
    {
        recorder.Reset();
        simulation.Start(seed, crashed.Draw(seed));
        simulation.Broadcast(Instant.Zero, new NodeId(0), default);
        for (var events = 1; !IsOver() && simulation.Step(); events++)
        {
            if (events % EventsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        return Sample();
    }

    private bool IsOver() => endsWhenAllKnow && recorder.Receptions == live;

    private RunSample Sample()
    {
        var counters = simulation.Counters;
        var reach = recorder.Receptions / (double)live;
        return new RunSample
        {
            Measures = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["residue"] = 1 - reach,
                ["reach"] = reach,
                ["all"] = recorder.Receptions == live ? 1 : 0,
                ["traffic"] = counters.Sent / (double)simulation.NodeCount,
                ["control"] = 0,
                ["tAve"] = recorder.MeanStep(1),
                ["tLast"] = recorder.Last.Nanoseconds / period.Nanoseconds,
            },
            Curve = recorder.Curve(1),
            TraceHash = simulation.TraceHash,
            Events = counters.Events,
        };
    }
}
