using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>A link with a rate is a queue with one server whose service time is the length of a message over the rate.</summary>
internal sealed class BandwidthTests
{
    // A message of 8 bytes takes a millisecond.
    private const long Rate = 8_000;

    [TestCase(0.5)]
    [TestCase(0.7)]
    public void Waiting_times_of_Poisson_arrivals_are_those_of_Pollaczek_and_Khinchine(double load)
    {
        const int count = 400_000;
        var network = LinkOf(new Bandwidth { BytesPerSecond = Rate, QueueBytes = 1 << 20 });
        var waits = new List<double>(count);
        foreach (var at in Expect.Poisson(count, 1e6 / load))
        {
            waits.Add((Judge(network, at).First.Delay - FaultyRun.Latency).TotalMilliseconds - 1);
        }

        // M/D/1: rho / (2 mu (1 - rho)), mu = 1 a millisecond.
        Expect.MeanInParts(waits, load / (2 * (1 - load)), accuracy: 0.05);
    }

    [Test]
    public void A_burst_waits_in_line_and_what_finds_the_queue_full_is_dropped()
    {
        var network = LinkOf(new Bandwidth { BytesPerSecond = Rate, QueueBytes = 24 });
        var counters = default(Counters);
        var delays = Enumerable.Range(0, 5).Select(_ => Judge(network, 0, ref counters)).Where(fate => fate.Arrives)
            .Select(fate => fate.First.Delay - FaultyRun.Latency);
        Assert.That(delays, Is.EqualTo(new[] { FaultyRun.Ms(1), FaultyRun.Ms(2), FaultyRun.Ms(3) }));
        Assert.That(counters.Overflowed, Is.EqualTo(2));
        Assert.That(Judge(network, 1_000_000).First.Delay - FaultyRun.Latency, Is.EqualTo(FaultyRun.Ms(3)), "a place is free after the first");
    }

    [Test]
    public void Each_link_has_a_queue_of_its_own()
    {
        var run = new FaultyRun(3, [new Bandwidth { BytesPerSecond = Rate }]);
        run.Send(0, 0, 1, 1).Send(0, 0, 2, 2).Send(0, 1, 0, 3).Send(0, 0, 1, 4).ToEnd();
        Assert.That(run.Delays, Is.EqualTo(new[] { 2, 2, 2, 3 }.Select(ms => FaultyRun.Ms(ms))));
    }

    [Test]
    public void Weaker_rates_end_and_never_overflow()
    {
        Fault? fault = new Bandwidth { BytesPerSecond = 1, For = Duration.Zero };
        var steps = 0;
        for (; fault is not null; fault = fault.Weaker().FirstOrDefault(), steps++)
        {
            Assert.That(fault.Refusal(2), Is.Null);
            Assert.That(steps, Is.LessThan(40));
        }
    }

    private static Network LinkOf(Bandwidth fault)
    {
        var run = new FaultyRun(2, [fault]);
        return run.Simulation.Network;
    }

    private static Fate Judge(Network network, long at)
    {
        var counters = default(Counters);
        return Judge(network, at, ref counters);
    }

    private static Fate Judge(Network network, long at, ref Counters counters) => network.Judge(
        0, new LinkMessage(new MessageName(new NodeId(0), new NodeId(1), 0), new Instant(at), 8, IsTransmission: false), ref counters);
}
