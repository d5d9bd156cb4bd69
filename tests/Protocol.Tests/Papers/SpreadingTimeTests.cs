namespace Distribution.Protocol.Tests.Papers;

/// <summary>
/// Calls to one other site a cycle, for ever: the cycle in which the last of n sites learns, exactly by a Markov chain over the number
/// informed. Doerr and Kuennemann 2014, theorem 1, bound the mean of push: floor(log2 n) + ln n - 1.116 to ceil(log2 n) + ln n + 2.765.
/// </summary>
[Paper("Spreading time, exact Markov chain (papers: Doerr, Kuennemann 2014, theorem 1)")]
public sealed class SpreadingTimeTests
{
    /// <summary>n, the mode, the mean and the standard deviation of a run.</summary>
    private static readonly (int Nodes, string Mode, double Mean, double Sd)[] Exact =
        [(100, "push", 12.3045, 1.33), (1_000, "push", 18.0383, 1.32), (100, "pull", 9.7932, 1.37)];

    [TestCaseSource(nameof(Exact))]
    public void The_last_site_learns_in_the_exact_mean_time((int Nodes, string Mode, double Mean, double Sd) row) => Check(row, 200, 1);

    [Explicit("4,000 runs of each row")]
    [Category("Papers")]
    [Test]
    public void The_last_site_learns_in_the_exact_mean_time_whatever_the_seed(
        [ValueSource(nameof(Exact))] (int Nodes, string Mode, double Mean, double Sd) row, [Values(1, 2, 3, 4)] int root) =>
        Check(row, 4_000, root);

    [TestCase(37)]
    [TestCase(500)]
    public void Other_sizes_keep_within_the_bounds(int nodes)
    {
        var low = Math.Floor(Math.Log2(nodes)) + Math.Log(nodes) - 1.116;
        var high = Math.Ceiling(Math.Log2(nodes)) + Math.Log(nodes) + 2.765;
        PaperRuns.Of($"--stop forever --nodes {nodes}", 200, 1).AssertMean("tLast", (low + high) / 2, 0, slack: (high - low) / 2);
    }

    [Test]
    public void What_is_learned_in_a_cycle_is_passed_on_in_the_next_one()
    {
        // Of ten sites one knows at first, then two; each of the other eight is missed by both of them with probability (8/9)^2.
        var runs = PaperRuns.Of("--stop forever --nodes 10", 1_000, 1);
        runs.AssertInformed(0, 1);
        runs.AssertInformed(1, 2);
        runs.AssertInformed(2, 2 + (8 * (1 - (8 / 9.0 * (8 / 9.0)))));
    }

    private static void Check((int Nodes, string Mode, double Mean, double Sd) row, int count, int root)
    {
        var runs = PaperRuns.Of($"--stop forever --mode {row.Mode} --nodes {row.Nodes}", count, root);
        runs.AssertMean("tLast", row.Mean, row.Sd);
        runs.AssertDeviation("tLast", row.Sd);
        runs.AssertMean("all", 1, 0);
    }
}
