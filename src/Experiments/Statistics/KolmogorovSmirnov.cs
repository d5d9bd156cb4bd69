namespace Distribution.Experiments.Statistics;

/// <summary>How far two samples are apart, and how likely samples of one distribution are so (Smirnov 1939).</summary>
/// <param name="Distance">The largest gap between the two empirical distribution functions, 0..1; not-a-number if a sample is
/// empty.</param>
/// <param name="Chance">How likely two samples of one distribution are at least so far apart; asymptotic, with the correction of Stephens
/// 1970, too high where values are equal. Not-a-number if a sample is empty.</param>
public readonly record struct KolmogorovSmirnov(double Distance, double Chance)
{
    /// <summary>Compares two samples.</summary>
    /// <param name="first">The first in ascending order.</param>
    /// <param name="second">The second in ascending order.</param>
    public static KolmogorovSmirnov Between(double[] first, double[] second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Length == 0 || second.Length == 0)
        {
            return new KolmogorovSmirnov(double.NaN, double.NaN);
        }

        var (i, j, distance) = (0, 0, 0.0);
        while (i < first.Length && j < second.Length)
        {
            // Both functions step at a value before they are compared there.
            var at = Math.Min(first[i], second[j]);
            i = After(first, i, at);
            j = After(second, j, at);
            distance = Math.Max(distance, Math.Abs(((double)i / first.Length) - ((double)j / second.Length)));
        }

        var size = Math.Sqrt((double)first.Length * second.Length / (first.Length + second.Length));
        return new KolmogorovSmirnov(distance, Exceeded((size + 0.12 + (0.11 / size)) * distance));
    }

    private static int After(double[] ascending, int index, double value)
    {
        while (index < ascending.Length && ascending[index] <= value)
        {
            index++;
        }

        return index;
    }

    /// <summary>The upper tail of Kolmogorov's distribution.</summary>
    private static double Exceeded(double value)
    {
        // Below, it is 1 to ten digits, and the series converges slowly.
        const double NearlyCertain = 0.2;
        if (value < NearlyCertain)
        {
            return 1;
        }

        var (sum, sign, term) = (0.0, 2.0, 1.0);
        for (var k = 1; term > 1e-12; k++)
        {
            term = Math.Exp(-2.0 * k * k * value * value);
            sum += sign * term;
            sign = -sign;
        }

        return Math.Clamp(sum, 0, 1);
    }
}
