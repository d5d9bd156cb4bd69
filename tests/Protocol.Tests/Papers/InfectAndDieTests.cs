namespace Distribution.Protocol.Tests.Papers;

/// <summary>
/// Infect and die. With exactly f different targets the share reached is the root of reach = 1 - exp(-f reach): Demers et al. 1987, section
/// 1.4, of rumors that cost exactly f transmissions a site. With independent targets of mean ln n + c all are reached with probability
/// exp(-exp(-c)): Erdos and Renyi; Kermarrec, Massoulie, Ganesh 2003, section 3, also for crashed sites and lost messages.
/// </summary>
[Paper("Infect and die (Erdos, Renyi; Kermarrec, Massoulie, Ganesh 2003, section 3)")]
public sealed class InfectAndDieTests
{
    private const string Many = "4,000 runs of each row";

    // The offset of 1,000 sites from the limit of the root.
    private const double FiniteSize = 0.001;

    // How exactly the independent simulation that gave the figures for 1,000 sites knows them.
    private const double ReferenceError = 0.007;

    /// <summary>f, the root, and the standard deviation of a run at 1,000 sites.</summary>
    private static readonly (int Fanout, double Reach, double Sd)[] Roots =
    [
        (2, 0.79681, 0.0163), (3, 0.94048, 0.0082), (4, 0.98017, 0.0046), (5, 0.99302, 0.0026), (6, 0.99748, 0.0015),
    ];

    /// <summary>The mean fan-out and the probability that all of 1,000 sites are reached; the limits are 0.3679, 0.6922 and 0.8734.</summary>
    private static readonly (string Fanout, double All)[] Thresholds = [("ln", 0.3787), ("ln+1", 0.6991), ("ln+2", 0.8777)];

    [TestCaseSource(nameof(Roots))]
    public void A_fixed_fanout_reaches_the_root((int Fanout, double Reach, double Sd) row) => Root(row, 200, 1);

    [Explicit(Many)]
    [Category("Papers")]
    [Test]
    public void A_fixed_fanout_reaches_the_root_whatever_the_seed(
        [ValueSource(nameof(Roots))] (int Fanout, double Reach, double Sd) row, [Values(1, 2, 3, 4)] int root) => Root(row, 4_000, root);

    [TestCaseSource(nameof(Thresholds))]
    public void A_binomial_fanout_around_the_logarithm_reaches_all_with_the_probability_of_the_limit((string Fanout, double All) row) =>
        Threshold(row, 300, 1);

    [Explicit(Many)]
    [Category("Papers")]
    [Test]
    public void A_binomial_fanout_around_the_logarithm_reaches_all_whatever_the_seed(
        [ValueSource(nameof(Thresholds))] (string Fanout, double All) row, [Values(1, 2, 3, 4)] int root) => Threshold(row, 4_000, root);

    [Test]
    public void Crashed_sites_and_lost_messages_cost_the_fanout_their_share()
    {
        // A fifth of 1,000 crashed and a tenth lost: the mean must be (ln 800 + 1) / (0.8 * 0.9).
        var fanout = (Math.Log(800) + 1) / (0.8 * 0.9);
        var setting = FormattableString.Invariant($"--stop once --fanout {fanout} --fanout-law binomial --crashed 0.2 --loss 0.1");
        PaperRuns.Of(setting, 300, 1).AssertMean("all", Math.Exp(-Math.Exp(-1)), 0.46, slack: 0.02);
    }

    [TestCase("binomial")]
    [TestCase("poisson")]
    public void A_fanout_that_may_be_nothing_dies_out_at_once_as_often_as_it_leaves_a_site_out(string law)
    {
        // The number of targets is Poisson: the rumor survives with probability 0.94048 and then reaches that share.
        const double root = 0.94048;
        var runs = PaperRuns.Of($"--stop once --fanout 3 --fanout-law {law}", 400, 1);
        runs.AssertMean("reach", root * root, root * Math.Sqrt(root * (1 - root)), slack: 2 * FiniteSize);
    }

    [Test]
    public void A_site_that_is_reached_sends_its_fanout_once()
    {
        var runs = PaperRuns.Of("--stop once --fanout 3", 100, 1);
        runs.AssertMean("traffic", 3 * 0.94048, 3 * 0.0082, 3 * FiniteSize);
    }

    private static void Root((int Fanout, double Reach, double Sd) row, int count, int root)
    {
        var runs = PaperRuns.Of($"--stop once --fanout {row.Fanout}", count, root);
        runs.AssertMean("reach", row.Reach, row.Sd, FiniteSize);
        runs.AssertMean("residue", 1 - row.Reach, row.Sd, FiniteSize);
        runs.AssertDeviation("reach", row.Sd);
    }

    private static void Threshold((string Fanout, double All) row, int count, int root) =>
        PaperRuns.Of($"--stop once --fanout {row.Fanout} --fanout-law binomial", count, root)
            .AssertMean("all", row.All, Math.Sqrt(row.All * (1 - row.All)), ReferenceError);
}
