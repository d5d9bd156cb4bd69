using Distribution.InSimulator;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>A slow node is a queue with one server and a constant service time.</summary>
internal sealed class SlowTests
{
    [Test]
    public void A_burst_is_worked_off_one_by_one()
    {
        var run = new FaultyRun(2, [new Slow { Node = 1, PerInput = FaultyRun.Ms(3) }]);
        run.Send(0, 0, 1, 0).Send(0, 0, 1, 1).Send(0, 0, 1, 2).Send(20, 0, 1, 3).ToEnd();
        Assert.That(run.Delays.Select(delay => delay - FaultyRun.Latency), Is.EqualTo(new[] { 0, 3, 6, 0 }.Select(ms => FaultyRun.Ms(ms))));
    }

    [TestCase(0.5)]
    [TestCase(0.7)]
    public void Waiting_times_of_Poisson_arrivals_are_those_of_Pollaczek_and_Khinchine(double load)
    {
        var work = new NodeLoad();
        work.AddCost(new NodeId(0), FaultyRun.Ms(1));
        var waits = Expect.Poisson(400_000, 1e6 / load)
            .Select(at => (work.Admit(new NodeId(0), new Instant(at)) - new Instant(at)).TotalMilliseconds).ToArray();
        Expect.MeanInParts(waits, load / (2 * (1 - load)), accuracy: 0.05);
    }

    [Test]
    public void Costs_of_faults_that_overlap_add_up_and_what_waits_keeps_its_place()
    {
        Fault[] faults = [Of(0, 100, 2), Of(10, 20, 3)];
        var run = new FaultyRun(2, faults);
        run.Send(1, 0, 1, 0).Send(1, 0, 1, 1).Send(11, 0, 1, 2).Send(11, 0, 1, 3).Send(40, 0, 1, 4).Send(40, 0, 1, 5).ToEnd();
        Assert.That(run.Heard.Select(each => each.At), Is.EqualTo(new[] { 2, 4, 12, 17, 41, 43 }.Select(ms => FaultyRun.At(ms))));
    }

    [Test]
    public void A_timer_that_was_armed_again_costs_nothing()
    {
        var run = new FaultyRun(2, [new Slow { Node = 1, PerInput = FaultyRun.Ms(10) }], new Script
        {
            Started = (ref long _, SimulatedEnvironment<ulong> environment) =>
            {
                environment.SetTimer(new TimerId(1), FaultyRun.Ms(5));
                environment.SetTimer(new TimerId(1), FaultyRun.Ms(50));
            },
        });
        Assert.That(run.Send(5, 0, 1, 1).Until(20).Texts, Is.EqualTo(new[] { "n1 hears 1 from n0 at 6ms" }));
    }

    private static Slow Of(int at, int length, int perInput) =>
        new() { At = FaultyRun.At(at), For = FaultyRun.Ms(length), Node = 1, PerInput = FaultyRun.Ms(perInput) };
}
