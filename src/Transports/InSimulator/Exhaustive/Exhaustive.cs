namespace Distribution.InSimulator;

/// <summary>Exhaustive exploration: all states that a few nodes can come to, whatever the order of messages and timers, the random numbers
/// and the faults.</summary>
public static class Exhaustive
{
    /// <summary>Visits all states, those first that are nearest, until something does not hold.</summary>
    /// <exception cref="StateSpaceException">The protocol does something that cannot be explored; says what.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted before the first state.</exception>
    public static ExhaustiveResult Run(StateSpace space, ExhaustiveOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        cancellation.ThrowIfCancellationRequested();
        return new StateSearch(space, options ?? new ExhaustiveOptions()).Run(cancellation);
    }

    /// <summary>Goes the way of a counterexample again.</summary>
    /// <param name="space">A space made afresh in the same way.</param>
    /// <param name="path">The way.</param>
    /// <returns>What does not hold at its end or before; null: all holds, or the space has no such way any more.</returns>
    public static Counterexample? Replay(StateSpace space, IReadOnlyList<ulong> path)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(path);
        return new PathReplay(space, path).Run();
    }

    /// <summary>How many runs there are from a first state to a last one that are not the same but for the order of independent
    /// transitions (Mazurkiewicz traces). Remembers no states and makes one run of each: for tiny spaces.</summary>
    public static long CountTraces(StateSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        return new TraceCount(space).Run();
    }
}
