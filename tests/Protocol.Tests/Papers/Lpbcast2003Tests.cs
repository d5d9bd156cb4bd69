namespace Distribution.Protocol.Tests.Papers;

/// <summary>
/// Eugster, Guerraoui, Handurukande, Kouznetsov, Kermarrec 2003, "Lightweight probabilistic broadcast", section 4: the expected number
/// infected after each round, n = 125, F = 3, message loss 0.05, crashes 0.01. The paper's recursion takes a crash for a loss, so a message
/// arrives with probability 0.95 * 0.99, and an informed process reaches every other one independently.
/// </summary>
[Paper("Eugster et al. 2003, lpbcast, section 4")]
public sealed class Lpbcast2003Tests
{
    private const string Setting = "--stop forever --nodes 125 --fanout 3 --delivery 0.9405";

    private static readonly double[] Expected = [1, 3.82, 13.89, 42.74, 89.35, 117.83, 124.18, 124.93, 124.99];

    // Of the two decimals that are printed.
    private const double HalfDigit = 0.005;

    [Test]
    public void The_number_infected_follows_the_recursion() => Check(600, 1);

    [Explicit("10,000 runs each")]
    [Category("Papers")]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void The_number_infected_follows_the_recursion_whatever_the_seed(int root) => Check(10_000, root);

    [Test]
    public void Three_different_targets_are_a_little_faster_than_three_in_the_mean()
    {
        // By an independent simulation, to one decimal.
        var runs = PaperRuns.Of(Setting + " --fanout-law fixed", 600, 1);
        runs.AssertInformed(3, 44.4, 0.05);
        runs.AssertInformed(4, 95.5, 0.05);
        runs.AssertInformed(5, 121.5, 0.05);
    }

    private static void Check(int count, int root)
    {
        var runs = PaperRuns.Of(Setting + " --fanout-law binomial", count, root);
        for (var round = 0; round < Expected.Length; round++)
        {
            runs.AssertInformed(round, Expected[round], HalfDigit);
        }
    }
}
