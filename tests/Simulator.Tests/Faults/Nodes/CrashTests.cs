using Distribution.InSimulator;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Nodes that crash, what is left to them, and what they hear.</summary>
internal sealed class CrashTests
{
    // Every message is added to the state, and the even ones are stored for certain.
    private static readonly Script Sum = new()
    {
        Received = (ref long state, NodeId _, ulong message, SimulatedEnvironment<ulong> environment) =>
        {
            state += (long)message;
            if (message % 2 == 0)
            {
                environment.Sync();
            }
        },
    };

    [TestCase(Remnant.Nothing, 0)]
    [TestCase(Remnant.Synced, 10)]
    [TestCase(Remnant.Everything, 15)]
    public void A_node_starts_again_with_what_its_crash_leaves(Remnant keeps, long left)
    {
        var run = new FaultyRun(2, [Of(10, 10, keeps)], Sum);
        run.Send(0, 0, 1, 10).Send(1, 0, 1, 5).Send(9.5, 0, 1, 100).Send(18.5, 0, 1, 100).Until(25);
        Assert.That(run.Simulation.States[1], Is.EqualTo(left));
        Assert.That(run.Simulation.Counters.Unheard, Is.EqualTo(2));
        Assert.That(run.Simulation.IncarnationOf(new NodeId(1)), Is.EqualTo(1));
        Assert.That(run.Send(26, 0, 1, 1).ToEnd().Simulation.States[1], Is.EqualTo(left + 1), "it hears again");
    }

    [Test]
    public void A_node_without_its_machine_has_nothing_when_it_comes_back()
    {
        var run = new FaultyRun(2, [new HalfOpen { At = FaultyRun.At(10), For = FaultyRun.Ms(10), Node = 1 }], Sum);
        run.Send(0, 0, 1, 10).Send(12, 0, 1, 100).Until(25);
        Assert.That((run.Simulation.States[1], run.Simulation.Counters.Unheard), Is.EqualTo((0L, 1L)));
    }

    [Test]
    public void What_was_stored_before_a_node_lost_everything_does_not_come_back()
    {
        var run = new FaultyRun(2, [Of(10, 5, Remnant.Nothing), Of(20, 5, Remnant.Synced)], Sum);
        Assert.That(run.Send(0, 0, 1, 10).Send(16, 0, 1, 3).Until(30).Simulation.States[1], Is.Zero);
    }

    [TestCase(10, 20, 15, 5, Description = "one within the other")]
    [TestCase(10, 10, 15, 15, Description = "one after the other")]
    [TestCase(10, 20, 10, 20, Description = "both at once")]
    public void A_node_is_down_until_the_last_of_its_crashes_is_over_and_keeps_the_least(int at, int length, int otherAt, int otherLength)
    {
        foreach (var (one, other) in new[] { (Remnant.Everything, Remnant.Synced), (Remnant.Synced, Remnant.Everything) })
        {
            var run = new FaultyRun(2, [Of(at, length, one), Of(otherAt, otherLength, other)], Sum);
            run.Send(0, 0, 1, 10).Send(1, 0, 1, 5).Until(29.9);
            Assert.That(run.Simulation.IsUp(new NodeId(1)), Is.False);
            run.Until(31);
            Assert.That(run.Simulation.IsUp(new NodeId(1)));
            Assert.That((run.Simulation.States[1], run.Simulation.IncarnationOf(new NodeId(1))), Is.EqualTo((10L, 1U)));
        }
    }

    [Test]
    public void A_crash_and_a_half_open_node_overlap_as_two_crashes_do()
    {
        var halfOpen = new HalfOpen { At = FaultyRun.At(15), For = FaultyRun.Ms(15), Node = 1 };
        var run = new FaultyRun(2, [Of(10, 10, Remnant.Everything), halfOpen], Sum);
        run.Send(0, 0, 1, 10).Until(29.9);
        Assert.That(run.Simulation.IsUp(new NodeId(1)), Is.False);
        Assert.That(run.Until(31).Simulation.States[1], Is.Zero);
    }

    [Test]
    public void A_crash_that_ends_within_one_for_good_starts_nothing()
    {
        var run = new FaultyRun(2, [new Crash { At = FaultyRun.At(10), Node = 1 }, Of(12, 5, Remnant.Everything)], Sum);
        Assert.That(run.Until(100).Simulation.IsUp(new NodeId(1)), Is.False);
    }

    [TestCase(10, 30, 15, 10, 40, Description = "a crash within a pause: it starts when the pause is over")]
    [TestCase(15, 10, 10, 30, 40, Description = "a pause within a crash")]
    [TestCase(10, 10, 15, 15, 30, Description = "a pause, then a crash")]
    [TestCase(15, 15, 10, 10, 30, Description = "a crash, then a pause")]
    public void A_node_starts_when_neither_a_crash_nor_a_pause_holds_it(int pauseAt, int pauseFor, int crashAt, int crashFor, int up)
    {
        var pause = new Pause { At = FaultyRun.At(pauseAt), For = FaultyRun.Ms(pauseFor), Node = 1 };
        var run = new FaultyRun(2, [pause, Of(crashAt, crashFor, Remnant.Everything)], Sum);
        run.Send(up - 2, 0, 1, 10).Until(up - 0.1);
        Assert.That(run.Simulation.IsUp(new NodeId(1)), Is.False);
        run.Send(up + 0.5, 0, 1, 1).ToEnd();
        Assert.That(run.Texts, Is.EqualTo(new[] { $"n1 hears 1 from n0 at {FaultyRun.At(up + 1.5)}" }));
    }

    [Test]
    public void Another_life_draws_afresh()
    {
        var drawn = new List<int>();
        var script = new Script { Started = (ref long _, SimulatedEnvironment<ulong> environment) => drawn.Add(environment.NextRandom(1 << 30)) };
        _ = new FaultyRun(1, [Of(10, 10, Remnant.Everything, node: 0)], script).ToEnd();
        _ = new FaultyRun(1, [Of(10, 10, Remnant.Everything, node: 0)], script).ToEnd();
        Assert.That(drawn, Has.Count.EqualTo(4));
        Assert.That(drawn.Take(2), Is.EqualTo(drawn.Skip(2)).And.Unique);
    }

    [Test]
    public void What_a_slow_node_was_behind_with_is_gone_with_it()
    {
        var slow = new Slow { Node = 1, PerInput = FaultyRun.Ms(100) };
        var run = new FaultyRun(2, [slow, Of(10, 10, Remnant.Everything)], Sum);
        run.Send(0, 0, 1, 2).Send(0, 0, 1, 4).Send(0, 0, 1, 8).Send(20, 0, 1, 16).ToEnd();
        Assert.That(run.Texts, Is.EqualTo(new[] { "n1 hears 2 from n0 at 1ms", "n1 hears 16 from n0 at 21ms" }));
        Assert.That(run.Simulation.Counters.Unheard, Is.EqualTo(2));
    }

    private static Crash Of(int at, int length, Remnant keeps, int node = 1) =>
        new() { At = FaultyRun.At(at), For = FaultyRun.Ms(length), Node = node, Keeps = keeps };
}
