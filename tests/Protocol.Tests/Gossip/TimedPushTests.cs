using System.Runtime.CompilerServices;
using Recorder = Distribution.Protocol.Tests.GossipRecorder<Distribution.Protocol.RumorBatch>;

namespace Distribution.Protocol.Tests;

public sealed class TimedPushTests
{
    private static readonly Duration Period = Duration.FromMilliseconds(200);
    private static readonly TimerId Tick = new(0);

    private readonly TimedPush<Recorder.Environment> gossip = new(Period, 4);

    [Test]
    public void A_node_is_small() => Assert.That(Unsafe.SizeOf<TransmitBudget>(), Is.EqualTo(56));

    [Test]
    public void The_first_tick_is_somewhere_in_a_period_and_every_other_a_period_later()
    {
        var firsts = Enumerable.Range(0, 50).Select(seed =>
        {
            var node = new Recorder(10, seed: seed);
            var state = default(TransmitBudget);
            gossip.OnStart(ref state, node.Seam);
            gossip.OnTimer(ref state, Tick, node.Seam);
            Assert.That(node.Armed, Has.Count.EqualTo(2));
            Assert.That(node.Armed[1], Is.EqualTo((Tick, Period)));
            return node.Armed[0].Delay;
        }).ToArray();

        Assert.That(firsts, Has.All.InRange(Duration.Zero, Period - new Duration(1)));
        Assert.That(firsts.Distinct().Count(), Is.GreaterThan(45));
    }

    [TestCase(1_000, 16)]
    [TestCase(999, 12)]
    [TestCase(9, 4)]
    public void A_rumor_is_sent_four_times_the_decimal_digits_of_n_then_never_again(int nodes, int transmits)
    {
        var node = new Recorder(nodes);
        var state = default(TransmitBudget);
        gossip.OnBroadcast(ref state, Rumor(5), node.Seam);
        for (var tick = 0; tick < 40; tick++)
        {
            gossip.OnTimer(ref state, Tick, node.Seam);
        }

        Assert.That(node.Sent, Has.Count.EqualTo(transmits));
        Assert.That(node.Sent.Select(sent => sent.Message), Has.All.EqualTo(new RumorBatch(1 << 5)));
        Assert.That(node.Sent.Take(3).Select(sent => sent.To), Is.Unique);
        Assert.That((node.Delivered.Count, node.Retired), Is.EqualTo((1, 1)));
    }

    [Test]
    public void Rumors_travel_together_and_each_has_a_budget_of_its_own()
    {
        var node = new Recorder(9, "1");
        var state = default(TransmitBudget);
        gossip.OnBroadcast(ref state, Rumor(0), node.Seam);
        gossip.OnTimer(ref state, Tick, node.Seam);
        gossip.OnMessage(ref state, new NodeId(3), new RumorBatch(0b111), node.Seam);
        for (var tick = 0; tick < 6; tick++)
        {
            gossip.OnTimer(ref state, Tick, node.Seam);
        }

        Assert.That(node.Sent.Select(sent => sent.Message.Rumors), Is.EqualTo(new ulong[] { 0b1, 0b111, 0b111, 0b111, 0b110 }));
        Assert.That(node.Delivered, Is.EqualTo(new[] { Rumor(0), Rumor(1), Rumor(2) }));
        Assert.That(node.Retired, Is.EqualTo(3));
    }

    [Test]
    public void A_rumor_whose_budget_is_spent_is_known_for_ever()
    {
        var node = new Recorder(9);
        var state = default(TransmitBudget);
        gossip.OnBroadcast(ref state, Rumor(63), node.Seam);
        gossip.OnTimer(ref state, Tick, node.Seam);
        gossip.OnTimer(ref state, Tick, node.Seam);
        gossip.OnMessage(ref state, new NodeId(3), new RumorBatch(1UL << 63), node.Seam);
        gossip.OnTimer(ref state, Tick, node.Seam);
        Assert.That((node.Sent.Count, node.Delivered.Count, node.Retired), Is.EqualTo((4, 1, 1)));
    }

    [Test]
    public void A_lone_node_falls_quiet()
    {
        var node = new Recorder(1);
        var state = default(TransmitBudget);
        gossip.OnBroadcast(ref state, Rumor(0), node.Seam);
        for (var tick = 0; tick < 6; tick++)
        {
            gossip.OnTimer(ref state, Tick, node.Seam);
        }

        Assert.That((node.Sent.Count, node.Delivered.Count, node.Retired), Is.EqualTo((0, 1, 1)));
    }

    [Test]
    public void A_rumor_that_has_no_bit_is_refused()
    {
        var node = new Recorder(9);
        var state = default(TransmitBudget);
        Assert.That(() => gossip.OnBroadcast(ref state, Rumor(64), node.Seam), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase(0, 4)]
    [TestCase(3_000_000_000, 4)]
    [TestCase(200_000_000, 0)]
    [TestCase(200_000_000, 7)]
    public void Periods_and_multipliers_out_of_range_are_refused(long period, int multiplier) =>
        Assert.That(() => new TimedPush<Recorder.Environment>(new Duration(period), multiplier), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static RumorId Rumor(uint number) => new(default, number);
}
