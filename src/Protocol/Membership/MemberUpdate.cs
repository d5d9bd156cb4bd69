namespace Distribution.Protocol;

/// <summary>A piece of news about a node. Of two, the one of the later life counts; within a life the one of the later version, which only
/// the node itself raises, to object; within a version the worse status.</summary>
/// <param name="Node">Whom it is about.</param>
/// <param name="Incarnation">Which life of it; 0: the sender never heard from it and does not know.</param>
/// <param name="Version">How often the node had objected in that life.</param>
/// <param name="Status">What it says.</param>
public readonly record struct MemberUpdate(NodeAddress Node, ulong Incarnation, uint Version, MemberStatus Status)
{
    /// <summary>That every life before this one is over: who has not heard of that learns it from this news.</summary>
    internal MemberUpdate EndOfEarlierLives => new(Node, Incarnation - 1, uint.MaxValue, MemberStatus.Failed);

    /// <summary>Whether nothing that this life says can override it.</summary>
    internal bool IsFinal => Version == uint.MaxValue && Status >= MemberStatus.Failed;

    /// <summary>Equal for equal updates, in every process.</summary>
    internal ulong Fingerprint => StableHash.Add(
        StableHash.Add(StableHash.Add(StableHash.Of(Node.Host), (ulong)Node.Port), Incarnation), ((ulong)Version << 8) | (ulong)Status);

    /// <summary>Whether this one counts and the other does not.</summary>
    internal bool Overrides(in MemberUpdate other)
    {
        if (Incarnation != other.Incarnation)
        {
            return Incarnation > other.Incarnation;
        }

        return Version != other.Version ? Version > other.Version : Status > other.Status;
    }
}
