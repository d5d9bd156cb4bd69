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
    internal readonly Fanout Fanout;
    internal readonly NodeCell[] Cells;

    internal Counters Counters;
    internal TraceHash Trace = TraceHash.Empty;
    internal IGossipObserver? Observer;

    // What keeps a gossip run from being quiet: rumors still spread by some node, and messages on their way.
    internal long Infective;
    internal long InFlight;

    // For timers other than number 0: how often each was armed, by timer and node.
    private int[][] armed = [];

    internal World(SimulationOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Nodes, 1, nameof(options));
        MessageFingerprint<TMessage>.Validate();
        Network = new Network(options.Network);
        Fanout = options.Fanout;
        Cells = new NodeCell[options.Nodes];
    }

    internal int NodeCount => Cells.Length;

    internal void Reset(ulong seed)
    {
        Timeline.Clear();
        Network.Heal();
        for (var node = 0; node < Cells.Length; node++)
        {
            Cells[node] = new NodeCell
            {
                Protocol = RandomStream.For(seed, StreamPurpose.Protocol, node),
                Network = RandomStream.For(seed, StreamPurpose.Network, node),
            };
        }

        Counters = default;
        Trace = TraceHash.Empty;
        Infective = InFlight = 0;
        foreach (var timers in armed)
        {
            Array.Clear(timers);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Send(int from, NodeId to, in TMessage message)
    {
        if ((uint)to.Index >= (uint)Cells.Length)
        {
            ThrowNoNode(to);
        }

        Counters.Sent++;
        if (to.Index == from)
        {
            Deliver(from, to.Index, Duration.Zero, message);
            return;
        }

        if (Network.Transmit(ref Cells[from].Network, new NodeId(from), to, ref Counters, out var delay, out var copyDelay))
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
        Timeline.Schedule(
            Timeline.Now + delay,
            new SimulationEvent<TMessage> { Node = node, Detail = count, Kind = EventKind.Timer, Timer = timer.Value });
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
            new SimulationEvent<TMessage> { Node = to, Detail = from, Kind = EventKind.Message, Message = message });
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
