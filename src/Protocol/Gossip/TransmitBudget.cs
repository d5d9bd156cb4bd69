using System.Numerics;

namespace Distribution.Protocol;

/// <summary>
/// What a node of <see cref="TimedPush{TEnvironment}"/> remembers: the rumors that it knows, and how often it will still send each. The
/// counts are kept as bit planes, one bit of every rumor's count in each, so that all of them are decremented together in a few
/// instructions. 56 bytes.
/// </summary>
public struct TransmitBudget
{
    /// <summary>The largest count of transmissions left.</summary>
    public const int TransmitsMax = 63;

    private ulong known;
    private ulong plane0;
    private ulong plane1;
    private ulong plane2;
    private ulong plane3;
    private ulong plane4;
    private ulong plane5;

    /// <summary>The rumors that this node knows, a bit each.</summary>
    public readonly ulong Known => known;

    /// <summary>The rumors that it still sends, a bit each.</summary>
    public readonly ulong Active => plane0 | plane1 | plane2 | plane3 | plane4 | plane5;

    /// <summary>As <c>knows rumors 0 to 4, still sends rumor 3</c>.</summary>
    public override readonly string ToString() => known == 0 ? "knows nothing"
        : $"knows {new RumorBatch(known)}, {(Active == 0 ? "sends nothing any more" : $"still sends {new RumorBatch(Active)}")}";

    /// <summary>Learns those of <paramref name="rumors"/> that are new, each to be sent <paramref name="transmits"/> times.</summary>
    /// <param name="rumors">A bit each.</param>
    /// <param name="transmits">0 .. <see cref="TransmitsMax"/>.</param>
    /// <returns>The new ones, a bit each.</returns>
    public ulong Learn(ulong rumors, int transmits)
    {
        var fresh = rumors & ~known;
        if (fresh != 0)
        {
            known |= fresh;
            plane0 |= (transmits & 1) != 0 ? fresh : 0;
            plane1 |= (transmits & 2) != 0 ? fresh : 0;
            plane2 |= (transmits & 4) != 0 ? fresh : 0;
            plane3 |= (transmits & 8) != 0 ? fresh : 0;
            plane4 |= (transmits & 16) != 0 ? fresh : 0;
            plane5 |= (transmits & 32) != 0 ? fresh : 0;
        }

        return fresh;
    }

    /// <summary>Takes one transmission from every active rumor.</summary>
    /// <returns>How many rumors have none left now and had one before.</returns>
    public int Spend()
    {
        // Subtracts 1 from every active count at once: the borrow runs up the planes, rumor by rumor.
        var before = Active;
        var borrow = before;
        borrow = Borrow(ref plane0, borrow);
        borrow = Borrow(ref plane1, borrow);
        borrow = Borrow(ref plane2, borrow);
        borrow = Borrow(ref plane3, borrow);
        borrow = Borrow(ref plane4, borrow);
        Borrow(ref plane5, borrow);
        return BitOperations.PopCount(before & ~Active);
    }

    private static ulong Borrow(ref ulong plane, ulong borrow)
    {
        plane ^= borrow;
        return borrow & plane;
    }
}
