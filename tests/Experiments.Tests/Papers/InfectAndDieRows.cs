using NUnit.Framework;

namespace Distribution.Experiments.Tests.Papers;

/// <summary>Infect and die on a complete graph of 1,000 sites: reach with exactly f targets is the fixed point pi = 1 - e^(-f pi); with a
/// binomial fan-out of mean ln n + c all are reached with probability exp(-exp(-c)) in the limit (Kermarrec, Massoulie, Ganesh 2003).</summary>
[TestFixture]
internal sealed class InfectAndDieRows
{
    // The fixed point is the limit for large n; at n = 1,000 the offset is up to .001.
    private const double FiniteSlack = 0.001;

    [TestCase(2, .79681, .0163)]
    [TestCase(3, .94048, .0082)]
    [TestCase(4, .98017, .0046)]
    [TestCase(5, .99302, .0026)]
    [TestCase(6, .99748, .0015)]
    public void Reach_with_exactly_f_targets(int fanout, double reach, double sd) =>
        PublishedRow.Check("rumor", $"--stop once --nodes 1000 --fanout {fanout}", 400, "reach", reach, FiniteSlack, sd);

    [TestCase("ln", .3787)]
    [TestCase("ln+1", .6991)]
    [TestCase("ln+2", .8777)]
    public void All_are_reached_with_a_binomial_fanout(string fanout, double all) =>
        PublishedRow.Check("rumor", $"--stop once --nodes 1000 --fanout {fanout} --fanout-law binomial", 400, "all", all, .007);

    [Explicit]
    [Category("Papers")]
    [TestCase(1UL)]
    [TestCase(2UL)]
    [TestCase(3UL)]
    [TestCase(4UL)]
    public void All_rows_with_ten_thousand_runs(ulong seed)
    {
        foreach (var (fanout, reach, sd) in new[] { (2, .79681, .0163), (3, .94048, .0082), (4, .98017, .0046), (5, .99302, .0026), (6, .99748, .0015) })
        {
            PublishedRow.Check("rumor", $"--stop once --nodes 1000 --fanout {fanout}", 4_000, "reach", reach, FiniteSlack, sd, seed);
        }

        foreach (var (fanout, all) in new[] { ("ln", .3787), ("ln+1", .6991), ("ln+2", .8777) })
        {
            PublishedRow.Check("rumor", $"--stop once --nodes 1000 --fanout {fanout} --fanout-law binomial", 10_000, "all", all, .007, null, seed);
        }
    }
}
