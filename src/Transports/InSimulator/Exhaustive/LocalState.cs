namespace Distribution.InSimulator;

/// <summary>A node in a state space: its protocol's memory and what a host keeps for it.</summary>
/// <typeparam name="TState">A node's memory.</typeparam>
internal struct LocalState<TState>
    where TState : struct
{
    /// <summary>What it remembers; of a node that is down, what is left of it.</summary>
    internal TState State;

    /// <summary>What it has in its store, where crashes leave that.</summary>
    internal TState Stored;

    /// <summary>Its armed timers, as bits.</summary>
    internal ulong Timers;

    /// <summary>How many timers have expired.</summary>
    internal int Expired;

    /// <summary>How many rumors it has learned in this life.</summary>
    internal int Deliveries;

    internal int Node;
    internal bool IsUp;
}
