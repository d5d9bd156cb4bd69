using System.Text;

namespace Distribution.Protocol;

/// <summary>
/// What one key of a <see cref="VersionedMap"/> holds: a value, or in its place a death certificate that says that it was deleted (Demers
/// et al. 1987, section 2). Immutable, so that all sites of a process share one object.
/// </summary>
public sealed class MapEntry
{
    // On the wire: the version, what it is, and a length each of key and value.
    private const int FixedBytes = 8 + 8 + 1 + 1 + 1;
    private const int ActivationBytes = 8;
    private const int RetainerBytes = 8;

    private MapEntry(string key, Payload? value, EntryVersion version, Instant activation, IReadOnlyList<NodeId> retainers)
    {
        Key = key;
        Value = value;
        Version = version;
        Activation = activation;
        Retainers = retainers;
        Bytes = FixedBytes + Encoding.UTF8.GetByteCount(key)
            + (value?.Utf8Json.Length ?? (ActivationBytes + (RetainerBytes * retainers.Count)));
        var hash = StableHash.Add(StableHash.Add(StableHash.Of(key), (ulong)version.Time), version.Site);
        Hash = StableHash.Mix(value is null
            ? StableHash.Add(StableHash.Add(hash, 1), (ulong)activation.Nanoseconds)
            : StableHash.Add(hash, value.Fingerprint));
    }

    /// <summary>Which key.</summary>
    public string Key { get; }

    /// <summary>The value; null: the key was deleted, and this is its death certificate.</summary>
    public Payload? Value { get; }

    /// <summary>When it was written. A certificate's is the time of the deletion, whatever its activation.</summary>
    public EntryVersion Version { get; }

    /// <summary>Certificates: since when it is spread, from the deletion on or from when an obsolete copy last showed up.</summary>
    public Instant Activation { get; }

    /// <summary>Certificates: the sites that keep a dormant copy when all others have forgotten it.</summary>
    public IReadOnlyList<NodeId> Retainers { get; }

    /// <summary>Whether it is a death certificate.</summary>
    public bool IsCertificate => Value is null;

    /// <summary>The bytes that it takes in a message; of addresses of retainers 8 each, whatever their length.</summary>
    public int Bytes { get; }

    /// <summary>The same for equal entries at every site, and else different with overwhelming probability. Leaves out the retainers,
    /// whose numbers are each host's own.</summary>
    internal ulong Hash { get; }

    /// <summary>As <c>a = 3</c>, <c>a deleted</c>.</summary>
    public override string ToString() => Value is null ? $"{Key} deleted" : $"{Key} = {Value}";

    /// <summary>Entries in words: those written, the first of many, and how many are as everybody had them from the start.</summary>
    internal static string Words(IReadOnlyList<MapEntry> entries)
    {
        const int Told = 8;
        var written = entries.Where(entry => entry.Version > EntryVersion.Initial).ToArray();
        var (more, rest) = (written.Length - Told, entries.Count - written.Length);
        var words = written.Take(Told).Select(entry => entry.ToString()).ToList();
        words.AddRange(more > 0 ? [FormattableString.Invariant($"{more} more")] : []);
        words.AddRange(rest > 0 ? [FormattableString.Invariant($"{rest} {(rest == 1 ? "key" : "keys")} from the start")] : []);
        return words.Count == 0 ? "nothing" : string.Join(", ", words);
    }

    /// <summary>A value.</summary>
    public static MapEntry Of(string key, Payload value, EntryVersion version)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        return new MapEntry(key, value, version, default, []);
    }

    /// <summary>A death certificate.</summary>
    public static MapEntry Certificate(string key, EntryVersion version, Instant activation, IReadOnlyList<NodeId> retainers)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(retainers);
        return new MapEntry(key, null, version, activation, retainers);
    }

    /// <summary>What remains of two entries of one key: the later version, of one certificate the later activation. Commutative,
    /// associative and idempotent.</summary>
    public static MapEntry Later(MapEntry one, MapEntry other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var order = one.Version.CompareTo(other.Version);
        return order > 0 || (order == 0 && one.Activation >= other.Activation) ? one : other;
    }

    /// <summary>The same certificate, activated at another time.</summary>
    internal MapEntry ActivatedAt(Instant activation) => new(Key, null, Version, activation, Retainers);
}
