namespace Distribution.Experiments.Statistics;

/// <summary>How far two means are apart whose samples belong together one by one, as runs of one seed do (common random numbers: Law,
/// Kelton 1991, "Simulation Modeling and Analysis", section 11.2).</summary>
/// <param name="Difference">The mean of the differences, first less second; not-a-number without a pair.</param>
/// <param name="Interval">The 95 % interval of that mean by Student's distribution over the differences; none for fewer than two pairs,
/// and where all differences are equal, which says nothing about how far another one could be off.</param>
/// <param name="Unpaired">What the interval would be if the samples were independent: the <see cref="Gap"/> of the two means.</param>
/// <param name="Count">How many pairs.</param>
public readonly record struct PairedGap(double Difference, Interval Interval, Interval Unpaired, int Count)
{
    // Differences that are equal but for rounding.
    private const double Rounding = 1e-12;

    /// <summary>Compares two samples position by position, as far as both go; a pair in which one is not finite is left out.</summary>
    public static PairedGap Between(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        (double First, double Second)[] pairs =
            [.. first.Zip(second).Where(pair => double.IsFinite(pair.First) && double.IsFinite(pair.Second))];
        var differences = Summary.Of(pairs.Select(pair => pair.First - pair.Second), MeasureKind.Mean);
        var size = pairs.Sum(pair => Math.Abs(pair.First) + Math.Abs(pair.Second));
        var unpaired = Gap.Between(Mean(pairs.Select(pair => pair.First)), Mean(pairs.Select(pair => pair.Second)));
        return new PairedGap(
            differences.Mean,
            differences.Sd > Rounding * size ? differences.Interval : Interval.None,
            unpaired.Interval,
            differences.Count);
    }

    private static (double Mean, Interval Interval) Mean(IEnumerable<double> values)
    {
        var summary = Summary.Of(values, MeasureKind.Mean);
        return (summary.Mean, summary.Interval);
    }
}
