namespace Distribution.Protocol;

/// <summary>What a membership message says. Immutable.</summary>
/// <param name="kind">What it wants.</param>
/// <param name="incarnation">The sender's life.</param>
/// <param name="version">How often the sender has objected in it.</param>
/// <param name="target">Whom a request asks to ping; else null.</param>
/// <param name="news">At most <see cref="NewsMax"/> updates.</param>
public sealed class MembershipContent(
    MembershipKind kind, ulong incarnation, uint version, NodeAddress? target, IReadOnlyList<MemberUpdate> news)
{
    /// <summary>The most updates that a message carries.</summary>
    public const int NewsMax = 32;

    /// <summary>What it wants.</summary>
    public MembershipKind Kind { get; } = kind;

    /// <summary>The sender's life.</summary>
    public ulong Incarnation { get; } = incarnation;

    /// <summary>How often the sender has objected in it.</summary>
    public uint Version { get; } = version;

    /// <summary>Whom a request asks to ping; else null.</summary>
    public NodeAddress? Target { get; } = target;

    /// <summary>Updates.</summary>
    public IReadOnlyList<MemberUpdate> News { get; } = news;

    /// <summary>Equal for equal contents, in every process.</summary>
    public ulong Fingerprint
    {
        get
        {
            var hash = StableHash.Add(StableHash.Add((ulong)Kind, Incarnation), Version);
            hash = Target is null ? hash : StableHash.Add(StableHash.Add(hash, StableHash.Of(Target.Host)), (ulong)Target.Port);
            for (var i = 0; i < News.Count; i++)
            {
                hash = StableHash.Add(hash, News[i].Fingerprint);
            }

            return hash;
        }
    }
}
