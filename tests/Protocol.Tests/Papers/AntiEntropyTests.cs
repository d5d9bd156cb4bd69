using Distribution.Experiments.Protocols;

namespace Distribution.Protocol.Tests.Papers;

/// <summary>
/// Demers et al. 1987, sections 1.3 and 2. One update by anti-entropy spreads as a rumor that is never given up: the expected number of
/// cycles is the exact one of push and of pull. A certificate that all hold for T1, and R retention sites for T2 more, deletes also the
/// copy that comes back between; without retention sites that copy lives again.
/// </summary>
[Paper("Demers et al. 1987, sections 1.3 and 2")]
public sealed class AntiEntropyTests
{
    private const string Deletion = "--nodes 24 --mode push-pull --exchange checksum";

    [TestCase("push", 1_000, 18.0383, 1.32, 60)]
    [TestCase("push", 100, 12.3045, 1.33, 400)]
    [TestCase("pull", 100, 9.7932, 1.37, 400)]
    public void An_update_takes_the_exact_expected_number_of_cycles(string mode, int nodes, double cycles, double sd, int count)
    {
        var runs = PaperRuns.Of(new AntiEntropyProtocol(), $"--mode {mode} --nodes {nodes} --exchange checksum", count, 1);
        runs.AssertMean("tLast", cycles, sd);
        runs.AssertMean("conversations", 1, 0);
    }

    [Explicit("2,000 runs each")]
    [Category("Papers")]
    [Test]
    public void An_update_takes_the_exact_expected_number_of_cycles_whatever_the_exchange_and_the_seed(
        [Values("full", "checksum", "recent")] string exchange, [Values(1, 2, 3, 4)] int root)
    {
        PaperRuns.Of(new AntiEntropyProtocol(), $"--mode push --nodes 100 --exchange {exchange}", 2_000, root)
            .AssertMean("tLast", 12.3045, 1.33);
        PaperRuns.Of(new AntiEntropyProtocol(), $"--mode pull --nodes 100 --exchange {exchange}", 2_000, root)
            .AssertMean("tLast", 9.7932, 1.37);
    }

    [Test]
    public void A_connection_limit_of_one_without_hunting_lets_the_share_of_an_occupancy_through()
    {
        // A site gets a call with probability 1 - (1 - 1/(n - 1))^(n - 1): 0.63230 for n = 1000.
        PaperRuns.Of(new AntiEntropyProtocol(), "--nodes 1000 --mode push-pull --connection-limit 1", 20, 1)
            .AssertMean("conversations", 0.6323, 0.003, 0.0005);
    }

    [Test]
    public void A_deleted_key_is_never_resurrected_over_a_thousand_seeds() =>
        PaperRuns.Of(new AntiEntropyProtocol(), Deletion + " --certificates 15,60,4", 1_000, 1).AssertMean("resurrected", 0, 0);

    [TestCase("15,0,0")]
    [TestCase("15,60,0")]
    public void A_deleted_key_comes_back_where_no_site_keeps_a_dormant_certificate(string certificates) =>
        PaperRuns.Of(new AntiEntropyProtocol(), $"{Deletion} --certificates {certificates}", 100, 1).AssertMean("resurrected", 1, 0);

    [Explicit("200 runs each")]
    [Category("Papers")]
    [Test]
    public void A_deleted_key_is_never_resurrected_whatever_the_exchange_and_the_clock(
        [Values("push", "pull", "push-pull")] string mode,
        [Values("full", "checksum", "recent")] string exchange,
        [Values("synchronous", "staggered", "poisson")] string clock) => PaperRuns.Of(
            new AntiEntropyProtocol(),
            $"--nodes 24 --mode {mode} --exchange {exchange} --clock {clock} --items 3 --certificates 40,160,4 --loss 0.05",
            200,
            2).AssertMean("resurrected", 0, 0);
}
