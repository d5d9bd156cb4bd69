namespace Distribution.InSimulator;

/// <summary>How a state space is explored. Immutable.</summary>
public sealed record ExhaustiveOptions
{
    /// <summary>The most states; a larger space is left incomplete.</summary>
    public int StatesMax { get; init; } = 5_000_000;

    /// <summary>Whether of transitions that may change places one order is enough (sleep sets; Godefroid 1996, chapter 5). The states, the
    /// depth and the length of a counterexample are the same either way, and fewer transitions are made; but because what an input leads
    /// to is remembered, a transition costs less than what decides that it is not needed. Default: no.</summary>
    public bool Reduces { get; init; }

    /// <summary>Is told now and then how many states were seen, and how deep; null: nobody.</summary>
    public Action<int, int>? Progress { get; init; }
}
