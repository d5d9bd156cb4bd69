namespace Distribution.InSimulator;

/// <summary>All states that a few nodes can come to, and what may happen in each. A state is a sequence of words.</summary>
public abstract class StateSpace
{
    private protected StateSpace(StateSpaceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
    }

    /// <summary>What bounds it.</summary>
    public StateSpaceOptions Options { get; }

    /// <summary>The names of the rare things that are looked for, and whether each was seen.</summary>
    internal abstract IReadOnlyList<KeyValuePair<string, bool>> Marks { get; }

    /// <summary>How many local states and messages were seen so far.</summary>
    internal abstract (int Locals, int Messages) Parts { get; }

    /// <summary>The states to begin with, one for each outcome of the nodes' starts; or what one of them threw.</summary>
    internal abstract IReadOnlyList<int[]> Roots(out Exception? thrown);

    /// <summary>Adds what may happen in a state, in an order of its own.</summary>
    internal abstract void AddEnabled(ReadOnlySpan<int> state, List<Transition> enabled);

    /// <summary>What the protocol throws in a transition; null: nothing.</summary>
    internal abstract Exception? ThrownIn(ReadOnlySpan<int> state, Transition transition);

    /// <summary>Writes the state that a transition leads to.</summary>
    internal abstract void WriteNext(ReadOnlySpan<int> state, Transition transition, List<int> next);

    /// <summary>What must always hold and does not; null: nothing.</summary>
    internal abstract (string Oracle, string Reason)? Wrong(ReadOnlySpan<int> state);

    /// <summary>What must have come about in a state in which nothing more can happen, and has not; null: nothing.</summary>
    internal abstract (string Oracle, string Reason)? Missing(ReadOnlySpan<int> state);

    /// <summary>Whether something could still happen in a state but for the bound of timers.</summary>
    internal abstract bool IsCutOff(ReadOnlySpan<int> state);

    /// <summary>A transition in words.</summary>
    internal abstract string Tell(ReadOnlySpan<int> state, Transition transition);

    /// <summary>A transition as a number that is the same in every process.</summary>
    internal abstract ulong KeyOf(ReadOnlySpan<int> state, Transition transition);
}
