using System.Runtime.CompilerServices;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>An event of a simulation's timeline.</summary>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
/// <remarks>Pairs of numbers share a word: an event is copied by words soon after it was made, and a processor that reads a word back
/// which was written in two parts waits for both to reach the cache.</remarks>
internal struct SimulationEvent<TMessage>
    where TMessage : struct
{
    /// <summary>The message, if it is one.</summary>
    internal TMessage Message;

    private const int KindMask = 0xff;
    private const int AdmittedBit = 0x100;
    private const int ReleasedBit = 0x200;
    private const int WorkBit = 0x400;
    private const int TurnBit = 0x800;
    private const int LifeShift = 12;
    private const int LifeMask = 0xfffff;

    private readonly ulong nodeAndDetail;
    private readonly ulong kindAndTimer;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal SimulationEvent(EventKind kind, int node, int detail, int timer = 0)
    {
        nodeAndDetail = Pair(node, detail);
        kindAndTimer = Pair((int)kind, timer);
    }

    /// <summary>What it is.</summary>
    internal readonly EventKind Kind => (EventKind)(High(kindAndTimer) & KindMask);

    /// <summary>Whether the node, which is slow, has already kept its time for it.</summary>
    internal readonly bool IsAdmitted => (High(kindAndTimer) & AdmittedBit) != 0;

    /// <summary>Whether it was held while the node was halted and comes now, before all that was not.</summary>
    internal readonly bool IsReleased => (High(kindAndTimer) & ReleasedBit) != 0;

    /// <summary>Whether it is an action for which its node needs a processor.</summary>
    internal readonly bool IsWork => (High(kindAndTimer) & WorkBit) != 0;

    /// <summary>Whether it is no event of the run but the turn of a node that has a processor.</summary>
    internal readonly bool IsTurn => (High(kindAndTimer) & TurnBit) != 0;

    /// <summary>The node that it happens to.</summary>
    internal readonly int Node => High(nodeAndDetail);

    /// <summary>Message: the sender. Timer: the arming that it belongs to. Action: its place in the list of actions.</summary>
    internal readonly int Detail => Low(nodeAndDetail);

    /// <summary>Timer: which. Message: its number in the trace, if the run is traced.</summary>
    internal readonly int Timer => Low(kindAndTimer);

    /// <summary>The turn of a node.</summary>
    internal static SimulationEvent<TMessage> TurnOf(int node) => new((EventKind)((int)EventKind.Action | TurnBit), node, 0);

    /// <summary>The same event, as work of its node.</summary>
    internal readonly SimulationEvent<TMessage> Work() => Marked(High(kindAndTimer) | WorkBit);

    /// <summary>The same event, admitted.</summary>
    /// <param name="life">By which life of the node.</param>
    internal readonly SimulationEvent<TMessage> Admitted(int life) =>
        Marked((int)Kind | AdmittedBit | ((life & LifeMask) << LifeShift));

    /// <summary>The same event, held.</summary>
    internal readonly SimulationEvent<TMessage> Held() => Marked(High(kindAndTimer) & ~ReleasedBit);

    /// <summary>The same event, released.</summary>
    internal readonly SimulationEvent<TMessage> Released() => Marked(High(kindAndTimer) | ReleasedBit);

    /// <summary>Whether an event that is admitted was so by this life of its node.</summary>
    internal readonly bool IsOfLife(int life) => ((High(kindAndTimer) >> LifeShift) & LifeMask) == (life & LifeMask);

    private readonly SimulationEvent<TMessage> Marked(int kindAndMarks) =>
        new((EventKind)kindAndMarks, Node, Detail, Timer) { Message = Message };

    private static ulong Pair(int high, int low) => unchecked(((ulong)(uint)high << 32) | (uint)low);

    private static int High(ulong pair) => unchecked((int)(pair >> 32));

    private static int Low(ulong pair) => unchecked((int)pair);
}
