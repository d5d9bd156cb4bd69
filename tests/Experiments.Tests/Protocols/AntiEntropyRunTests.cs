using Distribution.Experiments.Protocols;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Protocols;

[TestFixture]
internal sealed class AntiEntropyRunTests
{
    private static readonly AntiEntropyProtocol Protocol = new();

    [TestCase("push", "full")]
    [TestCase("pull", "checksum")]
    [TestCase("push-pull", "recent")]
    public void Everybody_learns_and_the_curve_ends_at_all(string mode, string exchange)
    {
        var run = Run($"--nodes 50 --mode {mode} --exchange {exchange} --items 5");
        Assert.That(run.Curve[^1], Is.EqualTo(50));
        Assert.That(run.Measures["tLast"], Is.EqualTo(run.Curve.Count - 1));
        Assert.That((run.Measures["conversations"], run.Measures["resurrected"]), Is.EqualTo((1.0, 0.0)));
        Assert.That(run.Measures["traffic"], Is.GreaterThanOrEqualTo(0.98));
    }

    [Test]
    public void A_full_exchange_sends_every_item_in_every_conversation_and_checksums_only_differences()
    {
        var full = Run("--nodes 50 --mode push --exchange full --items 100");
        Assert.That(full.Measures["entriesSent"], Is.EqualTo(100 * full.Measures["tLast"]));
        var sums = Run("--nodes 50 --mode push --exchange checksum --items 100");
        Assert.That(sums.Measures["entriesSent"], Is.LessThan(0.5 * full.Measures["entriesSent"]));
        var recent = Run("--nodes 50 --mode push-pull --exchange recent --items 100");
        Assert.That(recent.Measures["entriesSent"], Is.EqualTo(recent.Measures["traffic"]), "nothing but the update travels");
    }

    [Test]
    public void Crashed_sites_answer_nobody_and_take_no_conversation()
    {
        var run = Run("--nodes 100 --mode push-pull --crashed 0.2");
        Assert.That(run.Curve[^1], Is.EqualTo(80));
        Assert.That(run.Measures["conversations"], Is.InRange(0.55, 0.72));
    }

    [TestCase("--topology line --mode push-pull --nodes 10", 10)]
    [TestCase("--topology line --mode push-pull --nodes 10 --certificates 100,100,10", 9)]
    [TestCase("--nodes 1", 1)]
    [TestCase("--nodes 2 --certificates 5,5,1 --crashed 0.5", 1)]
    [TestCase("--nodes 2 --clock poisson", 2)]
    [TestCase("--nodes 20 --clock staggered --mode pull --certificates 5,0,0", 19)]
    [TestCase("--nodes 20 --mode push-pull --loss 0.3 --delivery 0.5", 20)]
    public void Runs_end_whatever_is_cut_off(string options, int learn) =>
        Assert.That(Run(options).Curve.DefaultIfEmpty(0).Last(), Is.EqualTo(learn));

    [TestCase("--nodes 6 --mode push-pull --certificates 30,300,1")]
    [TestCase("--nodes 5 --mode pull --clock staggered --certificates 30,300,1")]
    [TestCase("--nodes 6 --mode push --exchange checksum --certificates 40,300,5")]
    [TestCase("--nodes 1 --certificates 30,300,1")]
    public void One_retention_site_is_enough_whichever_it_is(string options)
    {
        var simulation = Protocol.Prepare(Given.Options(Protocol, options));
        for (var seed = 1UL; seed <= 100; seed++)
        {
            Assert.That(simulation.Run(seed, CancellationToken.None).Measures["resurrected"], Is.Zero, $"seed {seed}");
        }
    }

    [TestCase("--certificates 10s,100s,3", "10s,100s,3")]
    [TestCase("--certificates 10,1m,0", "10,1m,0")]
    [TestCase("--certificates none", "none")]
    public void Times_of_certificates_are_periods_or_durations(string option, string text) =>
        Assert.That(Given.Options(Protocol, option).TextOf(AntiEntropyProtocol.Certificates), Is.EqualTo(text));

    [Test]
    public void Certificates_are_kept_for_whole_cycles_or_refused()
    {
        const string years = "--latency constant:1h --connection-limit 1 --hunt 10 --nodes 1000 --certificates";
        Assert.That(
            () => Protocol.Prepare(Given.Options(Protocol, years + " 30,300,4")),
            Throws.TypeOf<UsageException>().With.Message.StartsWith("--certificates 30,300,4: a cycle takes"));
        Assert.That(() => Protocol.Prepare(Given.Options(Protocol, years + " 10,20,4")), Throws.Nothing);
    }

    [TestCase("--certificates 10,20")]
    [TestCase("--certificates 10,20,-1")]
    [TestCase("--certificates -1,20,3")]
    [TestCase("--certificates 1,2,3,4")]
    [TestCase("--certificates 1e9,2,3")]
    public void What_is_no_certificate_is_refused(string option) => Assert.That(
        () => Given.Options(Protocol, option), Throws.InstanceOf<UsageException>().With.Message.Contains("allowed are none, or T1,T2,R"));

    [TestCase("--hunt 2", "--hunt 2: without a connection limit nobody is rejected")]
    [TestCase("--connection-limit 1 --clock poisson", "--connection-limit 1: under clock poisson sites have no cycles")]
    [TestCase("--delivery 0", "anti-entropy ends when everyone knows")]
    [TestCase("--latency exponential:5ms", "--latency exponential:5ms: every exchange must end within its cycle")]
    [TestCase("--topology grid:3x3", "--topology grid:3x3 with --nodes 1000: it has 9 nodes")]
    public void What_means_nothing_is_refused(string options, string message) => Assert.That(
        () => Protocol.Prepare(Given.Options(Protocol, options)),
        Throws.InstanceOf<UsageException>().With.Message.StartsWith(message));

    [Test]
    public void A_sweep_goes_through_certificates() => Assert.That(
        ListText.Expand("--certificates", "none,10,20,3,30s,40s,5", AntiEntropyProtocol.Certificates.Takes),
        Is.EqualTo(new[] { "none", "10,20,3", "30s,40s,5" }));

    [TestCase("--mode push-pull --certificates 10,20,2")]
    [TestCase("--mode push-pull --clock staggered --connection-limit 1 --hunt 1")]
    public void No_run_depends_on_those_before_it(string options)
    {
        var settings = Given.Options(Protocol, "--nodes 30 " + options);
        var used = Protocol.Prepare(settings);
        used.Run(8, CancellationToken.None);
        var run = used.Run(7, CancellationToken.None);
        var fresh = Protocol.Prepare(settings).Run(7, CancellationToken.None);
        Assert.That(run.TraceHash, Is.EqualTo(fresh.TraceHash));
        Assert.That(run.Measures, Is.EqualTo(fresh.Measures));
    }

    private static RunSample Run(string line) => Protocol.Prepare(Given.Options(Protocol, line)).Run(1, CancellationToken.None);
}
