namespace Distribution.Experiments.Statistics;

/// <summary>Mean and deviation of values that are not kept, by Welford's recurrence (1962). A summary, which keeps them, loses fewer
/// bits.</summary>
/// <param name="Count">How many values; those that are not-a-number count as not given.</param>
/// <param name="Mean">Their mean; 0 of none.</param>
/// <param name="Squares">The sum of their squared deviations from it.</param>
internal readonly record struct RunningMean(int Count, double Mean, double Squares)
{
    /// <summary>With one value more.</summary>
    internal RunningMean With(double value)
    {
        if (double.IsNaN(value))
        {
            return this;
        }

        var (count, delta) = (Count + 1, value - Mean);
        var mean = Mean + (delta / count);
        return new RunningMean(count, mean, Squares + (delta * (value - mean)));
    }

    /// <summary>The 95 % interval of the mean.</summary>
    /// <param name="kind">What the values are.</param>
    /// <param name="trials">What the values are made of.</param>
    internal Interval IntervalOf(MeasureKind kind, Trials trials) =>
        Summary.IntervalOf(kind, Mean, Count < 2 ? double.NaN : Math.Sqrt(Squares / (Count - 1)), Count, trials);
}
