namespace Distribution.Protocol;

/// <summary>Entries by key, in the ordinal order of keys, with a checksum that is kept as they change. Looking up is logarithmic, adding a
/// key linear. One thread at a time.</summary>
public sealed class VersionedMap
{
    private readonly List<MapEntry> entries = [];

    /// <summary>All entries, in the ordinal order of their keys. Valid until the next change.</summary>
    public IReadOnlyList<MapEntry> Entries => entries;

    /// <summary>The same for equal contents in whatever order they came; 0 for an empty map.</summary>
    public ulong Checksum { get; private set; }

    /// <summary>The entry of a key; null: there is none.</summary>
    public MapEntry? Find(string key)
    {
        var at = Search(key);
        return at >= 0 ? entries[at] : null;
    }

    /// <summary>Takes an entry in, if it is later than what the key holds.</summary>
    /// <returns>Whether the map changed.</returns>
    public bool Merge(MapEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var at = Search(entry.Key);
        if (at < 0)
        {
            entries.Insert(~at, entry);
            Checksum = unchecked(Checksum + entry.Hash);
            return true;
        }

        var held = entries[at];
        if (MapEntry.Later(held, entry) == held)
        {
            return false;
        }

        entries[at] = entry;
        Checksum = unchecked(Checksum - held.Hash + entry.Hash);
        return true;
    }

    /// <summary>Takes in all entries of another map.</summary>
    public void Merge(VersionedMap other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var entry in other.entries)
        {
            Merge(entry);
        }
    }

    /// <summary>The checksum that the map would have with these entries merged into it.</summary>
    /// <param name="others">One entry a key.</param>
    public ulong ChecksumWith(IReadOnlyList<MapEntry> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var sum = Checksum;
        foreach (var entry in others)
        {
            var held = Find(entry.Key);
            if (held is null)
            {
                sum = unchecked(sum + entry.Hash);
            }
            else if (MapEntry.Later(held, entry) != held)
            {
                sum = unchecked(sum - held.Hash + entry.Hash);
            }
        }

        return sum;
    }

    /// <summary>Forgets a key.</summary>
    internal void Remove(string key)
    {
        var at = Search(key);
        if (at >= 0)
        {
            Checksum = unchecked(Checksum - entries[at].Hash);
            entries.RemoveAt(at);
        }
    }

    internal void Clear()
    {
        entries.Clear();
        Checksum = 0;
    }

    private int Search(string key)
    {
        var (low, high) = (0, entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(entries[middle].Key, key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return ~low;
    }
}
