using Distribution.InSimulator;

namespace Distribution.Protocol.Tests;

/// <summary>Timers as the seam promises them, in the simulator.</summary>
public sealed class TimerTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(7)]
    public void Arming_again_replaces(int timer)
    {
        var expiries = Expiries(environment =>
        {
            environment.SetTimer(new TimerId(timer), Duration.FromMilliseconds(5));
            environment.SetTimer(new TimerId(timer), Duration.FromMilliseconds(9));
            environment.SetTimer(new TimerId(timer), Duration.FromMilliseconds(7));
        });
        Assert.That(expiries, Is.EqualTo(new[] { $"{timer} at 7ms" }));
    }

    [TestCase(0)]
    [TestCase(3)]
    public void A_timer_that_never_expires_takes_the_place_of_the_armed_one(int timer)
    {
        var expiries = Expiries(
            environment => environment.SetTimer(new TimerId(5), Duration.FromMilliseconds(1)),
            (expired, environment) =>
            {
                if (expired.Value == 5)
                {
                    environment.SetTimer(new TimerId(timer), Duration.FromMilliseconds(1));
                    environment.SetTimer(new TimerId(timer), Duration.MaxValue);
                }
            });
        Assert.That(expiries, Is.EqualTo(new[] { "5 at 1ms" }));
    }

    [Test]
    public void Timers_of_different_numbers_and_nodes_do_not_know_each_other()
    {
        var expiries = Expiries(
            environment =>
            {
                for (var timer = 3; timer >= 0; timer--)
                {
                    environment.SetTimer(new TimerId(timer), Duration.FromMilliseconds(1 + timer + (10 * environment.Self.Index)));
                }
            },
            nodes: 2);
        Assert.That(expiries, Is.EqualTo(new[]
        {
            "0 at 1ms", "1 at 2ms", "2 at 3ms", "3 at 4ms", "0 at 11ms", "1 at 12ms", "2 at 13ms", "3 at 14ms",
        }));
    }

    [Test]
    public void A_timer_can_be_armed_in_its_own_expiry_with_no_delay()
    {
        var left = 3;
        var expiries = Expiries(
            environment => environment.SetTimer(new TimerId(1), Duration.Zero),
            (timer, environment) =>
            {
                if (--left > 0)
                {
                    environment.SetTimer(timer, Duration.Zero);
                }
            });
        Assert.That(expiries, Is.EqualTo(new[] { "1 at 0ns", "1 at 0ns", "1 at 0ns" }));
    }

    [Test]
    public void Replaced_timers_are_events_and_no_expiries_and_the_next_run_knows_nothing_of_them()
    {
        var probe = new ProbeProtocol<ulong>
        {
            Started = environment =>
            {
                environment.SetTimer(new TimerId(2), Duration.FromMilliseconds(1));
                environment.SetTimer(new TimerId(2), Duration.FromMilliseconds(2));
            },
        };
        var simulation = new Simulation<int, ulong>(probe, Runs.Options(1));
        for (var run = 0; run < 2; run++)
        {
            simulation.Start(1);
            simulation.RunUntilIdle();
            Assert.That((simulation.Counters.Events, simulation.Counters.TimersExpired), Is.EqualTo((2L, 1L)));
        }
    }

    private static List<string> Expiries(
        Action<SimulatedEnvironment<ulong>> start, Action<TimerId, SimulatedEnvironment<ulong>>? expired = null, int nodes = 1)
    {
        var log = new List<string>();
        var probe = new ProbeProtocol<ulong>
        {
            Started = start,
            Expired = (timer, environment) =>
            {
                log.Add($"{timer.Value} at {environment.Now}");
                expired?.Invoke(timer, environment);
            },
        };
        var simulation = new Simulation<int, ulong>(probe, Runs.Options(nodes));
        simulation.Start(1);
        simulation.RunUntilIdle();
        return log;
    }
}
