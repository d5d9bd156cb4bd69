namespace Distribution.InSimulator;

/// <summary>How a state space is explored. Immutable.</summary>
public sealed record ExhaustiveOptions
{
    /// <summary>The most states; a larger space is left incomplete.</summary>
    public int StatesMax { get; init; } = 5_000_000;

    /// <summary>Whether of transitions that may change places one order is enough (sleep sets; Godefroid 1996, chapter 5). The states, the
    /// depth and what is found are the same either way; fewer transitions are made.</summary>
    public bool Reduces { get; init; } = true;

    /// <summary>Is told now and then how many states were seen, and how deep; null: nobody.</summary>
    public Action<int, int>? Progress { get; init; }
}
