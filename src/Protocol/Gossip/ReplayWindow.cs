using System.Numerics;

namespace Distribution.Protocol;

/// <summary>
/// Which counters of one origin were seen: a bit each for the latest <see cref="CountersMax"/>, the anti-replay window of RFC 6479. The
/// bits double until they cover that many, 8 KiB at the most. A closed window holds one word and takes everything up to the highest
/// counter for seen.
/// </summary>
internal sealed class ReplayWindow(OriginId origin)
{
    /// <summary>Counters this far behind the highest seen are too old to tell, and so may be up to a word's 63 nearer ones.</summary>
    internal const int CountersMax = 65_536;

    private const int WordBits = 64;

    private ulong[] seen = new ulong[1];
    private uint highest;

    // Words before this one were given up when the window was closed.
    private uint firstWord;

    /// <summary>Whose counters.</summary>
    internal OriginId Origin { get; } = origin;

    /// <summary>When a counter was last seen for the first time.</summary>
    internal Instant LastFresh { get; private set; }

    private uint HighestWord => highest / WordBits;

    // Counters below this one are too old to tell and count as seen.
    private uint Floor => WordBits * Math.Max(firstWord, HighestWord < (uint)seen.Length ? 0 : HighestWord + 1 - (uint)seen.Length);

    /// <summary>Equal for windows that have seen the same, with overwhelming probability.</summary>
    internal ulong Fingerprint
    {
        get
        {
            var hash = StableHash.Add(StableHash.Add(StableHash.Seed, (ulong)Origin.Value), ((ulong)highest << 32) | firstWord);
            hash = StableHash.Add(hash, (ulong)LastFresh.Nanoseconds);
            foreach (var word in seen)
            {
                hash = StableHash.Add(hash, word);
            }

            return StableHash.Mix(hash);
        }
    }

    /// <summary>As <c>rumors 0 to 4, 7 of origin 0</c>.</summary>
    public override string ToString()
    {
        var digest = OriginDigest.Of(this, OriginDigest.NothingKept, int.MaxValue);
        IReadOnlyList<CounterRange> ranges = digest.Unseen > 0 ? [new CounterRange(0, digest.Unseen - 1), .. digest.Seen] : digest.Seen;
        return FormattableString.Invariant($"{CounterRange.Words(ranges)} of origin {Origin.Value}");
    }

    /// <summary>Another window that has seen the same.</summary>
    internal ReplayWindow Copy() =>
        new(Origin) { seen = [.. seen], highest = highest, firstWord = firstWord, LastFresh = LastFresh };

    /// <summary>Remembers the counter; false if it was seen before or is too old to tell. Amortised constant time.</summary>
    internal bool Add(uint counter, Instant now)
    {
        if (counter > highest)
        {
            Advance(counter);
        }
        else if (counter < Floor)
        {
            // Its word holds later counters now. Words are given up whole, so the window moves in steps of one word.
            return false;
        }

        ref var word = ref seen[counter / WordBits % (uint)seen.Length];
        var bit = 1UL << (int)(counter % WordBits);
        var fresh = (word & bit) == 0;
        word |= bit;
        LastFresh = fresh ? now : LastFresh;
        return fresh;
    }

    /// <summary>The lowest counter from <paramref name="counter"/> on that was not seen.</summary>
    internal long NextUnseen(long counter) => Next(Math.Max(counter, Floor), ulong.MaxValue);

    /// <summary>The lowest counter from <paramref name="counter"/> on that was seen and still has its bit; false if there is
    /// none.</summary>
    internal bool TryNextSeen(long counter, out long found)
    {
        found = Next(Math.Max(counter, Floor), 0);
        return found <= highest;
    }

    /// <summary>Gives up all but the highest counter: whatever is not above it counts as seen from now on.</summary>
    internal void Close()
    {
        firstWord = HighestWord;
        seen = seen.Length == 1 ? seen : new ulong[1];
        seen[0] = ulong.MaxValue >> (WordBits - 1 - (int)(highest % WordBits));
    }

    // The first bit from a counter on that is set, after the bits have been combined with `flip`.
    private long Next(long counter, ulong flip)
    {
        var mask = ulong.MaxValue << (int)(counter % WordBits);
        for (var word = counter / WordBits; word <= HighestWord; word++)
        {
            var bits = (seen[word % seen.Length] ^ flip) & mask;
            if (bits != 0)
            {
                return (word * WordBits) + BitOperations.TrailingZeroCount(bits);
            }

            mask = ulong.MaxValue;
        }

        return Math.Max(counter, (HighestWord + 1L) * WordBits);
    }

    private void Advance(uint counter)
    {
        var words = (counter / WordBits) - firstWord + 1;
        if (words > seen.Length && seen.Length < CountersMax / WordBits)
        {
            Grow(words);
        }

        // Words between the old and the new highest hold counters of an earlier lap.
        var lastWord = counter / WordBits;
        var passed = Math.Min(lastWord - HighestWord, (uint)seen.Length);
        for (var i = 0u; i < passed; i++)
        {
            seen[(lastWord - i) % (uint)seen.Length] = 0;
        }

        highest = counter;
    }

    private void Grow(uint words)
    {
        var length = (uint)seen.Length;
        while (length < words && length < CountersMax / WordBits)
        {
            length *= 2;
        }

        // A window that can still grow holds every word since its first.
        var larger = new ulong[length];
        for (var word = firstWord; word <= HighestWord; word++)
        {
            larger[word % length] = seen[word % (uint)seen.Length];
        }

        seen = larger;
    }
}
