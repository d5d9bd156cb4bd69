using Distribution.InSimulator;

namespace Distribution.Protocol.Tests;

/// <summary>Sites of an epidemic in words.</summary>
public sealed class MongerWordsTests
{
    private static readonly MongerOptions Median = new() { Mode = SpreadMode.PushPull, Stop = StopRule.MedianCounter, K = 3 };

    [Test]
    public void A_site_tells_whether_it_knows_the_rumor_and_spreads_it()
    {
        var state = default(MongerState);
        Assert.That(Told(state), Is.EqualTo("does not know the rumor"));
        state.Learn(5);
        Assert.That(Told(state), Is.EqualTo("knows the rumor since cycle 5, spreads it, has counted 0 of 2"));
        state.Count = 1;
        Assert.That(Told(state), Is.EqualTo("knows the rumor since cycle 5, spreads it, has counted 1 of 2"));
        Assert.That(Told(state, ClockModel.Staggered, StopRule.BlindCoin), Is.EqualTo("knows the rumor since cycle 5, spreads it"));
        Assert.That(Told(state, ClockModel.Poisson, StopRule.Forever), Is.EqualTo("knows the rumor, spreads it"));
        state.Marks = MongerState.CycleMarks.Unneeded | MongerState.CycleMarks.Stopping;
        Assert.That(Told(state), Is.EqualTo("knows the rumor since cycle 5, loses interest when the cycle ends"));
        state.Stop();
        Assert.That(Told(state), Is.EqualTo("knows the rumor since cycle 5, has lost interest"));
    }

    [TestCase(0, 0, "level 0 (A): does not know the rumor")]
    [TestCase(0, 2, "level 0 (A): has heard the rumor in this round")]
    [TestCase(3, 0, "level 3 (B): spreads the rumor; of its partners in this round 2 are as far, 1 are not")]
    [TestCase(4, 0, "level 4 (C): spreads the rumor in this round and 1 more")]
    [TestCase(5, 0, "level 5 (D): knows the rumor, sends it no more")]
    public void A_site_of_the_median_counter_tells_how_far_it_is(byte level, byte heard, string words)
    {
        var protocol = new MedianCounter<SimulatedEnvironment<MedianMessage>>(Clock(ClockModel.Synchronous), Median);
        var state = new MedianState { Level = level, Heard = heard, Ahead = 2, Behind = 1, RoundsLeft = 2 };
        Assert.That(protocol.Describe(state), Is.EqualTo(words));
    }

    private static string Told(MongerState state, ClockModel clock = ClockModel.Synchronous, StopRule stop = StopRule.FeedbackCounter) =>
        new RumorMongering<SimulatedEnvironment<MongerMessage>>(Clock(clock), new MongerOptions { Stop = stop }).Describe(state);

    private static GossipClock Clock(ClockModel model) => new(model, Duration.FromSeconds(1));
}
