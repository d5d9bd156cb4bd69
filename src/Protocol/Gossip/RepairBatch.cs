namespace Distribution.Protocol;

/// <summary>Rumors that the receiver was found to lack. Immutable.</summary>
/// <param name="group">Their group.</param>
/// <param name="rumors">At most <see cref="RumorsMax"/>, each of that group.</param>
public sealed class RepairBatch(string group, IReadOnlyList<RepairedRumor> rumors)
{
    /// <summary>The most rumors in one message.</summary>
    public const int RumorsMax = 256;

    /// <summary>The most bytes of arguments and names in one message of more than one rumor.</summary>
    public const int BytesMax = 48 * 1024;

    /// <summary>Their group.</summary>
    public string Group { get; } = group;

    /// <summary>The rumors.</summary>
    public IReadOnlyList<RepairedRumor> Rumors { get; } = rumors;

    /// <summary>Equal for equal batches of one host.</summary>
    public ulong Fingerprint
    {
        get
        {
            var hash = StableHash.Of(Group);
            for (var i = 0; i < Rumors.Count; i++)
            {
                hash = StableHash.Add(StableHash.Add(hash, Rumors[i].Rumor.Fingerprint), (ulong)Rumors[i].TimeLeft.Nanoseconds);
            }

            return hash;
        }
    }
}
