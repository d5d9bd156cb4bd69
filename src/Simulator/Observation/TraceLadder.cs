namespace Distribution.Simulator;

/// <summary>Hashes of a run on the way: of every event while there are few, then of every second, fourth and so on. Two runs that part
/// can be compared rung by rung to find where.</summary>
public sealed class TraceLadder
{
    /// <summary>The most rungs: runs of so many events are known event by event.</summary>
    public const int RungsMax = 16_384;

    private readonly List<uint> rungs = [];

    /// <summary>A ladder without rungs.</summary>
    public TraceLadder()
    {
    }

    /// <summary>A ladder that was written down.</summary>
    public TraceLadder(long stride, IEnumerable<uint> rungs)
    {
        Stride = stride;
        this.rungs = [.. rungs];
    }

    /// <summary>How many events apart the rungs are.</summary>
    public long Stride { get; private set; } = 1;

    /// <summary>The low 32 bits of the hashes after event 1, 1 + stride, 1 + 2 strides, ...: once two runs have parted, the hashes of all
    /// later events differ, each but for one chance in 2^32.</summary>
    public IReadOnlyList<uint> Rungs => rungs;

    /// <summary>Adds the hash after an event; every event in turn, from 1 on.</summary>
    public void Add(long number, ulong hash)
    {
        if ((number - 1) % Stride != 0)
        {
            return;
        }

        if (rungs.Count == RungsMax)
        {
            for (var rung = 0; rung < RungsMax / 2; rung++)
            {
                rungs[rung] = rungs[2 * rung];
            }

            rungs.RemoveRange(RungsMax / 2, RungsMax / 2);
            Stride *= 2;
            if ((number - 1) % Stride != 0)
            {
                return;
            }
        }

        rungs.Add(unchecked((uint)hash));
    }

    /// <summary>Where two ladders of one stride part: between the event of the last rung that is equal and that of the first that is
    /// not.</summary>
    /// <returns>The numbers of those events; null: the shorter ladder is the beginning of the longer.</returns>
    public (long LastEqual, long FirstDifferent)? Parting(TraceLadder other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (fine, coarse) = Stride <= other.Stride ? (this, other) : (other, this);
        var factor = (int)(coarse.Stride / fine.Stride);
        for (var rung = 0; rung < coarse.rungs.Count && rung * factor < fine.rungs.Count; rung++)
        {
            if (coarse.rungs[rung] != fine.rungs[rung * factor])
            {
                return (rung == 0 ? 0 : 1 + ((rung - 1) * coarse.Stride), 1 + (rung * coarse.Stride));
            }
        }

        return null;
    }
}
