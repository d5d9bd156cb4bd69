using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Distribution.Experiments.Statistics;

/// <summary>Quantiles of a sample: one definition everywhere, type 7 of Hyndman and Fan (1996), linear between order statistics.</summary>
public static class Quantile
{
    /// <summary>The definition in words, for the foot of reports.</summary>
    public const string Definition = "Hyndman and Fan type 7";

    /// <summary>The quantile; not-a-number of an empty sample.</summary>
    /// <param name="ascending">The sample in ascending order.</param>
    /// <param name="probability">0..1; 0.5 is the median.</param>
    public static double Of(double[] ascending, double probability) => ascending is []
        ? double.NaN
        : SortedArrayStatistics.QuantileCustom(ascending, probability, QuantileDefinition.R7);

    /// <summary>The interval of the quantile between two order statistics, free of any distribution, and wide enough to hold
    /// <see cref="Of"/>; an end that the sample is too small to give is not-a-number.</summary>
    /// <param name="ascending">The sample in ascending order.</param>
    /// <param name="probability">Above 0 and below 1.</param>
    public static Interval IntervalOf(double[] ascending, double probability)
    {
        // The number of values below the quantile is binomial: the ranks cut off at most 2.5 % on each side.
        const double tail = (1 - Interval.Confidence) / 2;
        var count = ascending.Length;
        if (count == 0)
        {
            return Interval.None;
        }

        var below = RanksWhere(count, rank => Binomial.CDF(probability, count, rank - 1) <= tail);
        var upTo = RanksWhere(count, rank => Binomial.CDF(probability, count, rank - 1) < 1 - tail);

        // Between the two greatest of very few values lies the quantile, and above it, by order statistics, most quantiles.
        var value = Of(ascending, probability);
        return new Interval(
            below > 0 ? Math.Min(ascending[below - 1], value) : double.NaN, upTo < count ? Math.Max(ascending[upTo], value) : double.NaN);
    }

    // How many of the ranks 1, 2, ... hold the condition, which all up to some rank do: by bisection, since samples are large.
    private static int RanksWhere(int count, Func<int, bool> holds)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            (low, high) = holds(middle) ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
