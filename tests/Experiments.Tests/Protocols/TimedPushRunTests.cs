using System.Globalization;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Protocols;

/// <summary>What a run of timed push measures, where it can be counted by hand.</summary>
internal sealed class TimedPushRunTests
{
    [Test]
    public void Every_node_sends_every_rumor_as_often_as_the_limit_says()
    {
        // Two decimal digits, so 8 transmissions; five rumors that travel together from the start on.
        var run = Run("--nodes 50 --messages 5 --latency constant:0s");
        Assert.That((run.Measures["reach"], run.Measures["all"], run.Measures["residue"]), Is.EqualTo((1.0, 1.0, 0.0)));
        Assert.That(run.Measures["traffic"], Is.EqualTo(8));
        Assert.That(run.Curve[^1], Is.EqualTo(50));
    }

    [Test]
    public void Times_are_real_times_in_periods()
    {
        var slow = Run("--nodes 50 --latency constant:0s --period 2s");
        var fast = Run("--nodes 50 --latency constant:0s --period 200ms");
        Assert.That(slow.Measures["tLast"], Is.EqualTo(fast.Measures["tLast"]).Within(1e-6));
        Assert.That(slow.Measures["tAve"], Is.EqualTo(fast.Measures["tAve"]).Within(1e-6).And.LessThan(slow.Measures["tLast"]));
        Assert.That(slow.Curve, Is.EqualTo(fast.Curve));
    }

    [TestCase(1, 0, 1)]
    [TestCase(10, 0.5, 5)]
    public void Crashed_nodes_are_not_to_be_reached(int nodes, double crashed, int live)
    {
        var run = Run(FormattableString.Invariant($"--nodes {nodes} --crashed {crashed} --multiplier 6"));
        Assert.That((run.Measures["all"], run.Curve[^1]), Is.EqualTo((1.0, (double)live)));
    }

    [TestCase("--fanout 0", "--fanout 0: nodes go on until all their transmissions are made, so allowed are 1E-06 and more a period")]
    [TestCase("--fanout 1e-10", "--fanout 1E-10: nodes go on until")]
    [TestCase("--fanout 1e-10 --fanout-law binomial", "--fanout 1E-10: nodes go on until")]
    [TestCase("--fanout 3e9 --fanout-law poisson", "--fanout 3000000000: a target may be drawn twice under --fanout-law poisson")]
    public void What_cannot_end_is_refused_at_the_start(string options, string message) => Assert.That(
        () => Given.TimedPush.Prepare(Given.Options(Given.TimedPush, options)),
        Throws.InstanceOf<UsageException>().With.Message.StartsWith(message));

    [Test]
    public void Preparing_takes_no_memory_for_nodes()
    {
        var settings = Given.Options(Given.TimedPush, "--nodes 1e7 --crashed 0.5");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Given.TimedPush.Prepare(settings);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100_000));
    }

    [Test]
    public void A_node_with_nobody_to_send_to_ends_without_sending()
    {
        Assert.That(Run("--nodes 1 --fanout ln").Measures["all"], Is.EqualTo(1));
    }

    [Test]
    public void Runs_never_change_and_none_depends_on_those_before_it()
    {
        var settings = Given.Options(Given.TimedPush, "--nodes 200 --messages 3 --loss 0.1 --crashed 0.05");
        var used = Given.TimedPush.Prepare(settings);
        used.Run(8, CancellationToken.None);
        var run = used.Run(7, CancellationToken.None);
        Assert.That(run.TraceHash, Is.EqualTo(Given.TimedPush.Prepare(settings).Run(7, CancellationToken.None).TraceHash));
        Assert.That(run.TraceHash.ToString("x16", CultureInfo.InvariantCulture), Is.EqualTo("febef39271cf4d52"));
    }

    private static RunSample Run(string line) =>
        Given.TimedPush.Prepare(Given.Options(Given.TimedPush, line)).Run(1, CancellationToken.None);
}
