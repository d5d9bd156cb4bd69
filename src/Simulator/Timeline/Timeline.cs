using System.Runtime.CompilerServices;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// The future: events in exact (time, schedule order) order. A ring of time buckets takes what comes soon; a bucket is put in order when
/// its time has come (Brown 1988, "Calendar queues"). What lies beyond the ring waits in a heap, and so does what is scheduled into the
/// bucket that is already open. The buckets' width follows the density of events (Timeline.Tuning.cs); it never changes the order.
/// </summary>
/// <typeparam name="TEvent">What happens. Copied in and out; small.</typeparam>
/// <remarks>Amortised constant time an event. Allocates only while it grows. One thread at a time.</remarks>
public sealed partial class Timeline<TEvent>
    where TEvent : struct
{
    private readonly EventSlab<TEvent> slab = new();
    private readonly EventHeap<TEvent> beyond = new();
    private readonly EventHeap<TEvent> late = new();
    private readonly KeySorter sorter = new();

    private Bucket[] ring = new Bucket[RingMin];
    private ulong[] occupied = new ulong[RingMin / WordBits];
    private int shift = ShiftAtStart;
    private int inRing;

    // The open bucket: its events in the order of scheduling, and the order to take them in.
    private long openBucket = -1;
    private EventSlab<TEvent>.Entry[] opened = new EventSlab<TEvent>.Entry[64];
    private ulong[] order = new ulong[64];
    private int[] chain = new int[64];
    private int openedCount;
    private int position;
    private int lookedAt;

    /// <summary>How many events wait.</summary>
    public int Count => inRing + beyond.Count + late.Count + (openedCount - position);

    /// <summary>The time of the event that was taken last.</summary>
    public Instant Now { get; private set; }

    /// <summary>Lets <paramref name="item"/> happen at <paramref name="at"/>, after all that was scheduled for that instant
    /// before.</summary>
    /// <param name="at">Not before <see cref="Now"/>.</param>
    /// <param name="item">What happens.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time has passed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Schedule(Instant at, in TEvent item)
    {
        if (at < Now)
        {
            ThrowPast(at);
        }

        NoteDelay(at - Now);
        var bucket = at.Nanoseconds >> shift;
        if (bucket <= openBucket)
        {
            late.Push(at.Nanoseconds, item);
        }
        else if (IsInReach(bucket))
        {
            Append(bucket, at.Nanoseconds, item);
        }
        else
        {
            beyond.Push(at.Nanoseconds, item);
        }
    }

    /// <summary>Takes the next event. The reference is valid until the next call.</summary>
    /// <returns>False if none waits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext(out Instant at, out TEvent item)
    {
        while (true)
        {
            if (position < openedCount)
            {
                ref var entry = ref opened[(int)(uint)(order[position] & IndexMask)];
                if (late.Count == 0 || late.EarliestTime >= entry.Time)
                {
                    position++;
                    Now = at = new Instant(entry.Time);
                    item = entry.Item;
                    return true;
                }
            }
            else if (late.Count == 0)
            {
                if (OpenNext())
                {
                    continue;
                }

                at = default;
                item = default;
                return false;
            }

            eventsOpened++;
            late.Pop(out var time, out item);
            Now = at = new Instant(time);
            return true;
        }
    }

    /// <summary>The time of the next event.</summary>
    /// <returns>False if none waits.</returns>
    public bool TryPeekTime(out Instant at)
    {
        if (position == openedCount && late.Count == 0 && !OpenNext())
        {
            at = default;
            return false;
        }

        var time = position < openedCount ? opened[(int)(uint)(order[position] & IndexMask)].Time : long.MaxValue;
        at = new Instant(late.Count > 0 ? Math.Min(time, late.EarliestTime) : time);
        return true;
    }

    /// <summary>Whether one of the <paramref name="distance"/> next events was not looked at, as far as they are in order
    /// already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool CanLookAhead(int distance) => Math.Max(lookedAt, position) < Math.Min(openedCount, position + distance);

    /// <summary>The first event that was not looked at: a hint for prefetching, for others may still come before it. Ask
    /// <see cref="CanLookAhead"/> first; valid until the next call that takes an event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly TEvent LookAhead()
    {
        var next = Math.Max(lookedAt, position);
        lookedAt = next + 1;
        return ref opened[(int)(uint)(order[next] & IndexMask)].Item;
    }

    /// <summary>Forgets all events and goes back to time zero. Keeps its memory and its tuning, neither of which affects the
    /// order.</summary>
    public void Clear()
    {
        slab.Clear();
        beyond.Clear();
        late.Clear();
        Array.Clear(ring);
        Array.Clear(occupied);
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TEvent>())
        {
            Array.Clear(opened);
        }

        inRing = openedCount = position = lookedAt = 0;
        openBucket = -1;
        Now = Instant.Zero;
        ForgetDelays();
    }

    private static void ThrowPast(Instant at) =>
        throw new ArgumentOutOfRangeException(nameof(at), at, "An event cannot be scheduled before the present.");

    /// <summary>Whether the ring has a place for this bucket, which is after the open one. The end of time may be more than
    /// 2^63 - 1 buckets away from the bucket before the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsInReach(long bucket) => unchecked((ulong)(bucket - openBucket)) <= (ulong)ring.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(long bucket, long time, in TEvent item)
    {
        var index = (int)(bucket & (ring.Length - 1));
        ref var place = ref ring[index];
        var slot = place.Count & (EventSlab<TEvent>.BlockSize - 1);
        if (slot == 0)
        {
            NewBlock(ref place, index);
        }

        ref var entry = ref slab.At(place.LastBlock, slot);
        entry.Time = time;
        entry.Item = item;
        place.Count++;
        inRing++;
    }

    private void NewBlock(ref Bucket place, int index)
    {
        place.LastBlock = slab.Rent(place.Count == 0 ? -1 : place.LastBlock);
        occupied[index / WordBits] |= 1UL << (index % WordBits);
    }

    /// <summary>The events of one stretch of time, as a chain of blocks that are full but for the last.</summary>
    private struct Bucket
    {
        internal int LastBlock;
        internal int Count;
    }
}
