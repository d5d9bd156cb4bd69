using MathNet.Numerics.Distributions;

namespace Distribution.Experiments.Statistics;

/// <summary>The interval of a proportion of which each of some runs gives one trial or a few: Wilson's score. The trials of one run need
/// not be independent, so they count as many as the runs' differences say (the effective sample size of Korn and Graubard
/// 1998).</summary>
public static class ProportionInterval
{
    /// <summary>The interval of the proportion; none without runs.</summary>
    /// <param name="mean">The mean of the runs' proportions, 0..1.</param>
    /// <param name="deviation">Their standard deviation (divisor count - 1).</param>
    /// <param name="count">How many runs; as many trials at least.</param>
    /// <param name="trials">Runs x messages: as many at most. 0: not known, which leaves one a run.</param>
    public static Interval Of(double mean, double deviation, int count, long trials)
    {
        // Where all trials of all runs end alike nothing says how far those of one run hang together.
        if (count < 2 || trials <= count || mean is <= 0 or >= 1)
        {
            return WilsonInterval.Of(mean, count);
        }

        // That the deviation is an estimate too widens the interval as Student's t does.
        var quantile = (1 + Interval.Confidence) / 2;
        var known = Normal.InvCDF(0, 1, quantile) / StudentT.InvCDF(0, 1, count - 1, quantile);
        var effective = mean * (1 - mean) * count / (deviation * deviation) * known * known;
        return WilsonInterval.Of(mean, Math.Clamp(effective, count, trials));
    }
}
