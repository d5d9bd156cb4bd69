namespace Distribution.Experiments.Statistics;

/// <summary>How many times one positive quantity is another.</summary>
/// <param name="Value">The first by the second; not-a-number where there is one of them only.</param>
/// <param name="Interval">Its 95 % interval; none where one of the two has none.</param>
public readonly record struct Ratio(double Value, Interval Interval)
{
    /// <summary>The ratio of two estimates of independent samples with their own intervals: the <see cref="Gap"/> of their logarithms, so
    /// that the ratio the other way round has the reciprocal interval.</summary>
    /// <param name="first">Above 0, as are all ends.</param>
    /// <param name="second">Above 0, as are all ends.</param>
    public static Ratio Between((double Value, Interval Interval) first, (double Value, Interval Interval) second)
    {
        var gap = Gap.Between(Logarithm(first), Logarithm(second));
        return new Ratio(
            Math.Exp(gap.Difference), new Interval(Math.Exp(gap.Interval.Low), Math.Exp(gap.Interval.High)));
    }

    /// <summary>Whether the two differ by no more than this part, the larger measured by the smaller: 0.25 allows 0.8 to 1.25.</summary>
    public bool IsWithin(double part) => Math.Abs(Math.Log(Value)) <= Math.Log(1 + part);

    private static (double, Interval) Logarithm((double Value, Interval Interval) estimate) =>
        (Math.Log(estimate.Value), new Interval(Math.Log(estimate.Interval.Low), Math.Log(estimate.Interval.High)));
}
