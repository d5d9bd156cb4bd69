namespace Distribution.Protocol;

/// <summary>
/// The rumors of a group that a node keeps to give them to members that were missed: until their life ends, at most
/// <see cref="AgeMax"/>, and bounded in number and bytes; the ones kept longest go first.
/// </summary>
/// <param name="countMax">At most so many rumors.</param>
/// <param name="bytesMax">At most so many bytes of arguments and names.</param>
internal sealed class RumorLog(int countMax = RumorLog.CountMax, long bytesMax = RumorLog.BytesMax)
{
    /// <summary>The default bound in rumors.</summary>
    internal const int CountMax = 65_536;

    /// <summary>The default bound in bytes.</summary>
    internal const long BytesMax = 64 * 1024 * 1024;

    private readonly List<OriginLog> origins = [];
    private readonly Queue<LoggedRumor> byAge = new();

    /// <summary>How long a rumor is kept, and how long one may be repaired at all: who gives it says how much of its life is
    /// left.</summary>
    internal static Duration AgeMax => Duration.FromSeconds(60);

    /// <summary>How many rumors are kept.</summary>
    internal int Count => byAge.Count;

    /// <summary>Their arguments and names.</summary>
    internal long Bytes { get; private set; }

    /// <summary>The logs of the origins, by the number of the origin.</summary>
    internal IReadOnlyList<OriginLog> Origins => origins;

    /// <summary>Keeps a rumor that is not kept yet.</summary>
    /// <param name="rumor">The rumor, with its content.</param>
    /// <param name="now">The present.</param>
    /// <param name="timeLeft">How long its life still is; no more than <see cref="AgeMax"/> of it counts.</param>
    /// <returns>When its life ends.</returns>
    internal Instant Add(in Rumor rumor, Instant now, Duration timeLeft)
    {
        var logged = new LoggedRumor(rumor, now + (timeLeft < AgeMax ? timeLeft : AgeMax));
        var at = Search(rumor.Id.Origin);
        if (at < 0)
        {
            at = ~at;
            origins.Insert(at, new OriginLog(rumor.Id.Origin));
        }

        origins[at].Insert(logged);
        byAge.Enqueue(logged);
        Bytes += logged.Size;
        Evict(now);
        return logged.Expires;
    }

    /// <summary>Lets go of what is too old or too much.</summary>
    internal void Evict(Instant now)
    {
        while (byAge.TryPeek(out var oldest) && (byAge.Count > countMax || Bytes > bytesMax || !oldest.IsThere(now)))
        {
            byAge.Dequeue();
            Bytes -= oldest.Size;
            oldest.Evict();
            var at = Search(oldest.Id.Origin);
            origins[at].Trim();
            if (origins[at].IsEmpty)
            {
                origins.RemoveAt(at);
            }
        }
    }

    /// <summary>The log of an origin; null if there is none.</summary>
    internal OriginLog? Find(OriginId origin)
    {
        var at = Search(origin);
        return at >= 0 ? origins[at] : null;
    }

    private int Search(OriginId origin)
    {
        var (low, high) = (0, origins.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (origins[middle].Origin == origin)
            {
                return middle;
            }

            (low, high) = origins[middle].Origin.Value < origin.Value ? (middle + 1, high) : (low, middle);
        }

        return ~low;
    }
}
