using MathNet.Numerics.Distributions;

namespace Distribution.Experiments.Statistics;

/// <summary>The interval of a mean by Student's distribution with count - 1 degrees of freedom.</summary>
public static class StudentInterval
{
    /// <summary>The interval of the mean; none for fewer than two values.</summary>
    /// <param name="mean">The sample's mean.</param>
    /// <param name="deviation">The sample's standard deviation (divisor count - 1).</param>
    /// <param name="count">How many values.</param>
    public static Interval Of(double mean, double deviation, int count)
    {
        if (count < 2)
        {
            return Interval.None;
        }

        var t = StudentT.InvCDF(0, 1, count - 1, (1 + Interval.Confidence) / 2);
        var half = t * deviation / Math.Sqrt(count);
        return new Interval(mean - half, mean + half);
    }
}
