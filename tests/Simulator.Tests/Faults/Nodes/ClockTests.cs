using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

internal sealed class ClockTests
{
    private static readonly NodeId Node = new(0);

    [SeededProperty(MaxTest = 500)]
    public void A_timer_expires_at_the_first_instant_at_which_the_local_clock_shows_its_time(
        int rate, uint sinceRate, uint sinceArmed, uint delay, int step)
    {
        var clocks = new NodeClocks();
        clocks.AddRate(Node, rate % 1_000_000, new Instant(sinceRate));
        clocks.Step(Node, new Duration(step));
        var now = new Instant((long)sinceRate + sinceArmed);
        var due = clocks.Read(Node, now) + new Duration(1L + delay);

        var at = now + clocks.TrueTime(Node, new Duration(1L + delay), now);

        Assert.That(clocks.Read(Node, at), Is.GreaterThanOrEqualTo(due));
        Assert.That(clocks.Read(Node, at - new Duration(1)), Is.LessThan(due));
    }

    [Test]
    public void A_drift_that_ends_leaves_another_of_the_same_clock_as_it_is()
    {
        var clocks = new NodeClocks();
        clocks.AddRate(Node, 100_000, Instant.Zero);
        clocks.AddRate(Node, -50_000, Instant.Zero);
        clocks.AddRate(Node, 50_000, new Instant(1_000));
        Assert.That(clocks.Read(Node, new Instant(1_000)), Is.EqualTo(new Instant(1_050)));
        Assert.That(clocks.Read(Node, new Instant(2_000)), Is.EqualTo(new Instant(2_150)));
    }

    [Test]
    public void A_halted_clock_stands_and_goes_on_from_there()
    {
        var clocks = new NodeClocks();
        clocks.Halt(Node, new Instant(10));
        Assert.That(clocks.Read(Node, new Instant(50)), Is.EqualTo(new Instant(10)));
        clocks.Continue(Node, new Instant(50));
        Assert.That(clocks.Read(Node, new Instant(53)), Is.EqualTo(new Instant(13)));
    }
}
