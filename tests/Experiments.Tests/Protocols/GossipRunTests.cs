using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Theory;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Protocols;

/// <summary>The gossip service in simulated clusters: what the network does acts on the gossip and on nothing else.</summary>
internal sealed class GossipRunTests
{
    private const double HourMilliseconds = 3_600_000;

    [Test]
    public void Loss_thins_the_gossip_out_and_fails_no_run()
    {
        // 3.2 of 4 messages arrive: the fixed point of s = 1 - e^(-3.2 s) is 0.953, and 1 - e^(-4 s) has 0.980.
        var lossy = Enumerable.Range(1, 40).Select(seed => Run("--nodes 50 --subset 4 --loss 20%", (ulong)seed)).ToArray();
        Assert.That(lossy.Average(run => run.Measures["reach"]), Is.EqualTo(0.95).Within(0.02));

        // Each that is reached, and the caller, sends to 4 of 50; of those to oneself none is on the network.
        foreach (var run in lossy)
        {
            Assert.That(run.Measures["messages"], Is.LessThanOrEqualTo(4 * ((run.Measures["reach"] * 50) + 1)).And.GreaterThan(0));
        }
    }

    [Test]
    public void If_nothing_arrives_nobody_is_reached_and_the_send_returns_without_receipts()
    {
        var run = Run("--nodes 10 --loss 1");
        Assert.That((run.Measures["reach"], run.Measures["all"], run.Measures["messages"]), Is.EqualTo((0.0, 0.0, 3.0)));
        Assert.That(run.Measures["sendReturnedMs"], Is.EqualTo(5_000));
        Assert.That(run.Measures["lastArrivalMs"], Is.NaN);
    }

    [TestCase("3s", 3_000)]
    [TestCase("1h", HourMilliseconds)]
    public void Latencies_beyond_every_deadline_only_make_the_gossip_slow(string latency, double hop)
    {
        var run = Run($"--nodes 20 --subset n-1 --messages 3 --latency constant:{latency}");
        Assert.That((run.Measures["reach"], run.Measures["all"]), Is.EqualTo((1.0, 1.0)));
        Assert.That(run.Measures["lastArrivalMs"], Is.AnyOf(hop, hop * 4 / 3, hop * 5 / 3, hop * 2));
        Assert.That(run.Measures["sendReturnedMs"], Is.EqualTo(5_000), "no receipt comes in time");
    }

    [Test]
    public void With_repair_every_message_reaches_everyone_though_many_are_lost()
    {
        const string Lossy = "--nodes 20 --messages 10 --loss 20%";
        var (repaired, pushed) = (Run(Lossy + " --repair anti-entropy"), Run(Lossy));
        Assert.That((repaired.Measures["reach"], repaired.Measures["all"]), Is.EqualTo((1.0, 1.0)));
        Assert.That(repaired.Measures["lastArrivalMs"], Is.LessThan(60_000));
        Assert.That(repaired.Measures["messages"], Is.GreaterThan(pushed.Measures["messages"]));
        Assert.That(pushed.Measures["all"], Is.LessThan(1));
    }

    [Test]
    public void No_theory_of_push_is_shown_beside_repair()
    {
        Assert.That(TheoryList.For(Given.Options(Given.Gossip, "--nodes 20")), Is.Not.Empty);
        Assert.That(TheoryList.For(Given.Options(Given.Gossip, "--nodes 20 --repair anti-entropy")), Is.Empty);
    }

    [Test]
    public void Crashed_members_are_sent_to_and_are_not_to_be_reached()
    {
        // round(0.25 * 10) = 3 crashed, halves up: the caller and each of 7 live ones send to all 10, themselves left out.
        var run = Run("--nodes 10 --subset n-1 --crashed 0.25 --latency constant:1ms");
        Assert.That((run.Measures["reach"], run.Measures["all"]), Is.EqualTo((1.0, 1.0)));
        var lossless = Enumerable.Range(1, 60).Select(seed => Run("--nodes 40 --subset 3 --crashed 25%", (ulong)seed)).ToArray();
        var theory = TheoryList.For(Given.Options(Given.Gossip, "--nodes 40 --subset 3 --crashed 25%"));
        foreach (var measure in new[] { "reach", "messages", "duplicates" })
        {
            var expected = theory.First(line => string.Equals(line.Measure, measure, StringComparison.Ordinal)).Value;
            Assert.That(lossless.Average(run => run.Measures[measure]), Is.EqualTo(expected).Within(0.03 * expected), measure);
        }
    }

    [Test]
    public void Latencies_that_the_clock_cannot_hold_are_refused_at_the_start() => Assert.That(
        () => Given.Gossip.Prepare(Given.Options(Given.Gossip, "--latency constant:1h --messages 1e6")),
        Throws.InstanceOf<UsageException>().With.Message.EqualTo(
            "--latency constant:3600s: messages are sent one after another, each when the one before is over, "
                + "so with --messages 1000000 allowed are latencies of at most 15.7788s in the mean"));

    [Test]
    public void The_curve_counts_the_members_that_have_executed_a_message_by_a_time()
    {
        // Everybody is sent to at once: nobody has it before the third millisecond, all of them then, in each of the messages.
        var run = Run("--nodes 20 --subset n-1 --messages 3 --latency constant:3ms");
        var step = Given.Gossip.Prepare(Given.Options(Given.Gossip, "--nodes 20")).CurveStep * run.CurveStride * 1e3;
        var first = run.Curve.ToList().FindIndex(informed => informed > 0);
        Assert.That(first * step, Is.EqualTo(3).Within(1e-9).Or.EqualTo(6).Within(1e-9));
        Assert.That(run.Curve[^1], Is.EqualTo(20));
        Assert.That((run.Curve.Count - 1) * step, Is.GreaterThanOrEqualTo(run.Measures["lastArrivalMs"]).And.LessThanOrEqualTo(6 + step));
        Assert.That(run.Curve, Is.Ordered);
        Assert.That(Run("--nodes 20 --loss 1").Curve, Is.EqualTo(new[] { 0.0 }), "nobody is ever informed");
    }

    [Test]
    public void A_long_run_keeps_few_points_and_its_end()
    {
        var run = Run("--nodes 20 --subset n-1 --latency constant:1h");
        Assert.That(run.Curve, Has.Count.InRange(100, 257));
        Assert.That(run.Curve[^1], Is.EqualTo(20));
    }

    [Test]
    public void Runs_are_the_same_for_the_same_seed()
    {
        var first = Run("--nodes 20 --loss 10% --messages 2", 7);
        var again = Run("--nodes 20 --loss 10% --messages 2", 7);
        Assert.That(again.TraceHash, Is.EqualTo(first.TraceHash));
        Assert.That(again.Measures, Is.EqualTo(first.Measures));
        Assert.That(Run("--nodes 20 --loss 10% --messages 2", 8).TraceHash, Is.Not.EqualTo(first.TraceHash));
    }

    private static RunSample Run(string line, ulong seed = 1) =>
        Given.Gossip.Prepare(Given.Options(Given.Gossip, line)).Run(seed, CancellationToken.None);
}
