namespace Distribution.Protocol;

/// <summary>What a node has seen of a group's rumors, for another to compare with. Immutable.</summary>
public sealed class RumorDigest
{
    /// <summary>The most origins that a digest lists.</summary>
    public const int OriginsMax = 1_024;

    /// <summary>The most ranges of counters for one origin.</summary>
    public const int RangesMax = 256;

    // By the host's numbers.
    private readonly OriginDigest[] sorted;

    /// <summary>A digest.</summary>
    /// <param name="group">Whose rumors.</param>
    /// <param name="kind">What it wants.</param>
    /// <param name="origins">What was seen of each origin; at most <see cref="OriginsMax"/>, in any order.</param>
    public RumorDigest(string group, DigestKind kind, IReadOnlyList<OriginDigest> origins)
    {
        Group = group;
        Kind = kind;
        sorted = [.. origins];
        Array.Sort(sorted, static (left, right) => left.Origin.Value.CompareTo(right.Origin.Value));
    }

    /// <summary>Whose rumors.</summary>
    public string Group { get; }

    /// <summary>What it wants.</summary>
    public DigestKind Kind { get; }

    /// <summary>What was seen of each origin, by the host's numbers of the origins.</summary>
    public IReadOnlyList<OriginDigest> Origins => sorted;

    /// <summary>Equal for equal digests of one host.</summary>
    public ulong Fingerprint
    {
        get
        {
            var hash = StableHash.Add(StableHash.Of(Group), (ulong)Kind);
            foreach (var origin in sorted)
            {
                hash = StableHash.Add(hash, origin.Fingerprint);
            }

            return hash;
        }
    }

    /// <summary>What it says of an origin; false if that is not listed. Logarithmic.</summary>
    internal bool TryFind(OriginId origin, out OriginDigest found)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle].Origin.Value < origin.Value ? (middle + 1, high) : (low, middle);
        }

        found = low < sorted.Length ? sorted[low] : default;
        return low < sorted.Length && found.Origin == origin;
    }
}
