using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>
/// Pending timers, earliest first and in the order of arming at equal times: a binary heap whose entries know where they are, so that
/// arming a key again moves its one entry. Logarithmic in the number of pending timers.
/// </summary>
internal sealed class TimerHeap
{
    private readonly List<Entry> heap = [];

    // By the key as one number: a dictionary that the runtime has compiled already, for every child needs it at its start.
    private readonly Dictionary<long, Entry> entries = [];

    private sealed class Entry(TimerKey key)
    {
        internal TimerKey Key { get; } = key;

        internal Instant Due { get; set; }

        internal long Order { get; set; }

        internal int Place { get; set; }

        internal bool Before(Entry other) => Due != other.Due ? Due < other.Due : Order < other.Order;
    }

    /// <summary>How many timers have been armed.</summary>
    internal long Armed { get; private set; }

    /// <summary>When the earliest expires; <see cref="Instant.MaxValue"/> if none is pending.</summary>
    internal Instant Next => heap.Count == 0 ? Instant.MaxValue : heap[0].Due;

    /// <summary>Arms a timer; a pending one of that key is replaced.</summary>
    internal void Arm(TimerKey key, Instant due)
    {
        if (!entries.TryGetValue(Number(key), out var entry))
        {
            entry = new Entry(key) { Place = heap.Count };
            entries.Add(Number(key), entry);
            heap.Add(entry);
        }

        entry.Due = due;
        entry.Order = Armed++;
        Settle(entry, entry.Place);
    }

    /// <summary>Forgets a timer; does nothing if it is not pending.</summary>
    internal void Disarm(TimerKey key)
    {
        if (entries.TryGetValue(Number(key), out var entry))
        {
            Remove(entry);
        }
    }

    /// <summary>Takes the earliest timer if it has expired and was armed when <see cref="Armed"/> was still below
    /// <paramref name="armedBefore"/>.</summary>
    internal bool TryTake(Instant now, long armedBefore, out TimerKey key)
    {
        if (heap.Count == 0 || heap[0].Due > now || heap[0].Order >= armedBefore)
        {
            key = default;
            return false;
        }

        key = heap[0].Key;
        Remove(heap[0]);
        return true;
    }

    private static long Number(TimerKey key) => ((long)key.Kind << 32) | (uint)key.Number;

    private void Remove(Entry entry)
    {
        entries.Remove(Number(entry.Key));
        var last = heap[^1];
        heap.RemoveAt(heap.Count - 1);
        if (!ReferenceEquals(entry, last))
        {
            Settle(last, entry.Place);
        }
    }

    /// <summary>Puts the entry where it belongs on the path through <paramref name="place"/>, whose own entry is overwritten.</summary>
    private void Settle(Entry entry, int place)
    {
        while (place > 0 && entry.Before(heap[(place - 1) / 2]))
        {
            Put(heap[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }

        for (var child = EarlierChild(place); child > 0 && heap[child].Before(entry); child = EarlierChild(place))
        {
            Put(heap[child], place);
            place = child;
        }

        Put(entry, place);
    }

    private int EarlierChild(int place)
    {
        var left = (2 * place) + 1;
        if (left >= heap.Count)
        {
            return -1;
        }

        return left + 1 < heap.Count && heap[left + 1].Before(heap[left]) ? left + 1 : left;
    }

    private void Put(Entry entry, int place)
    {
        heap[place] = entry;
        entry.Place = place;
    }
}
