using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Distribution.Simulator;

/// <summary>Memory for waiting events: blocks of a few events, linked backwards into chains. It grows by segments, so that growing copies
/// nothing, and freed blocks are used again.</summary>
internal sealed class EventSlab<TEvent>
    where TEvent : struct
{
    /// <summary>Events a block.</summary>
    internal const int BlockSize = 8;

    private const int CacheLineBytes = 64;
    private const int SegmentBits = 6;
    private const int SegmentBlocks = 1 << SegmentBits;

    private Entry[][] segments = [];
    private int[] previous = [];
    private int freeBlock = -1;
    private int usedBlocks;

    /// <summary>An event and its time.</summary>
    internal struct Entry
    {
        internal long Time;
        internal TEvent Item;
    }

    /// <summary>The place of event number <paramref name="slot"/> of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref Entry At(int block, int slot) =>
        ref segments[block >> SegmentBits][((block & (SegmentBlocks - 1)) * BlockSize) + slot];

    /// <summary>The block before this one in its chain; -1 if it is the first.</summary>
    internal int Previous(int block) => previous[block];

    /// <summary>A block that follows <paramref name="before"/> (-1: none) in a chain.</summary>
    internal int Rent(int before)
    {
        var block = freeBlock;
        if (block >= 0)
        {
            freeBlock = previous[block];
        }
        else
        {
            block = usedBlocks++;
            if (block >> SegmentBits == segments.Length)
            {
                Grow();
            }
        }

        previous[block] = before;
        return block;
    }

    /// <summary>Copies the first events of a block out and gives the block back. It is not wiped, which would write to every event once
    /// more: references in a free block live on until it is used again, never more of them than events once waited together.</summary>
    internal void Take(int block, Span<Entry> target)
    {
        var source = segments[block >> SegmentBits].AsSpan((block & (SegmentBlocks - 1)) * BlockSize, target.Length);
        source.CopyTo(target);
        previous[block] = freeBlock;
        freeBlock = block;
    }

    /// <summary>Asks memory for a block that will be taken soon. The address may be stale after a collection: harmless.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal unsafe void Prefetch(int block)
    {
        if (Sse.IsSupported)
        {
            var start = (byte*)Unsafe.AsPointer(ref At(block, 0));
            for (var offset = 0; offset < Unsafe.SizeOf<Entry>() * BlockSize; offset += CacheLineBytes)
            {
                Sse.Prefetch0(start + offset);
            }
        }
    }

    /// <summary>Gives all blocks back and keeps the memory.</summary>
    internal void Clear()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TEvent>())
        {
            foreach (var segment in segments)
            {
                Array.Clear(segment);
            }
        }

        usedBlocks = 0;
        freeBlock = -1;
    }

    private void Grow()
    {
        Array.Resize(ref segments, segments.Length + 1);
        segments[^1] = new Entry[SegmentBlocks * BlockSize];
        if (previous.Length < segments.Length * SegmentBlocks)
        {
            Array.Resize(ref previous, Math.Max(segments.Length * SegmentBlocks, previous.Length * 2));
        }
    }
}
