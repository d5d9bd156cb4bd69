namespace Distribution.Protocol.Tests;

public sealed class MongerOptionsTests
{
    private static IEnumerable<TestCaseData> Wrong =>
    [
        Case(new() { K = 0 }, ClockModel.Synchronous, "k 0: a site stops after at least 1 contact"),
        Case(new() { Hunt = 2 }, ClockModel.Synchronous, "hunt 2: without a connection limit nobody is rejected; give connection-limit 1, say"),
        Case(new() { ConnectionLimit = 0 }, ClockModel.Synchronous, "connection-limit 0: a site accepts 1 to 60000"),
        Case(new() { Stop = StopRule.Once, Mode = SpreadMode.Pull }, ClockModel.Synchronous, "stop once: a site forwards when it learns"),
        Case(new() { Stop = StopRule.Once, ConnectionLimit = 1 }, ClockModel.Synchronous, "stop once: what a site sends on reception"),
        Case(new() { Stop = StopRule.MedianCounter, Mode = SpreadMode.Pull }, ClockModel.Synchronous, "stop median-counter: it compares both sides"),
        Case(
            new() { Stop = StopRule.MedianCounter, Mode = SpreadMode.PushPull, AnswersOne = true }, ClockModel.Synchronous,
            "stop median-counter: every call"),
        Case(new() { Stop = StopRule.MedianCounter, Mode = SpreadMode.PushPull }, ClockModel.Poisson, "stop median-counter: it counts rounds"),
        Case(new(), ClockModel.Poisson, "judge snapshot: under clock poisson"),
        Case(new() { Stop = StopRule.Forever, ConnectionLimit = 3 }, ClockModel.Poisson, "connection-limit 3: under clock poisson"),
        Case(new() { Stop = StopRule.Forever, AnswersOne = true }, ClockModel.Poisson, "answer one: under clock poisson"),
        Case(new() { Stop = StopRule.BlindCoin, Mode = SpreadMode.Pull }, ClockModel.Poisson, "pull-step cycle: under clock poisson"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void What_means_nothing_together_is_refused_in_a_sentence(MongerOptions options, ClockModel clock, string message) =>
        Assert.That(options.Refusal(clock), Does.StartWith(message));

    [Test]
    public void A_protocol_is_not_made_of_refused_options()
    {
        var clock = new GossipClock(ClockModel.Synchronous, Duration.FromSeconds(1));
        Assert.That(() => new RumorMongering<GossipRecorder<MongerMessage>.Environment>(clock, new() { Hunt = 1 }), Throws.ArgumentException);
        Assert.That(
            () => new RumorMongering<GossipRecorder<MongerMessage>.Environment>(clock, new() { Stop = StopRule.MedianCounter }),
            Throws.ArgumentException);
        Assert.That(() => new MedianCounter<GossipRecorder<MedianMessage>.Environment>(clock, new()), Throws.ArgumentException);
    }

    [TestCase(SpreadMode.Push, JudgeRule.Snapshot, PullStep.Request, false)]
    [TestCase(SpreadMode.Push, JudgeRule.Sequential, PullStep.Cycle, true)]
    [TestCase(SpreadMode.Pull, JudgeRule.Snapshot, PullStep.Cycle, false)]
    [TestCase(SpreadMode.Pull, JudgeRule.Snapshot, PullStep.Request, true)]
    public void Order_matters_where_contacts_of_a_cycle_can_see_each_other(SpreadMode mode, JudgeRule judge, PullStep step, bool isOrdered) =>
        Assert.That(new MongerOptions { Mode = mode, Judge = judge, PullStep = step }.IsOrdered, Is.EqualTo(isOrdered));

    private static TestCaseData Case(MongerOptions options, ClockModel clock, string message) =>
        new TestCaseData(options, clock, message).SetArgDisplayNames(message);
}
