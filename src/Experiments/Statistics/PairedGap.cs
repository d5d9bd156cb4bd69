namespace Distribution.Experiments.Statistics;

/// <summary>How far two means are apart whose samples belong together one by one, as runs of one seed do (common random numbers: Law,
/// Kelton 1991, "Simulation Modeling and Analysis", section 11.2).</summary>
/// <param name="Difference">The mean of the differences, first less second; not-a-number without a pair.</param>
/// <param name="Interval">The 95 % interval of that mean by <see cref="MeanInterval"/>, with the rare events of both samples; none for
/// fewer than two pairs, and where all differences are equal and no such events are known, which says nothing about how far another one
/// could be off.</param>
/// <param name="Unpaired">What the interval would be if the samples were independent: the <see cref="Gap"/> of the two means.</param>
/// <param name="Count">How many pairs.</param>
public readonly record struct PairedGap(double Difference, Interval Interval, Interval Unpaired, int Count)
{
    // Differences that are equal but for rounding.
    private const double Rounding = 1e-12;

    /// <summary>Compares two samples position by position, as far as both go; a pair in which one is not finite is left out.</summary>
    /// <param name="first">The one.</param>
    /// <param name="second">The other, which is taken away.</param>
    /// <param name="kind">What the values of both are.</param>
    /// <param name="firstTrials">What those of the first are made of; the default: not known.</param>
    /// <param name="secondTrials">What those of the second are made of.</param>
    public static PairedGap Between(
        IReadOnlyList<double> first,
        IReadOnlyList<double> second,
        MeasureKind kind = MeasureKind.Mean,
        Trials firstTrials = default,
        Trials secondTrials = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        (double First, double Second)[] pairs =
            [.. first.Zip(second).Where(pair => double.IsFinite(pair.First) && double.IsFinite(pair.Second))];
        double[] ones = [.. pairs.Select(pair => pair.First)];
        double[] others = [.. pairs.Select(pair => pair.Second)];
        var differences = Moments.Of([.. pairs.Select(pair => pair.First - pair.Second)]);
        var areAlike = !(differences.Deviation > Rounding * pairs.Sum(pair => Math.Abs(pair.First) + Math.Abs(pair.Second)));
        var rare = EventsOf(ones, kind, firstTrials, areAlike).Less(EventsOf(others, kind, secondTrials, areAlike));
        return new PairedGap(
            pairs.Length == 0 ? double.NaN : differences.Mean,
            areAlike && rare == default ? Interval.None : MeanInterval.Of(differences, rare),
            Gap.Between(MeanOf(ones, kind, firstTrials), MeanOf(others, kind, secondTrials)).Interval,
            pairs.Length);
    }

    private static RareEvents EventsOf(double[] values, MeasureKind kind, Trials trials, bool areAlike)
    {
        var moments = Moments.Of(values);
        return RareEvents.Of(kind, moments, trials with { Runs = values.Length }, areAlike || moments.IsConstant);
    }

    private static (double Mean, Interval Interval) MeanOf(double[] values, MeasureKind kind, Trials trials)
    {
        var summary = Summary.Of(values, kind, trials with { Runs = values.Length });
        return (summary.Mean, summary.Interval);
    }
}
