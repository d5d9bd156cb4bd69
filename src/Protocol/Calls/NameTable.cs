namespace Distribution.Protocol;

/// <summary>Few things by name, in ordinal order: a sorted list, found by bisection.</summary>
internal class NameTable<T>
    where T : class
{
    private readonly List<(string Name, T Value)> entries = [];

    /// <summary>How many there are.</summary>
    internal int Count => entries.Count;

    /// <summary>Thing number <paramref name="index"/>, in the order of names.</summary>
    internal T this[int index] => entries[index].Value;

    /// <summary>The thing of that name; null if there is none.</summary>
    internal T? Find(string name)
    {
        var at = Search(name);
        return at >= 0 ? entries[at].Value : null;
    }

    /// <summary>Adds it, or puts it in the place of the one of that name.</summary>
    internal void Put(string name, T value)
    {
        var at = Search(name);
        if (at >= 0)
        {
            entries[at] = (name, value);
        }
        else
        {
            entries.Insert(~at, (name, value));
        }
    }

    /// <summary>Takes it out; null if there is none.</summary>
    internal T? Remove(string name)
    {
        var at = Search(name);
        if (at < 0)
        {
            return null;
        }

        var value = entries[at].Value;
        entries.RemoveAt(at);
        return value;
    }

    private int Search(string name)
    {
        var (low, high) = (0, entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(entries[middle].Name, name);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return ~low;
    }
}
