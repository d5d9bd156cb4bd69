namespace Distribution.Experiments.Statistics;

/// <summary>How far two means of independent samples are apart.</summary>
/// <param name="Difference">The first mean less the second; not-a-number where there is one of them only.</param>
/// <param name="Interval">The 95 % interval of the difference; none where one of the means has none.</param>
public readonly record struct Gap(double Difference, Interval Interval)
{
    /// <summary>The gap between two means with their own intervals, by Zou and Donner 2008 (for proportions this is method 10 of Newcombe
    /// 1998): each end of the difference is as far off as the two ends that make it extreme, as if they were legs of a right
    /// triangle.</summary>
    public static Gap Between((double Mean, Interval Interval) first, (double Mean, Interval Interval) second)
    {
        var difference = first.Mean - second.Mean;
        var below = double.Hypot(first.Mean - first.Interval.Low, second.Interval.High - second.Mean);
        var above = double.Hypot(first.Interval.High - first.Mean, second.Mean - second.Interval.Low);
        return new Gap(difference, new Interval(difference - below, difference + above));
    }
}
