namespace Distribution.Protocol;

/// <summary>What a site of <see cref="MapAntiEntropy{TEnvironment}"/> remembers.</summary>
public struct ReplicaState
{
    internal Replica? Copy;

    /// <summary>The site's mark in versions.</summary>
    internal ulong Mark;

    /// <summary>Its phase, as <see cref="GossipClock"/> draws it.</summary>
    internal int Phase;

    /// <summary>The cycle to which <see cref="Accepted"/> belongs.</summary>
    internal int Cycle;

    /// <summary>Connections accepted in this cycle.</summary>
    internal ushort Accepted;

    /// <summary>The site's copy of the map; null before it has started. Read it; only the protocol changes it.</summary>
    public readonly Replica? Replica => Copy;

    /// <summary>How many calls the site has taken in all.</summary>
    public long Conversations { get; internal set; }

    /// <summary>How many entries it has sent.</summary>
    public long EntriesSent { get; internal set; }

    /// <summary>How many bytes it has sent, as <see cref="ReplicaMessage.Bytes"/> counts them.</summary>
    public long BytesSent { get; internal set; }
}
