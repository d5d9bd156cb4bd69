using Environment = Distribution.Protocol.Tests.GossipRecorder<Distribution.Protocol.MongerMessage>.Environment;

namespace Distribution.Protocol.Tests;

public sealed class GossipClockTests
{
    private const long Second = 1_000_000_000;

    [TestCase(0, 0)]
    [TestCase(999_999_999, 0)]
    [TestCase(Second, 1)]
    [TestCase(5 * Second, 5)]
    public void Cycles_of_the_synchronous_clock_are_the_same_for_all(long now, int cycle) =>
        Assert.That(new GossipClock(ClockModel.Synchronous, new Duration(Second)).CycleOf(1 << 29, new Instant(now)), Is.EqualTo(cycle));

    [TestCase(0, 0)]
    [TestCase(499_999_999, 0)]
    [TestCase(500_000_000, 1)]
    [TestCase(1_499_999_999, 1)]
    [TestCase(1_500_000_000, 2)]
    public void Cycles_of_the_staggered_clock_begin_at_the_sites_phase(long now, int cycle) =>
        Assert.That(new GossipClock(ClockModel.Staggered, new Duration(Second)).CycleOf(1 << 29, new Instant(now)), Is.EqualTo(cycle));

    [Test]
    public void Every_action_of_the_synchronous_clock_leaves_the_end_of_its_cycle_for_the_exchange(
        [Values] bool isOrdered, [Values(null, 0L, Second / 10, Second / 2)] long? exchange)
    {
        var reserved = exchange is { } most ? new Duration(most) : (Duration?)null;
        var clock = new GossipClock(ClockModel.Synchronous, new Duration(Second), isOrdered, reserved);
        var site = new GossipRecorder<MongerMessage>(10);
        var phase = clock.DrawPhase<MongerMessage, Environment>(site.Seam);
        var instants = new HashSet<long>();
        for (var cycle = 0; cycle < 100; cycle++)
        {
            site.Now = new Instant((cycle * Second) + 123_456_789);
            var at = site.Now + clock.ToNextAction<MongerMessage, Environment>(phase, site.Seam);
            Assert.That(clock.CycleOf(phase, at), Is.EqualTo(cycle + 1));
            Assert.That(at.Nanoseconds % Second, Is.LessThan(isOrdered ? Second / 2 : Second - (exchange ?? Second / 4)));
            instants.Add(at.Nanoseconds % Second);
        }

        Assert.That(instants, isOrdered ? Has.Count.GreaterThan(90) : Has.Count.EqualTo(1));
    }

    [TestCase(-1)]
    [TestCase((Second / 2) + 1)]
    public void An_exchange_that_leaves_less_than_half_of_the_period_is_refused(long exchange) => Assert.That(
        () => new GossipClock(ClockModel.Synchronous, new Duration(Second), exchange: new Duration(exchange)),
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("exchange"));

    [Test]
    public void The_staggered_clock_acts_once_a_period_at_the_phase()
    {
        var clock = new GossipClock(ClockModel.Staggered, new Duration(Second));
        var site = new GossipRecorder<MongerMessage>(10) { Now = new Instant(7_300_000_000) };
        const int phase = 1 << 28;
        site.Now += clock.ToNextAction<MongerMessage, Environment>(phase, site.Seam);
        Assert.That(site.Now.Nanoseconds, Is.EqualTo(8_250_000_000));
        site.Now += clock.ToNextAction<MongerMessage, Environment>(phase, site.Seam);
        Assert.That(site.Now.Nanoseconds, Is.EqualTo(9_250_000_000));
    }

    [Test]
    public void Gaps_of_the_Poisson_clock_are_exponential()
    {
        const int count = 200_000;
        var clock = new GossipClock(ClockModel.Poisson, new Duration(Second));
        var site = new GossipRecorder<MongerMessage>(10);
        var gaps = Enumerable.Range(0, count)
            .Select(_ => clock.ToNextAction<MongerMessage, Environment>(0, site.Seam).TotalSeconds).Order().ToArray();

        // Mean and deviation are 1; four standard errors, and at the quantiles, where P(gap <= -ln(1 - p)) = p.
        Assert.That(gaps.Average(), Is.EqualTo(1).Within(4 / Math.Sqrt(count)));
        foreach (var p in new[] { 0.01, 0.1, 0.5, 0.9, 0.99, 0.999 })
        {
            var share = gaps.Count(gap => gap <= -Math.Log(1 - p)) / (double)count;
            Assert.That(share, Is.EqualTo(p).Within(4 * Math.Sqrt(p * (1 - p) / count)), $"quantile {p}");
        }
    }
}
