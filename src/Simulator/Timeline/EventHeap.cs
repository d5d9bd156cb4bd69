using System.Runtime.CompilerServices;

namespace Distribution.Simulator;

/// <summary>A binary heap ordered by (time, schedule order). The timeline's overflow, and its oracle in the tests.</summary>
internal sealed class EventHeap<TEvent>
    where TEvent : struct
{
    private Slot[] slots = new Slot[16];
    private long scheduled;

    /// <summary>How many events wait.</summary>
    internal int Count { get; private set; }

    /// <summary>The earliest time. At least one event must wait.</summary>
    internal long EarliestTime => slots[0].Time;

    internal void Push(long time, in TEvent item)
    {
        if (Count == slots.Length)
        {
            Array.Resize(ref slots, Count * 2);
        }

        var slot = new Slot { Time = time, Order = scheduled++, Item = item };
        var hole = Count++;
        while (hole > 0)
        {
            var parent = (hole - 1) / 2;
            if (!IsBefore(ref slot, ref slots[parent]))
            {
                break;
            }

            slots[hole] = slots[parent];
            hole = parent;
        }

        slots[hole] = slot;
    }

    /// <summary>Takes the earliest event, and of those the one scheduled first. At least one event must wait.</summary>
    internal void Pop(out long time, out TEvent item)
    {
        time = slots[0].Time;
        item = slots[0].Item;
        var last = slots[--Count];
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TEvent>())
        {
            slots[Count] = default;
        }

        var hole = 0;
        while (true)
        {
            var child = (2 * hole) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && IsBefore(ref slots[child + 1], ref slots[child]))
            {
                child++;
            }

            if (!IsBefore(ref slots[child], ref last))
            {
                break;
            }

            slots[hole] = slots[child];
            hole = child;
        }

        if (Count > 0)
        {
            slots[hole] = last;
        }
    }

    /// <summary>Every event with its time, in no order.</summary>
    internal IEnumerable<(long Time, TEvent Item)> Waiting() => slots.Take(Count).Select(slot => (slot.Time, slot.Item));

    internal void Clear()
    {
        Array.Clear(slots, 0, Count);
        Count = 0;
    }

    private static bool IsBefore(ref Slot left, ref Slot right) =>
        left.Time != right.Time ? left.Time < right.Time : left.Order < right.Order;

    private struct Slot
    {
        internal long Time;
        internal long Order;
        internal TEvent Item;
    }
}
