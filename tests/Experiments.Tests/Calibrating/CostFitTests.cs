using Distribution.Experiments.Calibrating;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Calibrating;

[TestFixture]
internal sealed class CostFitTests
{
    private static readonly GossipTimes[] Groups =
        [new(1, FanoutFunction.Constant(1)), .. new[] { 5, 10, 18 }.Select(nodes => new GossipTimes(nodes, FanoutFunction.Parse("ln")))];

    private static Calibration Known(double messageUs, double wakeUpUs) => new(
        [.. Enumerable.Range(0, 3).Select(step => Duration.FromMicroseconds(60 + (10 * step)))],
        new ProcessorCosts
        {
            Processors = Environment.ProcessorCount,
            Awake = Duration.FromMicroseconds(300),
            Sent = new Duration((long)(messageUs * 1_000)),
            Received = new Duration((long)(messageUs * 1_000)),
            WakeUp = new Duration((long)(wakeUpUs * 1_000)),
            Executed = Duration.FromMicroseconds(5),
        });

    [TestCase(15, 0)]
    [TestCase(8, 20)]
    public void Costs_are_found_again_from_messages_that_were_simulated_with_them(double messageUs, double wakeUpUs)
    {
        var known = Known(messageUs, wakeUpUs);
        var found = new CostFit(Groups, [.. Groups.Select(group => group.Simulate(known, 100))]).Find();

        Assert.Multiple(() =>
        {
            Assert.That(found.Costs.Sent.Nanoseconds / 1e3, Is.EqualTo(messageUs).Within(3));
            Assert.That(found.Costs.Received, Is.EqualTo(found.Costs.Sent));
            Assert.That(found.Costs.WakeUp.Nanoseconds / 1e3, Is.EqualTo(wakeUpUs).Within(8));
            foreach (var setting in found.Settings.Skip(1))
            {
                Assert.That(setting.SimulatedMs, Is.EqualTo(setting.MeasuredMs).Within(10).Percent, $"{setting.Nodes} members");
            }
        });
    }
}
