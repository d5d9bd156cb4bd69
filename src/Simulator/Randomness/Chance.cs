using System.Globalization;

namespace Distribution.Simulator;

/// <summary>A probability as a 64-bit threshold: an event happens where a random word is below it. Exact to 2^-53 and free of floating
/// point where it is decided.</summary>
public readonly struct Chance
{
    private readonly ulong threshold;
    private readonly bool certain;

    private Chance(ulong threshold, bool certain)
    {
        this.threshold = threshold;
        this.certain = certain;
    }

    /// <summary>Never.</summary>
    public static Chance Never => default;

    /// <summary>Whether it can happen at all.</summary>
    public bool IsPossible => certain || threshold != 0;

    /// <summary>A chance of this probability.</summary>
    /// <param name="probability">0 .. 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not in 0 .. 1.</exception>
    public static Chance Of(double probability)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is a number from 0 to 1.");
        }

        return probability == 1 ? new Chance(0, certain: true) : new Chance((ulong)(probability * 18446744073709551616.0), certain: false);
    }

    /// <summary>Whether it happens for this random word.</summary>
    public bool Happens(ulong word) => word < threshold || certain;

    /// <inheritdoc/>
    public override string ToString() => (certain ? 1 : threshold / 18446744073709551616.0).ToString(CultureInfo.InvariantCulture);
}
