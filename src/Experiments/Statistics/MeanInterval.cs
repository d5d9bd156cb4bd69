using MathNet.Numerics.Distributions;

namespace Distribution.Experiments.Statistics;

/// <summary>
/// The interval of a mean: Student's, and farther on the side on which values lie far off or rare events are. If the mean were farther off
/// there would be more such events and with them more variance: by their size for each unit of the mean, as the variance of an
/// exponential family changes by its third moment / its variance (Morris 1982, "Natural Exponential Families with Quadratic Variance
/// Functions", section 2). So an end at distance d solves count d^2 = t^2 sd^2 + z^2 size d. Without skewness this is Student's
/// interval, and where nothing was seen of events that may be Wilson's score (1927) of rare ones. By Johnson 1978, "Modified t Tests and
/// Confidence Intervals for Asymmetrical Populations", both ends lie farther to that side, by (1 + 2 t^2) / 6 of size / count. Here the
/// farther end lies z^2 / 2 of it farther at least, and the other stays: that all rare events of a sample have one sign does not say that
/// all are so.
/// </summary>
internal static class MeanInterval
{
    /// <summary>What it is, for the foot of reports.</summary>
    internal const string Definition = "by Student's t, and farther on the side of a long tail or of rare events";

    private const double Upper = (1 + Interval.Confidence) / 2;

    private static readonly double Z = Normal.InvCDF(0, 1, Upper);

    // By the number of values; 0: not asked for yet. Computing one takes much longer than all else.
    private static readonly double[] Quantiles = new double[10_000];

    /// <summary>The interval of the mean; none for fewer than two values.</summary>
    /// <param name="values">The sample.</param>
    /// <param name="rare">Events that it may lack; the default: none that are known of.</param>
    internal static Interval Of(Moments values, RareEvents rare = default)
    {
        if (values.Count < 2)
        {
            return Interval.None;
        }

        var student = QuantileOf(values.Count) * values.Deviation / Math.Sqrt(values.Count);
        return new Interval(
            values.Mean - Distance(Math.Max(rare.Below, -values.EventSize)),
            values.Mean + Distance(Math.Max(rare.Above, values.EventSize)));

        double Distance(double size)
        {
            var half = Z * Z * Math.Max(0, size) / (2 * values.Count);
            return half + double.Hypot(half, student);
        }
    }

    private static double QuantileOf(int count)
    {
        if (count >= Quantiles.Length)
        {
            return Computed();
        }

        ref var known = ref Quantiles[count];
        return known > 0 ? known : known = Computed();

        double Computed() => StudentT.InvCDF(0, 1, count - 1, Upper);
    }
}
