using Distribution.InSimulator;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Clocks that are off, too fast, or set: what nodes read on them, and when their timers expire.</summary>
internal sealed class WrongClockTests
{
    [TestCase(5)]
    [TestCase(-5)]
    public void A_skewed_clock_is_off_while_it_lasts_and_drives_timers_as_ever(int by)
    {
        var skew = new ClockSkew { At = FaultyRun.At(20), For = FaultyRun.Ms(40), Node = 0, By = FaultyRun.Ms(by) };
        Assert.That(Ticks(10, 8, skew), Is.EqualTo(new[] { 10, 20 + by, 30 + by, 40 + by, 50 + by, 60, 70, 80 }.Select(shown => FaultyRun.At(shown))));
    }

    [Test]
    public void Skews_that_overlap_add_up()
    {
        var skew = new ClockSkew { At = FaultyRun.At(15), For = FaultyRun.Ms(20), Node = 0, By = FaultyRun.Ms(5) };
        Assert.That(Ticks(10, 5, skew, skew with { At = FaultyRun.At(25), By = FaultyRun.Ms(3) }), Is.EqualTo(
            new[] { 10, 25, 38, 43, 50 }.Select(shown => FaultyRun.At(shown))));
    }

    [TestCase(7)]
    [TestCase(-7)]
    public void A_clock_that_was_set_stays_so(int by)
    {
        var step = new ClockStep { At = FaultyRun.At(25), Node = 0, By = FaultyRun.Ms(by) };
        Assert.That(Ticks(10, 4, step), Is.EqualTo(new[] { 10, 20, 30 + by, 40 + by }.Select(shown => FaultyRun.At(shown))));
    }

    [TestCase(50)]
    [TestCase(-50)]
    [TestCase(100_000)]
    [TestCase(-400_000)]
    [TestCase(1_000_000)]
    public void A_clock_gains_exactly_its_millionths(int rate)
    {
        // From the first expiry on, for that timer was armed before the clock went wrong. A timer of 10 ms of this clock takes
        // 10 ms * 1e6 / (1e6 + rate), rounded up to the nanosecond, and the clock shows 10 ms more, rounded down.
        const int count = 100;
        Ticking(10, count + 1, out var ticks, new ClockDrift { Node = 0, PartsPerMillion = rate }).ToEnd();
        var (shown, passed) = (ticks[^1].Shown - ticks[0].Shown, ticks[^1].True - ticks[0].True);
        Assert.That(shown - FaultyRun.Ms(10 * count), Is.InRange(new Duration(-2), new Duration(2 * count)));
        var expected = 10e6 * count * 1e6 / (1e6 + rate);
        Assert.That(passed.Nanoseconds, Is.InRange((long)expected, (long)expected + count));
    }

    [Test]
    public void Rates_that_overlap_add_up_and_what_was_gained_stays()
    {
        var drift = new ClockDrift { For = FaultyRun.Ms(100), Node = 0, PartsPerMillion = 100_000 };
        var clocks = new FaultyRun(1, [drift, drift with { At = FaultyRun.At(50), PartsPerMillion = 200_000 }]).Until(200).Simulation.Clocks;
        Assert.That(clocks.Read(new NodeId(0), FaultyRun.At(200)), Is.EqualTo(FaultyRun.At(200 + 5 + 15 + 10)));
    }

    [Test]
    public void A_timer_that_was_armed_before_its_clock_went_slow_is_not_early()
    {
        // Of 100 ms, 50 are counted when the clock begins to count half; the rest takes 100.
        Ticking(100, 1, out var ticks, new ClockDrift { At = FaultyRun.At(50), Node = 0, PartsPerMillion = -500_000 }).ToEnd();
        Assert.That(ticks, Is.EqualTo(new[] { (FaultyRun.At(150), FaultyRun.At(100)) }));
    }

    [SeededProperty(MaxTest = 300)]
    public void No_timer_expires_before_its_own_clock_has_counted_its_time(byte delay, ulong seed)
    {
        var drifts = new FaultSpace { Nodes = 2, Core = 0, Horizon = FaultyRun.Ms(2_000), Kinds = ["drift", "pause"] }.Draw(seed);
        var (armed, length) = (new Instant[2], FaultyRun.Ms(1 + delay));
        var run = new FaultyRun(2, drifts, new Script
        {
            Started = (ref long _, SimulatedEnvironment<ulong> environment) => Arm(environment),
            Expired = (ref long _, TimerId _, SimulatedEnvironment<ulong> environment) =>
            {
                Assert.That(environment.Now - armed[environment.Self.Index], Is.GreaterThanOrEqualTo(length));
                Arm(environment);
            },
        });
        run.Until(3_000);

        void Arm(SimulatedEnvironment<ulong> environment)
        {
            armed[environment.Self.Index] = environment.Now;
            environment.SetTimer(new TimerId(1), length);
        }
    }

    private static List<Instant> Ticks(int every, int count, params Fault[] faults)
    {
        Ticking(every, count, out var ticks, faults).ToEnd();
        return [.. ticks.Select(tick => tick.Shown)];
    }

    /// <summary>A node whose timer expires every so often: when it does, and what its clock shows then.</summary>
    private static FaultyRun Ticking(int every, int count, out List<(Instant True, Instant Shown)> ticks, params Fault[] faults)
    {
        var seen = new List<(Instant True, Instant Shown)>();
        ticks = seen;
        FaultyRun? run = null;
        run = new FaultyRun(1, faults, new Script
        {
            Started = (ref long _, SimulatedEnvironment<ulong> environment) => environment.SetTimer(new TimerId(0), FaultyRun.Ms(every)),
            Expired = (ref long _, TimerId timer, SimulatedEnvironment<ulong> environment) =>
            {
                seen.Add((run!.Simulation.Now, environment.Now));
                if (seen.Count < count)
                {
                    environment.SetTimer(timer, FaultyRun.Ms(every));
                }
            },
        });
        return run;
    }
}
