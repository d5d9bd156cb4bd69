namespace Distribution.Protocol;

/// <summary>One rumor on its way. What it says travels as a shared immutable reference, so that forwarding copies 16 bytes.</summary>
/// <param name="Id">Which rumor.</param>
/// <param name="Content">What it says; null where only its spreading is studied.</param>
public readonly partial record struct Rumor(RumorId Id, RumorContent? Content) : IFingerprint
{
    /// <summary>As <c>rumor 3 of origin 0</c>, and what it says.</summary>
    public override string ToString() => Content is null ? Id.ToString() : $"{Id}: {Content.Call.Words}";

    /// <inheritdoc/>
    public ulong Fingerprint => (((ulong)(uint)Id.Origin.Value << 32) | Id.Counter) ^ (Content?.Fingerprint ?? 0);
}
