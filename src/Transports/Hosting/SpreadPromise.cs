namespace Distribution;

/// <summary>What a gossip protocol promises of a message beside that each node delivers it at most once in each of its lives.
/// <c>explore</c> demands it.</summary>
public enum SpreadPromise
{
    /// <summary>Nothing: some nodes may miss it, as where nodes lose interest.</summary>
    AtMostOnce,

    /// <summary>Everybody who can be reached delivers it, if no message is lost, cut off or changed and no node starts again.</summary>
    EverybodyUnlessLost,

    /// <summary>Everybody delivers it within half a minute after the last fault, whatever was lost. Not under crashes: who starts again
    /// has forgotten what it delivered.</summary>
    Everybody,
}
