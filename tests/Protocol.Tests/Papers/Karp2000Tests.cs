namespace Distribution.Protocol.Tests.Papers;

/// <summary>
/// Karp, Schindelhauer, Shenker, Voecking 2000, "Randomized rumor spreading": with the median counter the transmissions of a site stay flat as
/// n grows (theorem 4.1), while push alone pays about one more at every doubling (section 1).
/// </summary>
[Paper("Karp et al. 2000, sections 1 and 4")]
public sealed class Karp2000Tests
{
    // By an independent simulation of the definition: n = 1024, k = 2, e = 2; to two decimals.
    private const double Transmissions = 10.24;

    [Test]
    public void The_median_counter_costs_ten_transmissions_a_site() => Check(200, 1);

    [Explicit("4,000 runs each")]
    [Category("Papers")]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void The_median_counter_costs_ten_transmissions_a_site_whatever_the_seed(int root) => Check(4_000, root);

    [Test]
    public void The_median_counter_stays_flat_where_push_pays_one_transmission_a_doubling()
    {
        var small = Traffic("--mode push-pull --stop median-counter --nodes 512", 40);
        var large = Traffic("--mode push-pull --stop median-counter --nodes 8192", 10);
        var pushSmall = Traffic("--stop forever --nodes 512", 40);
        var pushLarge = Traffic("--stop forever --nodes 8192", 10);
        Assert.That(large - small, Is.EqualTo(0).Within(0.15), "four doublings of n");
        Assert.That((pushLarge - pushSmall) / 4, Is.InRange(0.5, 1.2), "what push pays a doubling");
    }

    private static void Check(int count, int root)
    {
        var runs = PaperRuns.Of("--mode push-pull --stop median-counter --k 2 --extra-rounds 2 --nodes 1024", count, root);
        runs.AssertMeanByOwnDeviation("traffic", Transmissions, 0.005);
        runs.AssertMean("all", 1, 0);
    }

    private static double Traffic(string setting, int count) => PaperRuns.Of(setting, count, 1).MeanOf("traffic");
}
