using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>
/// One protocol on many nodes in simulated time: dense state, one timeline, one trace hash. The same protocol object that runs over TCP
/// is fed here one event after another. Start it again for as many seeds as wanted; it keeps its memory.
/// </summary>
/// <typeparam name="TState">A node's memory.</typeparam>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
/// <remarks>No allocation an event after warm-up. One thread at a time; use one simulation a worker.</remarks>
public sealed partial class Simulation<TState, TMessage>
    where TState : struct
    where TMessage : struct
{
    // Far enough for memory to answer, near enough to be in the open bucket.
    private const int PrefetchAhead = 8;

    private readonly IProtocol<TState, TMessage, SimulatedEnvironment<TMessage>> protocol;
    private readonly IGossipProtocol<TState, TMessage, SimulatedEnvironment<TMessage>>? gossip;
    private readonly Fanout fanout;
    private readonly Topology topology;
    private readonly World<TMessage> world;
    private readonly Func<int, string>? timerName;
    private TState[] states = [];
    private int broadcastsToCome;

    /// <summary>A simulation in which nothing has happened yet; call <see cref="Start"/>, which the first time takes the memory for the
    /// nodes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The options are out of range, or the topology does not fit the number of
    /// nodes.</exception>
    /// <exception cref="IOException">The topology comes from a file that cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The message type cannot enter the trace hash.</exception>
    public Simulation(IProtocol<TState, TMessage, SimulatedEnvironment<TMessage>> protocol, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Nodes, 1, nameof(options));
        if (options.Topology.Misfit(options.Nodes) is { } misfit)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Topology, $"{options.Nodes} nodes: {misfit}.");
        }

        this.protocol = protocol;
        gossip = protocol as IGossipProtocol<TState, TMessage, SimulatedEnvironment<TMessage>>;
        fanout = options.Fanout;
        topology = options.Topology;
        world = new World<TMessage>(options.Network, options.IsTraced)
        {
            Form = MessageForm<TMessage>.Create(),
            ChanceByName = options.ChanceByName,
            DeliversCorrupted = options.DeliversCorrupted,
        };
        NodeCount = options.Nodes;
        if (protocol is not IDescribed<TState> described)
        {
            return;
        }

        timerName = timer => described.NameOf(new TimerId(timer));
        if (world.Tracer is { } tracer)
        {
            tracer.TimerName = timerName;
            tracer.Describe = node => world.IsUp(node) ? described.Describe(states[node]) : "down";
        }
    }

    /// <summary>How many nodes there are.</summary>
    public int NodeCount { get; }

    /// <summary>The time of the latest event.</summary>
    public Instant Now => world.Timeline.Now;

    /// <summary>What has happened, in numbers.</summary>
    public Counters Counters => world.Counters;

    /// <summary>How many messages are on their way, copies and what halted nodes hold included.</summary>
    public long InFlight => world.InFlight;

    /// <summary>The hash of all events so far.</summary>
    public ulong TraceHash => world.Trace.Value;

    /// <summary>All that has happened in this run, with causes, to be asked for between events; null: runs are not traced.</summary>
    public RunTrace? Trace => world.Tracer?.ToTrace(NodeCount);

    /// <summary>The input that goes on, or was the last: a message, a timer, a start, or what is done, by its name. It is the same in every
    /// process, so failures can go by it. Empty: chance does not go by name (<see cref="SimulationOptions.ChanceByName"/>).</summary>
    public string InputName => world.InputName(timerName);

    /// <summary>How many rumors are being spread, summed over nodes.</summary>
    public long Infective => world.Infective;

    /// <summary>The network, to partition and heal it.</summary>
    public Network Network => world.Network;

    /// <summary>Who is told of first receptions; null: nobody.</summary>
    public IGossipObserver? Observer
    {
        get => world.Observer;
        set => world.Observer = value;
    }

    /// <summary>The state of every node, by index; empty before the first start. Valid until the next call.</summary>
    public ReadOnlySpan<TState> States => states;

    /// <summary>Who may contact whom in this run; null: everybody everybody, or nothing was started yet.</summary>
    public PeerTable? Peers => world.Peers;

    /// <summary>Begins a run: time zero, fresh states and streams, a graph of its own where the topology is random; then starts the nodes
    /// in the order of their indices.</summary>
    /// <param name="seed">All chance of the run.</param>
    /// <param name="down">Nodes that are crashed from the start; empty: none.</param>
    /// <param name="prepare">Is called before the first node starts, to add rules and schedule faults; null: nothing is prepared.</param>
    public void Start(ulong seed, ReadOnlySpan<NodeId> down = default, Action<IFaultyWorld>? prepare = null)
    {
        world.Reset(seed, NodeCount);
        if (states.Length == 0)
        {
            states = new TState[NodeCount];
        }

        if (topology.IsRandom || world.Peers is null)
        {
            world.Peers = topology.Connect(NodeCount, seed);
        }

        Array.Clear(states);
        broadcastsToCome = 0;
        ForgetFaults();
        foreach (var node in down)
        {
            Crash(node);
        }

        prepare?.Invoke(this);
        world.Name("start");
        for (var node = 0; node < states.Length; node++)
        {
            if (world.IsUp(node))
            {
                protocol.OnStart(ref states[node], EnvironmentOf(node));
                AfterInput(node);
            }
        }
    }

    /// <summary>How many nodes that are up can be reached from a node over nodes that are up, itself included; 0 if it is down. More
    /// will never learn what begins there, unless nodes come up.</summary>
    public int CountReachable(NodeId source)
    {
        if (world.Peers is not null)
        {
            return world.Peers.CountReachable(source.Index, NodeCount, world.IsUp);
        }

        return world.IsUp(source.Index) ? Enumerable.Range(0, NodeCount).Count(world.IsUp) : 0;
    }

    /// <summary>Lets a rumor begin at a node. The protocol must be a gossip protocol.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public void Broadcast(Instant at, NodeId origin, RumorId rumor)
    {
        if (gossip is null)
        {
            throw new InvalidOperationException($"{protocol.GetType().Name} is no gossip protocol: rumors cannot begin in it.");
        }

        broadcastsToCome++;
        Schedule(at, origin, () => Take(origin, () =>
        {
            broadcastsToCome--;
            if (world.IsUp(origin.Index))
            {
                gossip.OnBroadcast(ref states[origin.Index], rumor, EnvironmentOf(origin.Index));
                AfterInput(origin.Index);
            }
        }), "broadcast");
    }

    /// <summary>Lets a node do what its protocol offers beside its inputs, such as a user's write; nothing if it is down then. A node
    /// that is halted then does it when it goes on.</summary>
    /// <param name="at">When; not in the past.</param>
    /// <param name="node">Which.</param>
    /// <param name="action">What it does.</param>
    /// <param name="what">What that is in words, for traces.</param>
    public void Act(Instant at, NodeId node, NodeAction<TState, TMessage> action, string what = "action") =>
        Schedule(at, node, () => Take(node, () =>
        {
            if (world.IsUp(node.Index))
            {
                action(ref states[node.Index], EnvironmentOf(node.Index));
                AfterInput(node.Index);
            }
        }), what);

    /// <summary>Lets something happen from outside of the nodes, such as a fault.</summary>
    /// <param name="at">When; not in the past.</param>
    /// <param name="node">The node that it concerns, for the trace; <see cref="NodeId.None"/>: none.</param>
    /// <param name="action">What happens.</param>
    /// <param name="what">What that is in words, for traces.</param>
    public void Schedule(Instant at, NodeId node, Action action, string what = "a fault") =>
        world.Schedule(at, node.Index, 0, action, what);

    /// <summary>Runs until no event waits. A protocol with periodic timers never gets there: give <paramref name="limit"/>.</summary>
    /// <returns>Whether no event waits.</returns>
    public bool RunUntilIdle(long limit = long.MaxValue)
    {
        for (var events = 0L; events < limit; events++)
        {
            if (!Step())
            {
                return true;
            }
        }

        return world.Timeline.Count == 0;
    }

    /// <summary>Runs until gossip is quiet: no rumor is still to begin, none is being spread by a node that is up, no message is on
    /// its way; or nothing can happen any more.</summary>
    /// <returns>Whether it is quiet; false if <paramref name="limit"/> events were not enough.</returns>
    public bool RunUntilQuiet(long limit = long.MaxValue)
    {
        for (var events = 0L; events < limit; events++)
        {
            if (((world.Infective | world.InFlight) == 0 && broadcastsToCome == 0) || !Step())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Processes the next event.</summary>
    /// <returns>False if none waits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step()
    {
        if (!world.TryNext(out var next))
        {
            return false;
        }

        Prefetch();
        if (next.Kind == EventKind.Message)
        {
            if (world.IsHeard(next.Node))
            {
                protocol.OnMessage(ref states[next.Node], new NodeId(next.Detail), next.Message, EnvironmentOf(next.Node));
                AfterInput(next.Node);
            }
        }
        else if (next.Kind == EventKind.Timer && world.IsDue(next.Node, next.Timer, next.Detail))
        {
            protocol.OnTimer(ref states[next.Node], new TimerId(next.Timer), EnvironmentOf(next.Node));
            AfterInput(next.Node);
        }

        return true;
    }

    private SimulatedEnvironment<TMessage> EnvironmentOf(int node) => new(world, fanout, node);

    /// <summary>Asks memory for what a coming event will need. The addresses may be stale after a collection: a prefetch of any address
    /// is harmless.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe void Prefetch()
    {
        while (Sse.IsSupported && world.Timeline.CanLookAhead(PrefetchAhead))
        {
            var node = Math.Max(0, world.Timeline.LookAhead().Node);
            Sse.Prefetch0(Unsafe.AsPointer(ref states[node]));
            Sse.Prefetch0(Unsafe.AsPointer(ref world.Cells[node]));
        }
    }
}
