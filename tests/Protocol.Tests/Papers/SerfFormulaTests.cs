namespace Distribution.Protocol.Tests.Papers;

/// <summary>
/// Serf's convergence simulator prints a logistic curve that is no gossip: 30 sites, fan-out 3. Real push with three distinct targets a
/// round is faster, by an independent simulation.
/// </summary>
[Paper("Push with 3 distinct targets a round beside serf's formula, 30 sites")]
public sealed class SerfFormulaTests
{
    private const string Setting = "--stop forever --nodes 30 --fanout 3";

    private static readonly double[] Percent = [3.333, 13.333, 44.03, 86.49, 99.12, 99.96];

    [Test]
    public void Push_is_faster_than_the_formula() => Check(1_000, 1);

    [Explicit("10,000 runs each")]
    [Category("Papers")]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void Push_is_faster_than_the_formula_whatever_the_seed(int root) => Check(10_000, root);

    private static void Check(int count, int root)
    {
        var runs = PaperRuns.Of(Setting, count, root);
        runs.AssertMean("tLast", 4.235, .47, slack: 4 * .47 / 100);
        for (var round = 0; round < Percent.Length; round++)
        {
            runs.AssertInformed(round, Percent[round] * 30 / 100, slack: 0.01 * 30 / 100);
        }
    }
}
