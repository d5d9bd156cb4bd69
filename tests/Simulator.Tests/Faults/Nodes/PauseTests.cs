using Distribution.InSimulator;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Nodes that are halted: what is held, in which order it comes, and what their clocks show.</summary>
internal sealed class PauseTests
{
    [Test]
    public void What_is_held_comes_in_order_and_before_all_else_of_that_instant()
    {
        var run = new FaultyRun(2, [Of(10, 10)]);
        run.Send(8, 0, 1, 1).Send(12, 0, 1, 2).Send(13, 0, 1, 3).Send(19, 0, 1, 4).Send(19, 0, 1, 5).Send(20, 0, 1, 6).ToEnd();
        Assert.That(run.Texts, Is.EqualTo(new[]
        {
            "n1 hears 1 from n0 at 9ms", "n1 hears 2 from n0 at 20ms", "n1 hears 3 from n0 at 20ms", "n1 hears 4 from n0 at 20ms",
            "n1 hears 5 from n0 at 20ms", "n1 hears 6 from n0 at 21ms",
        }));
    }

    [TestCase(10, 20, 15, 5)]
    [TestCase(10, 10, 15, 15)]
    [TestCase(15, 15, 10, 10)]
    public void A_node_goes_on_when_the_last_of_its_pauses_is_over(int at, int length, int otherAt, int otherLength)
    {
        var run = new FaultyRun(2, [Of(at, length), Of(otherAt, otherLength)]).Send(12, 0, 1, 1).ToEnd();
        Assert.That(run.Texts, Is.EqualTo(new[] { "n1 hears 1 from n0 at 30ms" }));
    }

    [Test]
    public void A_pause_that_begins_at_the_end_of_another_holds_what_that_one_has_held_in_order()
    {
        var run = new FaultyRun(2, [Of(10, 10), Of(20, 10)]);
        run.Send(12, 0, 1, 1).Send(13, 0, 1, 2).Send(19, 0, 1, 3).Send(20, 0, 1, 4).ToEnd();
        Assert.That(run.Heard.Select(each => each.Message), Is.EqualTo(new ulong[] { 1, 2, 3, 4 }));
        Assert.That(run.Heard.Select(each => each.At), Has.All.EqualTo(FaultyRun.At(30)));
    }

    [Test]
    public void What_the_user_asks_of_a_halted_node_and_the_break_of_a_connection_wait_too()
    {
        var told = new List<string>();
        FaultyRun? run = null;
        var reset = new Reset { At = FaultyRun.At(14), One = 0, Other = 1 };
        run = new FaultyRun(3, [Of(10, 10), reset], new Script { Disconnected = (node, _) => told.Add($"{node} at {run!.Simulation.Now}") });
        run.Send(12, 1, 2, 1).ToEnd();
        Assert.That(run.Texts, Is.EqualTo(new[] { "n2 hears 1 from n1 at 21ms" }));
        Assert.That(told, Is.EqualTo(new[] { "n0 at 14ms", "n1 at 20ms" }));
    }

    [Test]
    public void A_halted_node_that_crashes_hears_nothing_of_what_was_held()
    {
        var run = new FaultyRun(2, [Of(10, 20), new Crash { At = FaultyRun.At(15), For = FaultyRun.Ms(5), Node = 1 }]);
        run.Send(12, 0, 1, 1).Send(16, 1, 0, 2).ToEnd();
        Assert.That(run.Heard, Is.Empty);
        Assert.That(run.Simulation.Counters.Unheard, Is.EqualTo(1));
    }

    [TestCase(false, "expires at 30ms showing 30ms", Description = "as after SIGSTOP: it was due at 25 ms, and the clock went on")]
    [TestCase(true, "expires at 45ms showing 25ms", Description = "as a virtual machine: its clock counts on where it stood")]
    public void A_timer_expires_when_its_own_clock_has_counted_its_time(bool stopsClock, string expected) =>
        Assert.That(Expiry([Of(10, 20, stopsClock)]), Is.EqualTo(expected));

    [Test]
    public void A_clock_stands_until_the_last_of_the_pauses_that_stop_it_is_over()
    {
        // Stopped from 10 to 30 ms; halted with a running clock from 30 to 50 ms, when 30 ms are counted.
        Fault[] faults = [Of(10, 10, stopsClock: true), Of(15, 15, stopsClock: true), Of(25, 25)];
        Assert.That(Expiry(faults), Is.EqualTo("expires at 50ms showing 30ms"));
    }

    [Test]
    public void A_timer_that_is_due_when_its_clock_stops_is_due_when_it_goes_on() =>
        Assert.That(Expiry([Of(25, 10, stopsClock: true)]), Is.EqualTo("expires at 35ms showing 25ms"));

    private static Pause Of(int at, int length, bool stopsClock = false) =>
        new() { At = FaultyRun.At(at), For = FaultyRun.Ms(length), Node = 1, StopsClock = stopsClock };

    /// <summary>The expiry of a timer of 25 ms that is armed at the start of node 1.</summary>
    private static string Expiry(IReadOnlyList<Fault> faults)
    {
        var expiries = new List<string>();
        FaultyRun? run = null;
        run = new FaultyRun(2, faults, new Script
        {
            Started = (ref long _, SimulatedEnvironment<ulong> environment) => environment.SetTimer(new TimerId(0), FaultyRun.Ms(25)),
            Expired = (ref long _, TimerId _, SimulatedEnvironment<ulong> environment) =>
            {
                if (environment.Self.Index == 1)
                {
                    expiries.Add($"expires at {run!.Simulation.Now} showing {environment.Now}");
                }
            },
        });
        run.ToEnd();
        return expiries.Single();
    }
}
