using MathNet.Numerics.Distributions;

namespace Distribution.Experiments.Statistics;

/// <summary>The interval of a proportion by Wilson's score (1927): never outside 0..1, and not empty at 0 and 1.</summary>
public static class WilsonInterval
{
    private static readonly double Z = Normal.InvCDF(0, 1, (1 + Interval.Confidence) / 2);

    /// <summary>The interval of the proportion; none without trials.</summary>
    /// <param name="proportion">Successes / trials, 0..1.</param>
    /// <param name="trials">How many trials; of trials that hang together, as how many they count.</param>
    public static Interval Of(double proportion, double trials)
    {
        if (trials < 1)
        {
            return Interval.None;
        }

        var z2 = Z * Z / trials;
        var centre = (proportion + (z2 / 2)) / (1 + z2);
        var half = Math.Sqrt((proportion * (1 - proportion) * z2) + (z2 * z2 / 4)) / (1 + z2);

        // At 0 and 1 the ends are exact; rounding must not move them.
        return new Interval(proportion == 0 ? 0 : centre - half, proportion == 1 ? 1 : centre + half);
    }
}
