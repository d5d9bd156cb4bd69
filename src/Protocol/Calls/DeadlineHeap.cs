namespace Distribution.Protocol;

/// <summary>
/// Deadlines of pending calls, earliest first, equal ones in the order they were added. Answered calls leave their entry behind; the
/// owner removes those in bulk. A binary heap, for calls of one time-out come in order and then stay where they were appended.
/// </summary>
internal sealed class DeadlineHeap
{
    private Entry[] entries = new Entry[4];
    private ulong added;

    /// <summary>How many entries there are, stale ones included.</summary>
    internal int Count { get; private set; }

    /// <summary>The earliest entry.</summary>
    internal Entry First => entries[0];

    /// <summary>Adds a deadline.</summary>
    internal void Add(Instant deadline, ulong call)
    {
        if (Count == entries.Length)
        {
            Array.Resize(ref entries, Count * 2);
        }

        Up(Count++, new Entry(deadline, added++, call));
    }

    /// <summary>Removes the earliest entry.</summary>
    internal void RemoveFirst()
    {
        var last = entries[--Count];
        if (Count > 0)
        {
            Down(0, last);
        }
    }

    /// <summary>Removes all entries.</summary>
    internal void Clear() => Count = 0;

    /// <summary>Keeps only entries whose call is still pending.</summary>
    internal void Compact(PendingCalls calls)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (calls.IsPending(entries[i].Call))
            {
                entries[kept++] = entries[i];
            }
        }

        Count = kept;
        for (var i = (Count / 2) - 1; i >= 0; i--)
        {
            Down(i, entries[i]);
        }
    }

    private void Up(int at, in Entry entry)
    {
        while (at > 0 && entry.IsBefore(entries[(at - 1) / 2]))
        {
            entries[at] = entries[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        entries[at] = entry;
    }

    // By value: the entry's own place is overwritten on the way.
    private void Down(int at, Entry entry)
    {
        for (var child = (2 * at) + 1; child < Count; child = (2 * at) + 1)
        {
            if (child + 1 < Count && entries[child + 1].IsBefore(entries[child]))
            {
                child++;
            }

            if (!entries[child].IsBefore(entry))
            {
                break;
            }

            entries[at] = entries[child];
            at = child;
        }

        entries[at] = entry;
    }

    /// <summary>A deadline.</summary>
    /// <param name="Deadline">When.</param>
    /// <param name="Order">How many were added before.</param>
    /// <param name="Call">Of which pending call.</param>
    internal readonly record struct Entry(Instant Deadline, ulong Order, ulong Call)
    {
        internal bool IsBefore(in Entry other) => Deadline < other.Deadline || (Deadline == other.Deadline && Order < other.Order);
    }
}
