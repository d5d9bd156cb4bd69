namespace Distribution.InSimulator;

/// <summary>Something that may happen, in one word. It means the same in every state in which it may.</summary>
/// <param name="Word">Kind, node, outcome and subject, from the top.</param>
internal readonly record struct Transition(ulong Word)
{
    private const int KindShift = 61;
    private const int NodeShift = 58;
    private const int OutcomeShift = 32;
    private const uint NodeMask = (1 << (KindShift - NodeShift)) - 1;
    private const uint OutcomeMask = (1 << (NodeShift - OutcomeShift)) - 1;

    internal Transition(TransitionKind kind, int node, int subject, int outcome = 0)
        : this(((ulong)kind << KindShift) | ((ulong)node << NodeShift) | ((ulong)outcome << OutcomeShift) | (uint)subject)
    {
    }

    internal TransitionKind Kind => (TransitionKind)(Word >> KindShift);

    /// <summary>The node that it happens to; of a message the receiver.</summary>
    internal int Node => (int)((Word >> NodeShift) & NodeMask);

    /// <summary>Which of the outcomes that the draws of random numbers lead to.</summary>
    internal int Outcome => (int)((Word >> OutcomeShift) & OutcomeMask);

    /// <summary>The number of the message, the timer or the step of the workload; else 0.</summary>
    internal int Subject => (int)(Word & uint.MaxValue);

    internal bool IsFault => Kind >= TransitionKind.Lose;

    /// <summary>Whether both lead to the same state in either order, and neither makes the other possible or impossible: they happen to
    /// different nodes and do not use up the same budget. What one sends to the other's node is another transition.</summary>
    internal bool IsIndependentOf(Transition other) => Node != other.Node && !(IsFault && Kind == other.Kind);
}
