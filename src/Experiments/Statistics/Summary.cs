
namespace Distribution.Experiments.Statistics;

/// <summary>A measure over runs. Not-a-number stands for what the sample does not give: everything of no runs, spread and interval
/// of one.</summary>
public sealed record Summary
{
    /// <summary>The arithmetic mean.</summary>
    public required double Mean { get; init; }

    /// <summary>The standard deviation with divisor count - 1.</summary>
    public required double Sd { get; init; }

    /// <summary>The 95 % interval: of a mean by <see cref="MeanInterval"/>, never beyond what the measure can be, of a proportion by
    /// <see cref="ProportionInterval"/>.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The least value.</summary>
    public required double Min { get; init; }

    /// <summary>The median, by <see cref="Quantile"/>.</summary>
    public required double P50 { get; init; }

    /// <summary>The 95 % interval of the median between two order statistics, whatever the distribution; an end that the runs are too few
    /// to give is not-a-number.</summary>
    public required Interval P50Interval { get; init; }

    /// <summary>The 0.9 quantile.</summary>
    public required double P90 { get; init; }

    /// <summary>The interval of the 0.9 quantile.</summary>
    public required Interval P90Interval { get; init; }

    /// <summary>The 0.99 quantile.</summary>
    public required double P99 { get; init; }

    /// <summary>The interval of the 0.99 quantile.</summary>
    public required Interval P99Interval { get; init; }

    /// <summary>The greatest value.</summary>
    public required double Max { get; init; }

    /// <summary>How many runs gave a value.</summary>
    public required int Count { get; init; }

    /// <summary>Summarises values; those that are not-a-number count as not given.</summary>
    /// <param name="values">A value for each run, in any order.</param>
    /// <param name="kind">What they are.</param>
    /// <param name="trials">What the values are made of; the default: not known.</param>
    public static Summary Of(IEnumerable<double> values, MeasureKind kind, Trials trials = default)
    {
        var ascending = values.Where(value => !double.IsNaN(value)).ToArray();

        // Mean and deviation in the order of the runs would depend on nothing else either; ascending order loses the fewest bits.
        Array.Sort(ascending);
        var count = ascending.Length;
        var moments = Moments.Of(ascending);
        return new Summary
        {
            Mean = count == 0 ? double.NaN : moments.Mean,
            Sd = moments.Deviation,
            Interval = IntervalOf(kind, moments, trials),
            Min = count == 0 ? double.NaN : ascending[0],
            P50 = Quantile.Of(ascending, 0.5),
            P50Interval = Quantile.IntervalOf(ascending, 0.5),
            P90 = Quantile.Of(ascending, 0.9),
            P90Interval = Quantile.IntervalOf(ascending, 0.9),
            P99 = Quantile.Of(ascending, 0.99),
            P99Interval = Quantile.IntervalOf(ascending, 0.99),
            Max = count == 0 ? double.NaN : ascending[^1],
            Count = count,
        };
    }

    /// <summary>The 95 % interval of the mean or the proportion; none of too few values, and of shares of no nodes.</summary>
    internal static Interval IntervalOf(MeasureKind kind, Moments values, Trials trials)
    {
        if (kind == MeasureKind.Proportion)
        {
            return ProportionInterval.Of(values.Mean, values.Deviation, values.Count, trials.Sent);
        }

        var interval = MeanInterval.Of(values, RareEvents.Of(kind, values, trials, values.IsConstant));
        return kind switch
        {
            MeasureKind.Share => trials.Learners == 0 ? Interval.None : interval.Within(0, 1),
            MeasureKind.Amount => interval.Within(0, double.PositiveInfinity),
            _ => interval,
        };
    }
}
