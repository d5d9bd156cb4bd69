using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>
/// Pending timers, earliest first and in the order of arming at equal times: a binary heap that knows where each key is, so that arming a
/// key again moves its one entry. Logarithmic in the number of pending timers.
/// </summary>
internal sealed class TimerHeap
{
    private readonly List<Entry> heap = [];
    private readonly Dictionary<TimerKey, int> places = [];
    private long armed;

    private readonly record struct Entry(TimerKey Key, Instant Due, long Order)
    {
        internal bool Before(in Entry other) => Due != other.Due ? Due < other.Due : Order < other.Order;
    }

    /// <summary>When the earliest expires; <see cref="Instant.MaxValue"/> if none is pending.</summary>
    internal Instant Next => heap.Count == 0 ? Instant.MaxValue : heap[0].Due;

    /// <summary>Arms a timer; a pending one of that key is replaced.</summary>
    internal void Arm(TimerKey key, Instant due)
    {
        var entry = new Entry(key, due, armed++);
        if (!places.TryGetValue(key, out var place))
        {
            place = heap.Count;
            heap.Add(entry);
        }

        Settle(entry, place);
    }

    /// <summary>Forgets a timer; does nothing if it is not pending.</summary>
    internal void Disarm(TimerKey key)
    {
        if (places.TryGetValue(key, out var place))
        {
            RemoveAt(place);
        }
    }

    /// <summary>Takes the earliest timer if it has expired.</summary>
    internal bool TryTake(Instant now, out TimerKey key)
    {
        if (Next > now || heap.Count == 0)
        {
            key = default;
            return false;
        }

        key = heap[0].Key;
        RemoveAt(0);
        return true;
    }

    private void RemoveAt(int place)
    {
        places.Remove(heap[place].Key);
        var last = heap[^1];
        heap.RemoveAt(heap.Count - 1);
        if (place < heap.Count)
        {
            Settle(last, place);
        }
    }

    /// <summary>Puts the entry where it belongs on the path through <paramref name="place"/>, whose own entry is overwritten.</summary>
    private void Settle(in Entry entry, int place)
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

    private void Put(in Entry entry, int place)
    {
        heap[place] = entry;
        places[entry.Key] = place;
    }
}
