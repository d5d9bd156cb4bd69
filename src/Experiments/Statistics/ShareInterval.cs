namespace Distribution.Experiments.Statistics;

/// <summary>The interval of the mean of shares: of each of some runs, which part of its nodes it reached or missed.</summary>
public static class ShareInterval
{
    // With so many nodes on the rarer side Student's interval holds; with fewer, most runs are alike and their spread says little.
    private const double Rare = 30;

    /// <summary>The interval of the mean; none for fewer than two runs. Student's, and where all runs together have but a few nodes on one
    /// side, as far as Wilson's score of all trials too: 0 of so many is not never.</summary>
    /// <param name="mean">The mean of the shares, 0..1.</param>
    /// <param name="deviation">Their standard deviation (divisor count - 1).</param>
    /// <param name="count">How many runs.</param>
    /// <param name="trials">Runs x nodes x messages: how often all of them together could have reached a node; 0: not known, which leaves
    /// Student's interval.</param>
    public static Interval Of(double mean, double deviation, int count, long trials)
    {
        var student = StudentInterval.Of(mean, deviation, count).Within(0, 1);
        if (count < 2 || trials == 0 || Math.Min(mean, 1 - mean) * trials >= Rare)
        {
            return student;
        }

        var score = WilsonInterval.Of(mean, trials);
        return new Interval(Math.Min(student.Low, score.Low), Math.Max(student.High, score.High));
    }
}
