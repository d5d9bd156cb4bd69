namespace Distribution.Protocol;

/// <summary>What a <see cref="ReplicaMessage"/> carries: a checksum, entries, or both. Immutable.</summary>
public sealed class ReplicaContent
{
    // A checksum and the number of entries.
    private const int FixedBytes = 8 + 2;

    /// <summary>A content.</summary>
    /// <param name="checksum">Of the sender's map; 0 where none is compared.</param>
    /// <param name="entries">One a key.</param>
    public ReplicaContent(ulong checksum, IReadOnlyList<MapEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Checksum = checksum;
        Entries = entries;
        Bytes = FixedBytes;
        Fingerprint = StableHash.Add(StableHash.Seed, checksum);
        foreach (var entry in entries)
        {
            Bytes += entry.Bytes;
            Fingerprint = StableHash.Add(Fingerprint, entry.Hash);
            HasUpdate |= entry.Version > EntryVersion.Initial;
        }
    }

    /// <summary>Of the sender's map; 0 where none is compared.</summary>
    public ulong Checksum { get; }

    /// <summary>One a key.</summary>
    public IReadOnlyList<MapEntry> Entries { get; }

    /// <summary>The bytes that it takes on the wire, as <see cref="MapEntry.Bytes"/> counts them.</summary>
    public int Bytes { get; }

    /// <summary>Whether it carries anything but what everybody has from the start.</summary>
    public bool HasUpdate { get; }

    /// <summary>As <c>a = 3, 9 keys from the start</c>; where checksums are compared, that first.</summary>
    public override string ToString() => Checksum == 0 ? MapEntry.Words(Entries)
        : FormattableString.Invariant($"checksum {Checksum:x16}") + (Entries.Count == 0 ? "" : $", {MapEntry.Words(Entries)}");

    /// <summary>Equal for equal contents.</summary>
    internal ulong Fingerprint { get; }
}
