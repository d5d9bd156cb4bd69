using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>
/// Sequences of words, each once, numbered from 0 in the order in which they came. Equal means equal word for word; the hash only says
/// where to look. Takes the words, and about 16 bytes beside them a sequence.
/// </summary>
internal sealed class WordTable
{
    private int[] words = new int[1_024];
    private int[] ends = new int[64];

    // The upper half of the hash and the number of the sequence plus 1; 0: empty.
    private ulong[] slots = new ulong[128];

    /// <summary>How many there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The memory that it takes.</summary>
    internal long Bytes => ((long)words.Length * sizeof(int)) + ((long)ends.Length * sizeof(int)) + ((long)slots.Length * sizeof(ulong));

    /// <summary>The sequence of a number. Valid until the next is added.</summary>
    internal ReadOnlySpan<int> this[int number] => words.AsSpan(Start(number)..ends[number]);

    /// <summary>Finds a sequence, or adds it.</summary>
    /// <returns>Whether it is new.</returns>
    internal bool Add(ReadOnlySpan<int> sequence, out int number)
    {
        var hash = Hash(sequence);
        var slot = Find(sequence, hash);
        if (slots[slot] != 0)
        {
            number = unchecked((int)(uint)slots[slot]) - 1;
            return false;
        }

        number = Count++;
        slots[slot] = (hash & ~(ulong)uint.MaxValue) | (uint)Count;
        Append(sequence, number);
        if (Count > slots.Length / 2)
        {
            Grow();
        }

        return true;
    }

    private static ulong Hash(ReadOnlySpan<int> sequence)
    {
        var hash = StableHash.Seed;
        foreach (var word in sequence)
        {
            hash = StableHash.Add(hash, unchecked((uint)word));
        }

        return StableHash.Mix(hash);
    }

    private int Start(int number) => number == 0 ? 0 : ends[number - 1];

    private int Find(ReadOnlySpan<int> sequence, ulong hash)
    {
        var mask = slots.Length - 1;
        var slot = (int)(hash & (uint)mask);
        while (slots[slot] != 0)
        {
            var isLike = (slots[slot] ^ hash) <= uint.MaxValue;
            if (isLike && this[unchecked((int)(uint)slots[slot]) - 1].SequenceEqual(sequence))
            {
                break;
            }

            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Append(ReadOnlySpan<int> sequence, int number)
    {
        var start = Start(number);
        if (start > Array.MaxLength - sequence.Length)
        {
            throw new StateSpaceException($"{number} states take more memory than can be addressed; bound the space more tightly");
        }

        while (start + sequence.Length > words.Length)
        {
            Array.Resize(ref words, (int)Math.Min(Array.MaxLength, (long)words.Length * 2));
        }

        if (number == ends.Length)
        {
            Array.Resize(ref ends, ends.Length * 2);
        }

        sequence.CopyTo(words.AsSpan(start));
        ends[number] = start + sequence.Length;
    }

    private void Grow()
    {
        slots = new ulong[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var hash = Hash(this[number]);
            var slot = (int)(hash & (uint)mask);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = (hash & ~(ulong)uint.MaxValue) | ((uint)number + 1);
        }
    }
}
