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

    [Test]
    public void Nodes_that_never_send_are_refused_at_the_start_unless_there_is_nobody_to_send_to()
    {
        Assert.That(
            () => Given.TimedPush.Prepare(Given.Options(Given.TimedPush, "--fanout 0")),
            Throws.InstanceOf<UsageException>().With.Message.StartsWith("--fanout 0"));
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
