namespace Distribution.Protocol;

/// <summary>
/// Which counters of one origin were seen: a bit each for the latest <see cref="CountersMax"/>, the anti-replay window of RFC 6479. The
/// bits double until they cover that many, 8 KiB at the most.
/// </summary>
internal sealed class ReplayWindow(OriginId origin)
{
    /// <summary>Counters this far behind the highest seen are too old to tell, and so may be up to a word's 63 nearer ones.</summary>
    internal const int CountersMax = 65_536;

    private const int WordBits = 64;

    private ulong[] seen = new ulong[1];
    private uint highest;

    /// <summary>Whose counters.</summary>
    internal OriginId Origin { get; } = origin;

    private uint Capacity => (uint)seen.Length * WordBits;

    /// <summary>Remembers the counter; false if it was seen before or is too old to tell. Amortised constant time.</summary>
    internal bool Add(uint counter)
    {
        if (counter > highest)
        {
            Advance(counter);
        }
        else if ((highest / WordBits) - (counter / WordBits) >= (uint)seen.Length)
        {
            // Its word holds later counters now. Words are given up whole, so the window moves in steps of one word.
            return false;
        }

        ref var word = ref seen[counter / WordBits % (uint)seen.Length];
        var bit = 1UL << (int)(counter % WordBits);
        var fresh = (word & bit) == 0;
        word |= bit;
        return fresh;
    }

    private void Advance(uint counter)
    {
        if (counter >= Capacity && Capacity < CountersMax)
        {
            Grow(counter);
        }

        // Words between the old and the new highest hold counters of an earlier lap.
        var firstWord = (highest / WordBits) + 1;
        var lastWord = counter / WordBits;
        var words = Math.Min(lastWord >= firstWord ? lastWord - firstWord + 1 : 0, (uint)seen.Length);
        for (var i = 0u; i < words; i++)
        {
            seen[(lastWord - i) % (uint)seen.Length] = 0;
        }

        highest = counter;
    }

    private void Grow(uint counter)
    {
        var capacity = Capacity;
        while (capacity <= counter && capacity < CountersMax)
        {
            capacity *= 2;
        }

        // Before the first lap every counter has its own word, so the words keep their places.
        Array.Resize(ref seen, (int)(capacity / WordBits));
    }
}
