namespace Distribution.Protocol;

/// <summary>
/// Which rumors a node has seen. The first is kept in place, so that a run with one rumor costs a node 16 bytes and no allocation; more
/// go to a <see cref="ReplayWindow"/> for each origin. What has left its origin's window counts as seen, so that nothing forgotten can
/// spread again.
/// </summary>
public struct RumorMemory
{
    // The first rumor, its origin plus 1; 0: none yet.
    private int firstOrigin;
    private uint firstCounter;
    private ReplayWindow[]? windows;

    /// <summary>Remembers the rumor; false if it was seen before or is too old to tell. Logarithmic in the number of origins.</summary>
    public bool Add(RumorId rumor)
    {
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

        return WindowOf(rumor.Origin).Add(rumor.Counter);
    }

    private ReplayWindow WindowOf(OriginId origin)
    {
        windows ??= [];
        var (low, high) = (0, windows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (windows[middle].Origin.Value < origin.Value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low == windows.Length || windows[low].Origin != origin)
        {
            windows = [.. windows.AsSpan(0, low), new ReplayWindow(origin), .. windows.AsSpan(low)];
        }

        return windows[low];
    }
}
