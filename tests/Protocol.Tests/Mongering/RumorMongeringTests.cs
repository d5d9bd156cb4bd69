using System.Runtime.CompilerServices;
using Recorder = Distribution.Protocol.Tests.GossipRecorder<Distribution.Protocol.MongerMessage>;

namespace Distribution.Protocol.Tests;

public sealed class RumorMongeringTests
{
    private static readonly Duration Period = Duration.FromSeconds(1);
    private static readonly TimerId NextCycle = new(0);
    private static readonly MongerMessage Push = new(MongerMessageKind.Push, MongerContent.Update);

    [Test]
    public void A_site_is_small()
    {
        Assert.That(Unsafe.SizeOf<MongerState>(), Is.LessThanOrEqualTo(20));
        Assert.That(Unsafe.SizeOf<MongerMessage>(), Is.LessThanOrEqualTo(8));
        Assert.That(RuntimeHelpers.IsReferenceOrContainsReferences<MongerState>(), Is.False);
    }

    [TestCase(0, 1_000_000_000)]
    [TestCase(3_250_000_000, 750_000_000)]
    [TestCase(3_999_999_999, 1)]
    [TestCase(4_000_000_000, 1_000_000_000)]
    public void A_site_that_learns_in_a_cycle_acts_at_the_start_of_the_next(long now, long delay)
    {
        var site = new Recorder(100) { Now = new Instant(now) };
        var state = default(MongerState);
        Mongering(StopRule.Forever).OnMessage(ref state, new NodeId(5), Push, site.Seam);

        Assert.That(site.Sent, Is.Empty);
        Assert.That(site.Armed, Is.EqualTo(new[] { (NextCycle, new Duration(delay)) }));
        Assert.That(state.LearnedInCycle, Is.EqualTo(now / 1_000_000_000));
        Assert.That((state.Knows, state.IsInfective, site.Delivered.Count), Is.EqualTo((true, true, 1)));
    }

    [Test]
    public void A_site_that_knows_the_rumor_takes_no_notice_of_it()
    {
        var mongering = Mongering(StopRule.Once);
        var site = new Recorder(100);
        var state = default(MongerState);
        mongering.OnBroadcast(ref state, default, site.Seam);
        mongering.OnMessage(ref state, new NodeId(5), Push, site.Seam);
        site.Now = new Instant(1_000_000_000);
        mongering.OnTimer(ref state, NextCycle, site.Seam);
        mongering.OnMessage(ref state, new NodeId(5), Push, site.Seam);

        Assert.That((site.Delivered.Count, site.Armed.Count, site.Sent.Count), Is.EqualTo((1, 1, 3)));
        Assert.That(state.LearnedInCycle, Is.Zero);
    }

    [Test]
    public void Once_forwards_in_one_cycle_and_dies()
    {
        var mongering = Mongering(StopRule.Once);
        var site = new Recorder(100, "4");
        var state = default(MongerState);
        mongering.OnBroadcast(ref state, default, site.Seam);
        Assert.That(mongering.Infective(state), Is.EqualTo(1));
        site.Now = new Instant(1_000_000_000);
        mongering.OnTimer(ref state, NextCycle, site.Seam);

        Assert.That(site.Sent.Select(sent => sent.To), Is.Unique.And.Exactly(4).Items);
        Assert.That(site.Sent.Select(sent => sent.Message), Has.All.EqualTo(Push));
        Assert.That(site.Armed, Has.Count.EqualTo(1), "the timer of its only cycle");
        Assert.That((site.Retired, mongering.Infective(state), state.Knows), Is.EqualTo((1, 0, true)));
    }

    [Test]
    public void Forever_draws_partners_anew_in_every_cycle()
    {
        var mongering = Mongering(StopRule.Forever);
        var site = new Recorder(1_000_000, "2");
        var state = default(MongerState);
        mongering.OnBroadcast(ref state, default, site.Seam);
        for (var cycle = 1; cycle <= 50; cycle++)
        {
            site.Now = new Instant(cycle * 1_000_000_000L);
            mongering.OnTimer(ref state, NextCycle, site.Seam);
        }

        Assert.That(site.Sent, Has.Count.EqualTo(100));
        Assert.That(site.Sent.Select(sent => sent.To).Distinct().Count(), Is.GreaterThan(97));
        Assert.That(site.Armed, Has.Count.EqualTo(51).And.All.EqualTo((NextCycle, Period)));
        Assert.That((site.Retired, mongering.Infective(state)), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Any_number_of_callers_may_come_in_a_cycle_and_the_first_is_answered()
    {
        var mongering = new RumorMongering<Recorder.Environment>(
            new GossipClock(ClockModel.Synchronous, Period, isOrdered: true),
            new MongerOptions { Mode = SpreadMode.Pull, Stop = StopRule.Forever, AnswersOne = true });
        var site = new Recorder(100_000, "1");
        var state = default(MongerState);
        for (var caller = 1; caller <= 70_000; caller++)
        {
            mongering.OnMessage(ref state, new NodeId(caller), new MongerMessage(MongerMessageKind.Connect), site.Seam);
        }

        Assert.That(site.Sent.Select(sent => (sent.To, sent.Message.Kind)), Is.EqualTo([(new NodeId(1), MongerMessageKind.Accept)]));
    }

    [Test]
    public void A_cycle_has_a_length() =>
        Assert.That(() => new GossipClock(ClockModel.Synchronous, Duration.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static RumorMongering<Recorder.Environment> Mongering(StopRule stop) =>
        new(new GossipClock(ClockModel.Synchronous, Period), new MongerOptions { Stop = stop });
}
