using System.Runtime.CompilerServices;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>Nodes in trouble: wrong clocks, slow work, halts; and runs that are traced, or whose
/// chance goes by name. Costs one test an event until the first of
/// them.</content>
internal sealed partial class World<TMessage>
{
    private bool hasConditions;

    /// <summary>Whether the input that is going on asked for its state to be stored.</summary>
    internal bool SyncAsked { get; set; }

    /// <summary>The nodes' clocks, to set them wrong.</summary>
    internal NodeClocks Clocks
    {
        get
        {
            hasConditions = true;
            return field;
        }

        private set;
    } = new();

    /// <summary>The nodes' work, to make them slow.</summary>
    internal NodeLoad Load
    {
        get
        {
            hasConditions = true;
            return field;
        }

        private set;
    } = new();

    /// <summary>How the nodes boot.</summary>
    internal NodeBoots Boots { get; private set; } = new();

    /// <summary>The points of the protocol's code at which something rare may happen.</summary>
    internal BuggifyPoints Points { get; private set; } = new();

    /// <summary>Which faults have taken effect.</summary>
    internal FaultEffects Effects { get; private set; } = new();

    /// <summary>What a node's clock shows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Instant TimeAt(int node) => hasConditions ? Clocks.Read(new NodeId(node), Timeline.Now) : Timeline.Now;

    /// <summary>Whether something rare happens at a point of a node's code.</summary>
    internal bool Buggify(int node, string point) => Points.IsActive && Points.Happens(seed, new NodeId(node), point, Timeline.Now);

    /// <summary>What becomes of a boot that begins now.</summary>
    /// <param name="node">The node.</param>
    /// <param name="number">Which boot of the node it is.</param>
    internal BootFate BootOf(int node, uint number) =>
        Boots.Judge(Timeline.Now, RandomStream.For(seed, StreamPurpose.Boot, node + 1, number).Next());

    /// <summary>Whether an event takes place later; one that does not is traced.</summary>
    private bool IsPutOff(ref SimulationEvent<TMessage> next)
    {
        if ((!next.IsTurn && MustWait(next)) || WaitsForProcessor(ref next))
        {
            return true;
        }

        present = (next.Kind, next.Timer, next.Kind == EventKind.Action ? actions.WhatOf(next.Detail) : "");
        Tracer?.Begin(Timeline.Now, next.Kind, next.Node, next.Detail, next.Timer);
        return false;
    }

    private bool MustWait(SimulationEvent<TMessage> next)
    {
        if (next.Kind == EventKind.Action && !next.IsReleased)
        {
            return false;
        }

        if (next is { Kind: EventKind.Timer, IsAdmitted: false, IsReleased: false })
        {
            NoteDue(next);
        }

        if (IsHeld(next))
        {
            return true;
        }

        if (next.Kind == EventKind.Action || !IsUp(next.Node))
        {
            return false;
        }

        return (next.Kind == EventKind.Timer && IsEarly(next)) || (next.IsAdmitted ? IsOfLastLife(next) : Waits(next));
    }

    /// <summary>Whether a node that is slow begins with an input later.</summary>
    private bool Waits(SimulationEvent<TMessage> next)
    {
        if (next.Kind == EventKind.Timer && ArmedCount(next.Node, next.Timer) != next.Detail)
        {
            return false;
        }

        var begin = Load.Admit(new NodeId(next.Node), Timeline.Now);
        if (begin == Timeline.Now)
        {
            return false;
        }

        Timeline.Schedule(begin, next.Admitted(Load.LifeOf(new NodeId(next.Node))));
        return true;
    }

    /// <summary>Whether a message waited in a life of its node that is over, and is gone with it.</summary>
    private bool IsOfLastLife(SimulationEvent<TMessage> next)
    {
        if (next.Kind != EventKind.Message || next.IsOfLife(Load.LifeOf(new NodeId(next.Node))))
        {
            return false;
        }

        InFlight--;
        Counters.Unheard++;
        return true;
    }

    private void ForgetConditions()
    {
        halted.Clear();
        dues.Clear();
        Clocks = new NodeClocks();
        Load = new NodeLoad();
        Network.Effects = Effects = new FaultEffects();
        Boots = new NodeBoots { Effects = Effects };
        Points = new BuggifyPoints { Effects = Effects };
        numbers.Clear();
        SyncAsked = false;
        processors = costs is null ? null : new ProcessorQueue<SimulationEvent<TMessage>>(costs);
        present = (EventKind.Action, 0, "");
        hasConditions = Tracer is not null || processors is not null || ChanceByName;
    }
}
