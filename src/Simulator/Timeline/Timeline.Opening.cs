using System.Numerics;
using System.Runtime.CompilerServices;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <content>How the next bucket is found and put in order.</content>
public sealed partial class Timeline<TEvent>
{
    private const int WordBits = 64;

    // An order key is (time within the bucket, index): 36 bits of time at the most, 28 of index.
    private const int IndexBits = 28;
    private const ulong IndexMask = (1UL << IndexBits) - 1;

    // Once in many events: inlined, it would leave the callers of TryNext no room for what happens at every event.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool OpenNext()
    {
        if (inRing == 0 && beyond.Count == 0)
        {
            return false;
        }

        TuneIfDue();
        if (inRing == 0)
        {
            // Everything waits beyond the ring: jump to just before the earliest.
            openBucket = (beyond.EarliestTime >> shift) - 1;
            TakeFromBeyond();
        }

        // The ring's last place is free for what lies beyond only once the bucket that held it is open.
        openBucket += DistanceToOccupied();
        Open((int)(openBucket & (ring.Length - 1)));
        TakeFromBeyond();
        return true;
    }

    /// <summary>Moves what the ring now reaches out of the heap. It was scheduled before anything that will enter those buckets
    /// directly, and leaves the heap in order, so the order within each bucket stays that of scheduling.</summary>
    private void TakeFromBeyond()
    {
        while (beyond.Count > 0 && IsInReach(beyond.EarliestTime >> shift))
        {
            beyond.Pop(out var time, out var item);
            Append(time >> shift, time, item);
        }
    }

    /// <summary>How many buckets ahead the next occupied one is: 1 .. ring length.</summary>
    private int DistanceToOccupied()
    {
        var mask = ring.Length - 1;
        var start = (int)((openBucket + 1) & mask);
        var word = start / WordBits;
        var bits = occupied[word] & (ulong.MaxValue << (start % WordBits));
        while (bits == 0)
        {
            word = (word + 1) & (occupied.Length - 1);
            bits = occupied[word];
        }

        var found = (word * WordBits) + BitOperations.TrailingZeroCount(bits);
        return ((found - start) & mask) + 1;
    }

    private void Open(int index)
    {
        var bucket = ring[index];
        Invariant.Holds(bucket.Count <= (int)IndexMask, "An order key has room for the index of every event of a bucket.");
        ring[index] = default;
        occupied[index / WordBits] &= ~(1UL << (index % WordBits));
        inRing -= bucket.Count;
        CopyOut(bucket);
        var start = openBucket << shift;
        for (var i = 0; i < bucket.Count; i++)
        {
            order[i] = ((ulong)(opened[i].Time - start) << IndexBits) | (uint)i;
        }

        openedCount = bucket.Count;
        position = lookedAt = 0;
        eventsOpened += bucket.Count;
        sorter.Sort(order.AsSpan(0, bucket.Count), shift + IndexBits);
    }

    /// <summary>Copies a bucket's events out in the order of scheduling, and frees their blocks.</summary>
    private void CopyOut(Bucket bucket)
    {
        if (opened.Length < bucket.Count)
        {
            var length = (int)BitOperations.RoundUpToPowerOf2((uint)bucket.Count);
            opened = new EventSlab<TEvent>.Entry[length];
            order = new ulong[length];
        }

        // The chain is walked first, asking memory for each block on the way: they were written long ago.
        var blocks = (bucket.Count + EventSlab<TEvent>.BlockSize - 1) / EventSlab<TEvent>.BlockSize;
        if (chain.Length < blocks)
        {
            chain = new int[(int)BitOperations.RoundUpToPowerOf2((uint)blocks)];
        }

        for (int i = blocks - 1, block = bucket.LastBlock; i >= 0; i--)
        {
            chain[i] = block;
            slab.Prefetch(block);
            block = slab.Previous(block);
        }

        for (var i = 0; i < blocks; i++)
        {
            var first = i * EventSlab<TEvent>.BlockSize;
            slab.Take(chain[i], opened.AsSpan(first, Math.Min(EventSlab<TEvent>.BlockSize, bucket.Count - first)));
        }
    }
}
