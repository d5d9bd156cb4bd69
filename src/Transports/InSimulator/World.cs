using System.Runtime.CompilerServices;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>All of a run but the protocol's states: the timeline, the network, the nodes' streams and timers, the counters and the trace
/// hash. The environments of all nodes are views of it.</summary>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
internal sealed partial class World<TMessage>
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
    private bool[]? down;
    private ulong seed;

    internal World(NetworkOptions network, bool isTraced, ProcessorCosts? costs = null)
    {
        MessageFingerprint<TMessage>.Validate();
        this.costs = costs;
        Network = new Network(network) { JudgesAll = isTraced || costs is not null };
        Cells = [];
        Tracer = isTraced ? new Tracer { Counted = () => Counters, Hash = () => Trace.Value } : null;
    }

    /// <summary>Writes down what happens; null: nobody does.</summary>
    internal Tracer? Tracer { get; }

    /// <summary>How many nodes there are; the arrays may be longer.</summary>
    internal int NodeCount { get; private set; }

    /// <summary>Time zero, and this many nodes with fresh streams.</summary>
    internal void Reset(ulong newSeed, int nodes)
    {
        seed = newSeed;
        Timeline.Clear();
        Network.Clear();
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
        ForgetTimers();
        ForgetConditions();
        Tracer?.Clear();
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
        MakeTimersStale(node);
        if (hasConditions)
        {
            Load.Forget(new NodeId(node));
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
    /// <param name="what">What that is, in words.</param>
    /// <param name="about">What it is about, for words that only a trace wants; null: nothing more.</param>
    internal void Schedule(Instant at, int node, ulong fingerprint, Action action, string what, object? about = null) =>
        Timeline.Schedule(at, ActionOf(node, fingerprint, action, what, about));

    /// <summary>Lets something happen now that is work of a node's, so that it waits for a processor where nodes share them.</summary>
    internal void ScheduleWork(int node, ulong fingerprint, Action action, string what, object? about) =>
        Timeline.Schedule(Timeline.Now, ActionOf(node, fingerprint, action, what, about).Work());

    /// <summary>Takes the next event, writes it into the trace and, if it is an action, runs it.</summary>
    /// <returns>False if none waits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryNext(out SimulationEvent<TMessage> next)
    {
        Instant now;
        do
        {
            if (!Timeline.TryNext(out now, out next))
            {
                return false;
            }
        }
        while (hasConditions && IsPutOff(ref next));

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

    private SimulationEvent<TMessage> ActionOf(int node, ulong fingerprint, Action action, string what, object? about)
    {
        var slot = actions.Add(action, fingerprint, what);
        Tracer?.ActionAsked(slot, what, about);
        return new SimulationEvent<TMessage>(EventKind.Action, node, slot);
    }

    private void Reserve(int nodes)
    {
        if (nodes <= Cells.Length)
        {
            return;
        }

        var length = Math.Max(nodes, Math.Min(Cells.Length * 2, Array.MaxLength));
        Array.Resize(ref Cells, length);
        ReserveTimers(length);
    }
}
