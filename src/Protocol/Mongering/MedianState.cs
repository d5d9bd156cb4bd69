namespace Distribution.Protocol;

/// <summary>What a site of <see cref="MedianCounter{TEnvironment}"/> remembers. 20 bytes.</summary>
public struct MedianState
{
    /// <summary>Its phase, as <see cref="GossipClock"/> draws it.</summary>
    internal int Phase;

    /// <summary>The round to which the tallies belong.</summary>
    internal int Round;

    /// <summary>Partners of the round that were as far as the site or further.</summary>
    internal int Ahead;

    /// <summary>Partners of the round that were not so far.</summary>
    internal ushort Behind;

    /// <summary>State at the start of the round: 0 = A, 1 .. k = B with that counter, k + 1 = C, k + 2 = D.</summary>
    internal byte Level;

    /// <summary>Rounds left in state C.</summary>
    internal byte RoundsLeft;

    /// <summary>The furthest state from which the rumor came in this round.</summary>
    internal byte Heard;

    /// <summary>Whether the site knows the rumor.</summary>
    public readonly bool Knows => Level > 0 || Heard > 0;
}
