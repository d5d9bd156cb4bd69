using NUnit.Framework;

namespace Distribution.Experiments.Tests.Papers;

/// <summary>Push for ever in step on a complete graph: expected rounds until all know, exact by the Markov chain over the number informed.</summary>
[TestFixture]
internal sealed class SpreadingTimeRows
{
    [TestCase(100, 12.3045, 1.33, 1_000)]
    [TestCase(1000, 18.0383, 1.32, 300)]
    public void Rounds_until_all_know(int nodes, double rounds, double sd, int runs) =>
        PublishedRow.Check("rumor", $"--stop forever --nodes {nodes}", runs, "tLast", rounds, 0, sd);

    [Explicit]
    [Category("Papers")]
    [TestCase(1UL)]
    [TestCase(2UL)]
    [TestCase(3UL)]
    [TestCase(4UL)]
    public void Rounds_until_all_know_with_ten_thousand_runs(ulong seed)
    {
        PublishedRow.Check("rumor", "--stop forever --nodes 100", 10_000, "tLast", 12.3045, 0, 1.33, seed);
        PublishedRow.Check("rumor", "--stop forever --nodes 1000", 4_000, "tLast", 18.0383, 0, 1.32, seed);
    }
}
