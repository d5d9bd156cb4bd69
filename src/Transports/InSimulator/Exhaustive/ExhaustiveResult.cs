namespace Distribution.InSimulator;

/// <summary>What exploring a state space gave.</summary>
public sealed record ExhaustiveResult
{
    /// <summary>Whether all states were seen: nothing was found, no bound was reached, nobody interrupted.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>What does not hold, on a shortest path; null: nothing was found.</summary>
    public required Counterexample? Counterexample { get; init; }

    /// <summary>How many different states were seen.</summary>
    public required int States { get; init; }

    /// <summary>How many transitions were made, to states that were new or not.</summary>
    public required long Transitions { get; init; }

    /// <summary>How many transitions the farthest state is away.</summary>
    public required int Depth { get; init; }

    /// <summary>In how many states nothing more can happen.</summary>
    public required int Ends { get; init; }

    /// <summary>In how many of those only the bound of timers is why: they were not asked for what must come about.</summary>
    public required int CutOff { get; init; }

    /// <summary>How many different local states the nodes were seen in.</summary>
    public required int LocalStates { get; init; }

    /// <summary>How many different messages were seen.</summary>
    public required int Messages { get; init; }

    /// <summary>The memory that the states take.</summary>
    public required long Bytes { get; init; }

    /// <summary>The rare things that were looked for, and whether each happened in some state.</summary>
    public required IReadOnlyList<KeyValuePair<string, bool>> Marks { get; init; }
}
