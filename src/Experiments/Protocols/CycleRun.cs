using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Protocols;

/// <summary>Runs of one rumor, from node 0, by a protocol that acts in cycles. Times are cycle numbers under the synchronous clock, else
/// real time in periods.</summary>
internal sealed class CycleRun<TState, TMessage> : ISimulationRun
    where TState : struct
    where TMessage : struct
{
    // Often enough that nobody waits for a given-up run, seldom enough that it costs nothing.
    private const int EventsBetweenLooks = 1 << 16;

    private readonly Simulation<TState, TMessage> simulation;
    private readonly SpreadRecorder recorder;
    private readonly CrashedSites crashed;
    private readonly GossipClock clock;
    private readonly CycleEnd end;
    private readonly Duration quietAfter;
    private readonly int live;
    private readonly Action onCycleEnd;
    private Counters atCycleEnd;
    private long cycle;
    private int reachable;
    private long transmitted;
    private Instant quietSince;
    private bool isOver;

    internal CycleRun(
        IGossipProtocol<TState, TMessage, SimulatedEnvironment<TMessage>> protocol, GossipClock clock, Settings settings, CycleEnd end)
    {
        var nodes = settings.Get(CommonOptions.Nodes);
        live = nodes - CommonOptions.CrashedSites(settings);
        CycleRules.CheckThatRunsEnd(settings, live, end);
        this.clock = clock;
        this.end = end;
        onCycleEnd = OnCycleEnd;
        quietAfter = settings.Get(CommonOptions.Latency).Most * 2;
        recorder = new SpreadRecorder(clock.Period);
        crashed = new CrashedSites(nodes, nodes - live);
        simulation = new Simulation<TState, TMessage>(protocol, CycleRules.SimulationOf(settings))
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
        atCycleEnd = default;
        isOver = false;
        simulation.Start(seed, crashed.Draw(seed));
        simulation.Broadcast(Instant.Zero, new NodeId(0), default);
        if (clock.IsSynchronous)
        {
            cycle = 0;
            ScheduleCycleEnd();
        }

        transmitted = 0;
        quietSince = Instant.Zero;
        reachable = simulation.Peers is null ? live : simulation.CountReachable(new NodeId(0));
        isOver = simulation.NodeCount == 1 || (reachable == 1 && end != CycleEnd.NobodySpreads);
        for (var events = 1; !isOver && simulation.Step() && !IsQuiet(); events++)
        {
            if (events % EventsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        return Sample();
    }

    /// <summary>Whether nothing can happen any more that counts. In step that is so in the first cycle in which nobody spreads and nothing
    /// was transmitted; else once nobody has spread or sent anything for longer than a message can be on its way.</summary>
    private bool IsQuiet()
    {
        if (clock.IsSynchronous)
        {
            return simulation.Infective == 0 && simulation.Counters.Transmitted == atCycleEnd.Transmitted && recorder.Receptions > 0;
        }

        CycleRules.CheckClock(simulation.Now, clock.Period);
        if (end == CycleEnd.AllKnow)
        {
            return recorder.Receptions == reachable;
        }

        if (simulation.Infective > 0 || recorder.Receptions == 0 || simulation.Counters.Transmitted != transmitted)
        {
            transmitted = simulation.Counters.Transmitted;
            quietSince = simulation.Now;
            return false;
        }

        return simulation.Now - quietSince > quietAfter;
    }

    private void ScheduleCycleEnd() =>
        simulation.Schedule(Instant.Zero + (clock.Period * (cycle + 1)) - new Duration(1), NodeId.None, onCycleEnd);

    /// <summary>Notes what was sent until the end of a cycle, just before the next one begins.</summary>
    private void OnCycleEnd()
    {
        CycleRules.CheckClock(simulation.Now, clock.Period);
        atCycleEnd = simulation.Counters;
        isOver = end == CycleEnd.AllKnow && recorder.Receptions == reachable;
        if (!isOver)
        {
            cycle++;
            ScheduleCycleEnd();
        }
    }

    private RunSample Sample()
    {
        var counters = simulation.Counters;
        var counted = clock.IsSynchronous ? atCycleEnd : counters;
        var reach = Math.Max(1, recorder.Receptions) / (double)live;
        var period = (double)clock.Period.Nanoseconds;
        return new RunSample
        {
            Measures = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["residue"] = 1 - reach,
                ["reach"] = reach,
                ["all"] = reach == 1 ? 1 : 0,
                ["traffic"] = counted.Transmitted / (double)simulation.NodeCount,
                ["control"] = (counted.Sent - counted.Transmitted) / (double)simulation.NodeCount,
                ["tAve"] = clock.IsSynchronous ? recorder.MeanStep(1) : recorder.MeanTime(1),
                ["tLast"] = clock.IsSynchronous ? recorder.Last.Nanoseconds / clock.Period.Nanoseconds : recorder.Last.Nanoseconds / period,
            },
            Curve = recorder.Curve(1),
            TraceHash = simulation.TraceHash,
            Events = counters.Events,
            Delivered = counters.Delivered,
            Dropped = counters.Dropped,
        };
    }
}
