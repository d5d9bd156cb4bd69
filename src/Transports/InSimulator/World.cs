using System.Runtime.CompilerServices;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>All of a run but the protocol's states: the timeline, the network, the nodes' streams and timers, the counters and the trace
/// hash. The environments of all nodes are views of it.</summary>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
internal sealed class World<TMessage>
    where TMessage : struct
{
    internal readonly Timeline<SimulationEvent<TMessage>> Timeline = new();
    internal readonly Network Network;
    internal NodeCell[] Cells;

    internal Counters Counters;
    internal TraceHash Trace = TraceHash.Empty;
    internal IGossipObserver? Observer;

    // Null: everybody knows everybody.
    internal PeerTable? Peers;

    // What keeps a gossip run from being quiet: rumors still spread by some node, and messages on their way.
    internal long Infective;
    internal long InFlight;

    private readonly ActionSlots actions = new();

    // For timers other than number 0: how often each was armed, by timer and node.
    private int[][] armed = [];
    private bool[]? down;
    private ulong seed;

    internal World(NetworkOptions network)
    {
        MessageFingerprint<TMessage>.Validate();
        Network = new Network(network);
        Cells = [];
    }

    /// <summary>How many nodes there are; the arrays may be longer.</summary>
    internal int NodeCount { get; private set; }

    /// <summary>Time zero, and this many nodes with fresh streams.</summary>
    internal void Reset(ulong newSeed, int nodes)
    {
        seed = newSeed;
        Timeline.Clear();
        Network.Heal();
        actions.Clear();
        NodeCount = 0;
        Reserve(nodes);
        while (NodeCount < nodes)
        {
            AddNode();
        }

        down = null;
        Counters = default;
        Trace = TraceHash.Empty;
        Infective = InFlight = 0;
        foreach (var timers in armed)
        {
            Array.Clear(timers);
        }
    }

    /// <summary>One node more.</summary>
    internal int AddNode()
    {
        Reserve(NodeCount + 1);
        var node = NodeCount++;
        Cells[node] = new NodeCell
        {
            Protocol = RandomStream.For(seed, StreamPurpose.Protocol, node),
            Network = RandomStream.For(seed, StreamPurpose.Network, node),
        };
        return node;
    }

    /// <summary>Another incarnation draws afresh; timers of the last one are stale.</summary>
    internal void Renew(int node, uint incarnation)
    {
        Cells[node].Protocol = RandomStream.For(seed, StreamPurpose.Protocol, node, incarnation);
        Cells[node].FirstTimerArmed = unchecked(Cells[node].FirstTimerArmed + 1);
        foreach (var timers in armed)
        {
            timers[node] = unchecked(timers[node] + 1);
        }
    }

    internal bool IsUp(int node) => down is null || node >= down.Length || !down[node];

    internal void SetUp(int node, bool up)
    {
        if (down is null || down.Length < Cells.Length)
        {
            Array.Resize(ref down, Cells.Length);
        }

        down[node] = !up;
    }

    /// <summary>Lets something happen that is no input of a protocol.</summary>
    /// <param name="at">When; not in the past.</param>
    /// <param name="node">The node that it concerns; -1: none.</param>
    /// <param name="fingerprint">What of it enters the trace hash.</param>
    /// <param name="action">What happens.</param>
    internal void Schedule(Instant at, int node, ulong fingerprint, Action action) => Timeline.Schedule(
        at, new SimulationEvent<TMessage>(EventKind.Action, node, actions.Add(action, fingerprint)));

    /// <summary>When the last of the messages that are on their way from a node arrives, by receiver. Linear in all that waits.</summary>
    internal Dictionary<int, Instant> LastArrivalsFrom(int node)
    {
        var last = new Dictionary<int, Instant>();
        foreach (var (at, item) in Timeline.Waiting())
        {
            if (item.Kind == EventKind.Message && item.Detail == node && at > last.GetValueOrDefault(item.Node))
            {
                last[item.Node] = at;
            }
        }

        return last;
    }

    /// <summary>Takes the next event, writes it into the trace and, if it is an action, runs it.</summary>
    /// <returns>False if none waits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryNext(out SimulationEvent<TMessage> next)
    {
        if (!Timeline.TryNext(out var now, out next))
        {
            return false;
        }

        Counters.Events++;
        if (next.Kind == EventKind.Message)
        {
            InFlight--;
            Trace.Add(now, EventKind.Message, next.Node, next.Detail, MessageFingerprint<TMessage>.Of(ref next.Message));
        }
        else if (next.Kind == EventKind.Timer)
        {
            Trace.Add(now, EventKind.Timer, next.Node, next.Timer, 0);
        }
        else
        {
            var action = actions.Take(next.Detail, out var fingerprint);
            Trace.Add(now, EventKind.Action, next.Node, 0, fingerprint);
            action();
        }

        return true;
    }

    /// <summary>Whether an expiry belongs to the timer's latest arming, at a node that is up; if so it is counted.</summary>
    internal bool IsDue(int node, int timer, int arming)
    {
        if (ArmedCount(node, timer) != arming || !IsUp(node))
        {
            return false;
        }

        Counters.TimersExpired++;
        return true;
    }

    /// <summary>Whether a message arrives at a node that is up; counted either way.</summary>
    internal bool IsHeard(int node)
    {
        if (!IsUp(node))
        {
            Counters.Unheard++;
            return false;
        }

        Counters.Delivered++;
        return true;
    }

    // The call is where the jit starts afresh: inlined into the protocol, it would use up the budget for what it calls itself.
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Send(int from, NodeId to, in TMessage message, bool isTransmission = false)
    {
        if (unchecked((uint)to.Index) >= (uint)NodeCount)
        {
            ThrowNoNode(to);
        }

        Counters.Sent++;
        Counters.Transmitted += isTransmission ? 1 : 0;
        if (to.Index == from)
        {
            Deliver(from, to.Index, Duration.Zero, message);
            return;
        }

        if (Network.Transmit(ref Cells[from].Network, new NodeId(from), to, isTransmission, ref Counters, out var delay, out var copyDelay))
        {
            Deliver(from, to.Index, delay, message);
            if (copyDelay.Nanoseconds >= 0)
            {
                Deliver(from, to.Index, copyDelay, message);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SetTimer(int node, TimerId timer, Duration delay)
    {
        ref var count = ref ArmedCount(node, timer.Value);
        count = unchecked(count + 1);
        if (delay == Duration.MaxValue)
        {
            return;
        }

        Timeline.Schedule(
            Timeline.Now + delay,
            new SimulationEvent<TMessage>(EventKind.Timer, node, count, timer.Value));
    }

    /// <summary>How often a timer of a node was armed: an expiry that belongs to an earlier arming is stale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref int ArmedCount(int node, int timer)
    {
        if (timer == 0)
        {
            return ref Cells[node].FirstTimerArmed;
        }

        if (timer > armed.Length)
        {
            AddTimers(timer);
        }

        return ref armed[timer - 1][node];
    }

    private static void ThrowNoNode(NodeId to) =>
        throw new ArgumentOutOfRangeException(nameof(to), to, "There is no such node in this run.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Deliver(int from, int to, Duration delay, in TMessage message)
    {
        InFlight++;
        Timeline.Schedule(
            Timeline.Now + delay,
            new SimulationEvent<TMessage>(EventKind.Message, to, from) { Message = message });
    }

    private void Reserve(int nodes)
    {
        if (nodes <= Cells.Length)
        {
            return;
        }

        var length = Math.Max(nodes, Math.Min(Cells.Length * 2, Array.MaxLength));
        Array.Resize(ref Cells, length);
        for (var timer = 0; timer < armed.Length; timer++)
        {
            Array.Resize(ref armed[timer], length);
        }
    }

    private void AddTimers(int timer)
    {
        var known = armed.Length;
        Array.Resize(ref armed, timer);
        for (var i = known; i < timer; i++)
        {
            armed[i] = new int[Cells.Length];
        }
    }
}
