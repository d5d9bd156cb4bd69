namespace Distribution.Experiments.Statistics;

/// <summary>The interval of the mean of shares: of each of some runs, which part of its nodes it reached or missed.</summary>
public static class ShareInterval
{
    // With so many nodes on the rarer side Student's interval holds; with fewer, most runs are alike and their spread says little.
    private const double Rare = 30;

    /// <summary>The interval of the mean; none for fewer than two runs, and where no node could be reached or missed. That of
    /// <see cref="DieOutInterval"/>, and where all runs together have but a few nodes on one side, as far as Wilson's score of all
    /// receptions too: 0 of so many is not never.</summary>
    /// <param name="mean">The mean of the shares, 0..1.</param>
    /// <param name="deviation">Their standard deviation (divisor count - 1).</param>
    /// <param name="count">How many values.</param>
    /// <param name="trials">What they are made of; the default: not known, which leaves Student's interval.</param>
    public static Interval Of(double mean, double deviation, int count, Trials trials)
    {
        if (trials.Learners == 0)
        {
            return Interval.None;
        }

        // Runs that are unlike the others reach hardly anybody where these reach many, and the other way round.
        var interval = DieOutInterval.Of(mean, deviation, count, mean > 0.5 ? 0 : 1, trials).Within(0, 1);
        var receptions = trials.Receptions;
        if (count < 2 || receptions == 0 || Math.Min(mean, 1 - mean) * receptions >= Rare)
        {
            return interval;
        }

        var score = WilsonInterval.Of(mean, receptions);
        return new Interval(Math.Min(interval.Low, score.Low), Math.Max(interval.High, score.High));
    }
}
