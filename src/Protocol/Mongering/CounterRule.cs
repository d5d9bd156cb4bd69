namespace Distribution.Protocol;

/// <summary>What a contact that was necessary does to a counter of unnecessary ones.</summary>
public enum CounterRule
{
    /// <summary>Sets it back to 0: k unnecessary contacts must come one after another. What the tables of Demers et al. need.</summary>
    Reset,

    /// <summary>Nothing: k unnecessary contacts in all.</summary>
    Cumulative,
}
