namespace Distribution.Protocol;

/// <summary>
/// Which rumors a node has seen. The first is kept in place, so that a run with one rumor costs a node 16 bytes and no allocation; with
/// more each origin gets a <see cref="ReplayWindow"/>. What has left its origin's window counts as seen, and so does what an origin began
/// before the latest rumor seen of it once it has been idle for <see cref="IdleMax"/>: nothing forgotten can spread again.
/// </summary>
public struct RumorMemory : IFingerprint, ICopyable<RumorMemory>
{
    /// <summary>Origins that a full node remembers at all: those active, and of the idle ones the latest.</summary>
    internal const int OriginsMax = 16_384;

    // The first rumor, its origin plus 1; 0: none yet, or moved into its window.
    private int firstOrigin;
    private uint firstCounter;
    private ReplayWindow[]? windows;

    /// <summary>The longest that a rumor may live: of a longer time left that one carries, its receiver takes this much.</summary>
    internal static Duration LifeMax => Duration.FromSeconds(300);

    /// <summary>An origin of which nothing new was seen for so long is idle. Well above <see cref="LifeMax"/>: what it began before the
    /// latest seen is past its life then.</summary>
    internal static Duration IdleMax => Duration.FromSeconds(600);

    /// <summary>Of how many origins something was seen.</summary>
    internal readonly int Origins => windows?.Length ?? (firstOrigin > 0 ? 1 : 0);

    /// <inheritdoc/>
    public readonly ulong Fingerprint
    {
        get
        {
            var hash = StableHash.Add(StableHash.Add(StableHash.Seed, (ulong)(long)firstOrigin), firstCounter);
            foreach (var window in windows ?? [])
            {
                hash = StableHash.Add(hash, window.Fingerprint);
            }

            return StableHash.Mix(hash);
        }
    }

    /// <inheritdoc/>
    public readonly RumorMemory Copy()
    {
        var copy = this;
        copy.windows = windows is null ? null : Array.ConvertAll(windows, window => window.Copy());
        return copy;
    }

    /// <summary>As <c>has seen rumors 0 to 4, 7 of origin 0</c>: what counts as seen, by origin.</summary>
    public override readonly string ToString() => windows is not null ? $"has seen {string.Join<ReplayWindow>(", ", windows)}"
        : firstOrigin > 0 ? $"has seen {new RumorId(new OriginId(firstOrigin - 1), firstCounter)}"
        : "has seen nothing";

    /// <summary>Remembers the rumor; false if it was seen before or is too old to tell. Logarithmic in the number of origins.</summary>
    public bool Add(RumorId rumor, Instant now)
    {
        if (windows is not null)
        {
            return WindowOf(rumor.Origin).Add(rumor.Counter, now);
        }

        if (firstOrigin == 0)
        {
            firstOrigin = rumor.Origin.Value + 1;
            firstCounter = rumor.Counter;
            return true;
        }

        if (firstOrigin == rumor.Origin.Value + 1 && firstCounter == rumor.Counter)
        {
            return false;
        }

        Windows(now);
        return WindowOf(rumor.Origin).Add(rumor.Counter, now);
    }

    /// <summary>The windows, by the number of their origins. Makes one for the rumor that was kept in place.</summary>
    internal ReadOnlySpan<ReplayWindow> Windows(Instant now)
    {
        if (windows is null && firstOrigin > 0)
        {
            windows = [new ReplayWindow(new OriginId(firstOrigin - 1))];
            windows[0].Add(firstCounter, now);
            (firstOrigin, firstCounter) = (0, 0);
        }

        return windows;
    }

    /// <summary>The window of an origin; null if nothing was seen of it. Makes one for the rumor that was kept in place.</summary>
    internal ReplayWindow? Find(OriginId origin, Instant now)
    {
        var at = Search(Windows(now), origin);
        return at >= 0 ? windows![at] : null;
    }

    /// <summary>Whether one more rumor of the origin may be remembered: always if the origin is active, else if fewer than
    /// <paramref name="activeMax"/> are. Closes the windows of the idle ones, and forgets the one longest idle where
    /// <see cref="OriginsMax"/> are remembered. Logarithmic for an active origin, else linear.</summary>
    internal bool HasRoomFor(OriginId origin, Instant now, int activeMax)
    {
        if (windows is null)
        {
            return true;
        }

        if (Find(origin, now) is { } known && now - known.LastFresh < IdleMax)
        {
            return true;
        }

        var active = 0;
        foreach (var window in windows)
        {
            if (now - window.LastFresh < IdleMax)
            {
                active++;
            }
            else
            {
                window.Close();
            }
        }

        if (active < activeMax && windows.Length >= Math.Max(OriginsMax, activeMax))
        {
            ForgetLongestIdle();
        }

        return active < activeMax;
    }

    private static int Search(ReadOnlySpan<ReplayWindow> windows, OriginId origin)
    {
        var (low, high) = (0, windows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (windows[middle].Origin == origin)
            {
                return middle;
            }

            (low, high) = windows[middle].Origin.Value < origin.Value ? (middle + 1, high) : (low, middle);
        }

        return ~low;
    }

    private ReplayWindow WindowOf(OriginId origin)
    {
        var at = Search(windows, origin);
        if (at < 0)
        {
            at = ~at;
            windows = [.. windows.AsSpan(0, at), new ReplayWindow(origin), .. windows.AsSpan(at)];
        }

        return windows![at];
    }

    private void ForgetLongestIdle()
    {
        var oldest = 0;
        for (var i = 1; i < windows!.Length; i++)
        {
            oldest = windows[i].LastFresh < windows[oldest].LastFresh ? i : oldest;
        }

        windows = [.. windows.AsSpan(0, oldest), .. windows.AsSpan(oldest + 1)];
    }
}
