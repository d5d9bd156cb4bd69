namespace Distribution.Protocol;

/// <summary>What members send each other. Every message says which life and version its sender is and carries some of its news.</summary>
/// <param name="number">The sender's number for the probe, which the answer repeats; of a comparison the fingerprint of its
/// members.</param>
/// <param name="content">The rest; shared and immutable.</param>
public readonly struct MembershipMessage(ulong number, MembershipContent content) : IFingerprint
{
    /// <summary>The sender's number for the probe, which the answer repeats; of a comparison the fingerprint of its members.</summary>
    public ulong Number { get; } = number;

    /// <summary>The rest.</summary>
    public MembershipContent Content { get; } = content;

    /// <inheritdoc/>
    public ulong Fingerprint => StableHash.Add(Content.Fingerprint, Number);
}
