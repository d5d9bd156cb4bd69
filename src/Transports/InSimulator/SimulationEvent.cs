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

    /// <summary>The node that it happens to.</summary>
    internal readonly int Node => High(nodeAndDetail);

    /// <summary>Message: the sender. Timer: the arming that it belongs to. Action: its place in the list of actions.</summary>
    internal readonly int Detail => Low(nodeAndDetail);

    /// <summary>Timer: which. Message: its number in the trace, if the run is traced.</summary>
    internal readonly int Timer => Low(kindAndTimer);

    /// <summary>The same event, admitted.</summary>
    internal readonly SimulationEvent<TMessage> Admitted() =>
        new((EventKind)((int)Kind | AdmittedBit), Node, Detail, Timer) { Message = Message };

    private static ulong Pair(int high, int low) => unchecked(((ulong)(uint)high << 32) | (uint)low);

    private static int High(ulong pair) => unchecked((int)(pair >> 32));

    private static int Low(ulong pair) => unchecked((int)pair);
}
