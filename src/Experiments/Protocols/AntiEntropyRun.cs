using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>Runs of <see cref="MapAntiEntropy{TEnvironment}"/>: node 0 writes one key of a map that all hold, or deletes it. Times are
/// cycle numbers under the synchronous clock, else real time in periods.</summary>
internal sealed class AntiEntropyRun : ISimulationRun, IReplicaObserver
{
    private const int EventsBetweenLooks = 1 << 14;

    // Digest, reply, difference, entries.
    private const int LegsOfExchange = 4;

    private static readonly Payload Old = Payload.OfText("\"old\"");
    private static readonly Payload New = Payload.OfText("\"new\"");

    private readonly Simulation<ReplicaState, ReplicaMessage> simulation;
    private readonly MapAntiEntropy<SimulatedEnvironment<ReplicaMessage>> protocol;
    private readonly GossipClock clock;
    private readonly SpreadRecorder recorder;
    private readonly CrashedSites crashed;
    private readonly CertificateTrial? trial;
    private readonly string key;
    private readonly int live;
    private bool[] hasLearned = [];
    private bool[] isDown = [];
    private MapEntry? update;
    private ReplicaTotals? whenAllKnew;
    private NodeId away;
    private int target;
    private long cycle;
    private bool isOver;

    internal AntiEntropyRun(Settings settings)
    {
        var nodes = settings.Get(CommonOptions.Nodes);
        live = nodes - CommonOptions.CrashedSites(settings);
        (clock, var options) = RulesOf(settings);
        trial = options.Certificates is { } rule ? new CertificateTrial(rule, clock.Period) : null;
        key = options.InitialEntries[0].Key;
        Check(settings, clock, options);
        protocol = new MapAntiEntropy<SimulatedEnvironment<ReplicaMessage>>(clock, options, this);
        recorder = new SpreadRecorder(clock.Period);
        crashed = new CrashedSites(nodes, nodes - live);
        simulation = new Simulation<ReplicaState, ReplicaMessage>(protocol, SimulationOf(settings));
    }

    /// <summary>The simulation that the settings ask for.</summary>
    internal static SimulationOptions SimulationOf(Settings settings) => new()
    {
        Nodes = settings.Get(CommonOptions.Nodes),
        Topology = CommonOptions.TopologyOf(settings),
        Network = CycleRules.NetworkOf(settings),
    };

    /// <summary>The sites that they ask for, and when these act.</summary>
    internal static (GossipClock Clock, ReplicaOptions Options) RulesOf(Settings settings)
    {
        var (limit, hunt) = (settings.Get(RumorProtocol.ConnectionLimit), settings.Get(RumorProtocol.Hunt));
        var timing = CycleRules.ClockOf(settings, limit > 0, LegsOfExchange + (limit == 0 ? 0 : 2 * (1 + hunt)));
        var keys = Enumerable.Range(0, settings.Get(AntiEntropyProtocol.Items)).Select(number => $"key {NumberText.Write(number)}");
        return (timing, new ReplicaOptions
        {
            Mode = settings.Get(RumorProtocol.Mode),
            Exchange = settings.Get(AntiEntropyProtocol.Exchange),
            ConnectionLimit = limit == 0 ? null : limit,
            Hunt = hunt,
            Certificates = settings.Get(AntiEntropyProtocol.Certificates).RuleOf(timing.Period),
            Window = timing.Period * settings.Get(AntiEntropyProtocol.Window),
            InitialEntries = [.. keys.Select(each => MapEntry.Of(each, Old, EntryVersion.Initial))],
        });
    }

    /// <inheritdoc/>
    public double CurveStep => 1;

    /// <inheritdoc/>
    public RunSample Run(ulong seed, CancellationToken cancellation)
    {
        Start(seed);
        for (var events = 1L; !isOver && simulation.Step(); events++)
        {
            CycleRules.CheckClock(simulation.Now, clock.Period);
            if (events % EventsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        return Sample();
    }

    /// <inheritdoc/>
    public void Changed(NodeId site, MapEntry entry, Instant at)
    {
        update ??= entry;
        if (whenAllKnew is null && entry.Version == update.Version && !hasLearned[site.Index])
        {
            hasLearned[site.Index] = true;
            recorder.Delivered(site, default, at);
            if (!clock.IsSynchronous)
            {
                LookWhetherAllKnow();
            }
        }
    }

    private static void Check(Settings settings, GossipClock clock, ReplicaOptions options)
    {
        if (options.Refusal(clock) is { } refusal)
        {
            throw new UsageException("--" + refusal);
        }

        var nodes = settings.Get(CommonOptions.Nodes);
        var partners = nodes - CommonOptions.CrashedSites(settings) - 1;
        var arrives = partners <= 0 ? 1 : CycleRules.ArrivalOf(settings) * partners / (nodes - 1);
        if (arrives < SpreadLimits.RateLeast)
        {
            throw new UsageException("anti-entropy ends when everyone knows, so --delivery, --loss and --crashed must let a site reach at "
                + $"least {NumberText.Write(SpreadLimits.RateLeast)} others a cycle, not {NumberText.Write(arrives)}");
        }
    }

    private void Start(ulong seed)
    {
        Array.Resize(ref hasLearned, simulation.NodeCount);
        Array.Resize(ref isDown, simulation.NodeCount);
        Array.Clear(hasLearned);
        Array.Clear(isDown);
        recorder.Reset();
        (update, whenAllKnew, cycle) = (null, null, 0);
        var down = crashed.Draw(seed);
        foreach (var site in down)
        {
            isDown[site.Index] = true;
        }

        simulation.Start(seed, down);
        (away, target, isOver) = (NodeId.None, int.MaxValue, false);
        simulation.Act(Instant.Zero, new NodeId(0), Write);
        if (clock.IsSynchronous)
        {
            ScheduleCycleEnd();
        }
    }

    private void Write(ref ReplicaState state, SimulatedEnvironment<ReplicaMessage> environment)
    {
        if (trial is null)
        {
            protocol.Put(ref state, key, New, environment);
        }
        else
        {
            var certificate = protocol.Delete(ref state, key, environment)!;
            away = CertificateTrial.AwayOf(simulation.NodeCount, isDown, certificate.Retainers);
        }

        target = simulation.Peers?.CountReachable(0, simulation.NodeCount, site => !isDown[site] && site != away.Index)
            ?? live - (away == NodeId.None ? 0 : 1);
        if (away != NodeId.None)
        {
            trial!.Begin(simulation, away, OnReturn);
        }

        if (!clock.IsSynchronous)
        {
            LookWhetherAllKnow();
        }
    }

    private void ScheduleCycleEnd() =>
        simulation.Schedule(Instant.Zero + (clock.Period * (cycle + 1)) - new Duration(1), NodeId.None, OnCycleEnd);

    private void OnCycleEnd()
    {
        LookWhetherAllKnow();
        if (whenAllKnew is null)
        {
            cycle++;
            ScheduleCycleEnd();
        }
    }

    private void LookWhetherAllKnow()
    {
        if (whenAllKnew is null && recorder.Receptions >= target)
        {
            whenAllKnew = TotalsNow();
            isOver |= away == NodeId.None;
        }
    }

    /// <summary>The site that was away is back: whoever has not learned by now missed the certificate.</summary>
    private void OnReturn()
    {
        whenAllKnew ??= TotalsNow();
        ScheduleLook();
    }

    private void ScheduleLook() => simulation.Schedule(simulation.Now + clock.Period, NodeId.None, () =>
    {
        isOver = AllAgree() || simulation.Now > trial!.End;
        if (!isOver)
        {
            ScheduleLook();
        }
    });

    private bool AllAgree()
    {
        var first = simulation.States[0].Replica!.Checksum;
        for (var site = 1; site < simulation.NodeCount; site++)
        {
            if (!isDown[site] && simulation.States[site].Replica!.Checksum != first)
            {
                return false;
            }
        }

        return true;
    }

    private ReplicaTotals TotalsNow() => ReplicaTotals.Of(simulation, recorder.Last);

    private RunSample Sample()
    {
        var totals = whenAllKnew ?? TotalsNow();
        var nodes = (double)simulation.NodeCount;
        var tLast = clock.IsSynchronous
            ? totals.Last.Nanoseconds / clock.Period.Nanoseconds
            : totals.Last.Nanoseconds / (double)clock.Period.Nanoseconds;
        return new RunSample
        {
            Measures = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["tLast"] = tLast,
                ["tAve"] = clock.IsSynchronous ? recorder.MeanStep(1) : recorder.MeanTime(1),
                ["conversations"] = tLast > 0 ? totals.Conversations / nodes / tLast : double.NaN,
                ["traffic"] = totals.Transmitted / nodes,
                ["entriesSent"] = totals.EntriesSent / nodes,
                ["bytes"] = totals.BytesSent / nodes,
                ["resurrected"] = trial is not null && AnyoneHolds() ? 1 : 0,
            },
            Curve = recorder.Curve(1),
            TraceHash = simulation.TraceHash,
            Events = simulation.Counters.Events,
            Delivered = simulation.Counters.Delivered,
            Dropped = simulation.Counters.Dropped,
        };
    }

    private bool AnyoneHolds()
    {
        for (var site = 0; site < simulation.NodeCount; site++)
        {
            if (!isDown[site] && simulation.States[site].Replica!.Value(key) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
