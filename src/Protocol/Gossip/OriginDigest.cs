namespace Distribution.Protocol;

/// <summary>What a node has seen of one origin, and from where on it can give rumors. Immutable.</summary>
/// <param name="Origin">Whose rumors.</param>
/// <param name="Kept">The lowest counter that the node can still give, <see cref="NothingKept"/> if none.</param>
/// <param name="Unseen">All counters below this one were seen or are not wanted.</param>
/// <param name="Seen">What was seen above, ascending, with gaps before, between: the gaps are wanted, and what is above the last.</param>
public readonly record struct OriginDigest(OriginId Origin, uint Kept, uint Unseen, IReadOnlyList<CounterRange> Seen)
{
    /// <summary>The value of <see cref="Kept"/> where the node can give nothing.</summary>
    public const uint NothingKept = uint.MaxValue;

    /// <summary>Equal for equal digests of one host.</summary>
    internal ulong Fingerprint
    {
        get
        {
            var hash = StableHash.Add(StableHash.Add((ulong)Origin.Value, Kept), Unseen);
            for (var i = 0; i < Seen.Count; i++)
            {
                hash = StableHash.Add(hash, ((ulong)Seen[i].First << 32) | Seen[i].Last);
            }

            return hash;
        }
    }

    /// <summary>What a window has seen; the highest gaps alone where there are more than <paramref name="rangesMax"/>.</summary>
    internal static OriginDigest Of(ReplayWindow window, uint kept, int rangesMax)
    {
        var ranges = new List<CounterRange>();
        var unseen = window.NextUnseen(0);
        for (var after = unseen; window.TryNextSeen(after, out var first);)
        {
            after = window.NextUnseen(first);
            ranges.Add(new CounterRange((uint)first, (uint)(after - 1)));
        }

        // What is lowest is oldest, and the least likely to be still kept by anybody.
        if (ranges.Count > rangesMax)
        {
            unseen = ranges[ranges.Count - rangesMax - 1].Last + 1L;
            ranges.RemoveRange(0, ranges.Count - rangesMax);
        }

        return new OriginDigest(window.Origin, kept, (uint)Math.Min(unseen, uint.MaxValue), ranges);
    }

    /// <summary>Whether the counter was seen or is not wanted. Logarithmic.</summary>
    internal bool Has(uint counter)
    {
        if (counter < Unseen)
        {
            return true;
        }

        var (low, high) = (0, Seen.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Seen[middle].Last < counter ? (middle + 1, high) : (low, middle);
        }

        return low < Seen.Count && Seen[low].First <= counter;
    }

    /// <summary>Whether the node that says this can give something that a window, or a node without one, lacks.</summary>
    internal bool HasMoreThan(ReplayWindow? window)
    {
        if (Kept < Unseen && IsLacked(Kept, Unseen - 1, window))
        {
            return true;
        }

        for (var i = 0; i < Seen.Count; i++)
        {
            if (Seen[i].Last >= Kept && IsLacked(Math.Max(Kept, Seen[i].First), Seen[i].Last, window))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLacked(uint first, uint last, ReplayWindow? window) => window is null || window.NextUnseen(first) <= last;
}
