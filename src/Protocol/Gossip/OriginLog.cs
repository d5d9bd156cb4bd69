namespace Distribution.Protocol;

/// <summary>The logged rumors of one origin, by counter. Adding the highest and taking the lowest away cost constant time,
/// amortised.</summary>
internal sealed class OriginLog(OriginId origin)
{
    // Between start and end; what has been evicted stays in its place until it is the lowest.
    private LoggedRumor[] rumors = new LoggedRumor[4];
    private int start;
    private int end;

    internal OriginId Origin { get; } = origin;

    internal bool IsEmpty => start == end;

    internal void Insert(LoggedRumor rumor)
    {
        if (end == rumors.Length)
        {
            MakeRoom();
        }

        var at = Search(rumor.Id.Counter);
        Array.Copy(rumors, at, rumors, at + 1, end - at);
        rumors[at] = rumor;
        end++;
    }

    /// <summary>Lets go of the lowest ones that have been evicted.</summary>
    internal void Trim()
    {
        while (start < end && rumors[start].Content is null)
        {
            rumors[start++] = null!;
        }
    }

    /// <summary>The logged rumors from a counter on, by counter; evicted and expired ones may be among them.</summary>
    internal ReadOnlySpan<LoggedRumor> From(uint counter)
    {
        var at = Search(counter);
        return rumors.AsSpan(at, end - at);
    }

    /// <summary>The lowest counter that can still be given; <see cref="OriginDigest.NothingKept"/> if there is none.</summary>
    internal uint Lowest(Instant now)
    {
        foreach (var rumor in From(0))
        {
            if (rumor.IsThere(now))
            {
                return rumor.Id.Counter;
            }
        }

        return OriginDigest.NothingKept;
    }

    // The place of the first rumor whose counter is not below.
    private int Search(uint counter)
    {
        var (low, high) = (start, end);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = rumors[middle].Id.Counter < counter ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void MakeRoom()
    {
        var count = end - start;
        var target = count > rumors.Length / 2 ? new LoggedRumor[rumors.Length * 2] : rumors;
        Array.Copy(rumors, start, target, 0, count);
        Array.Clear(target, count, target.Length - count);
        (rumors, start, end) = (target, 0, count);
    }
}
