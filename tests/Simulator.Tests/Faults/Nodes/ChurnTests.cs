using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Churn is a timetable: how many nodes are away, and how often each, follows from it exactly.</summary>
internal sealed class ChurnTests
{
    private static readonly Churn Fault = new()
    {
        At = FaultyRun.At(100),
        For = FaultyRun.Ms(1_000),
        Every = FaultyRun.Ms(10),
        Away = FaultyRun.Ms(25),
        Core = 2,
        Salt = 3,
    };

    [Test]
    public void As_many_nodes_are_away_as_crash_while_one_is_away()
    {
        var run = new FaultyRun(7, [Fault]);
        var down = 0;
        for (var ms = 99; ms < 1_200; ms++)
        {
            // Crashes at 100, 110, ..., 1090, each for 25 ms: of the last 25 ms, those that were.
            var expected = Enumerable.Range(0, 100).Count(turn => 100 + (10 * turn) <= ms && ms + 0.5 < 125 + (10 * turn));
            var away = DownAt(run.Until(ms + 0.5));
            Assert.That(away, Has.Length.EqualTo(expected), $"at {ms} ms");
            Assert.That(away, Has.None.LessThan(2), "the core is left in peace");
            down += away.Length;
        }

        // 5 nodes share 100 absences of 25 ms.
        Assert.That(down, Is.EqualTo(100 * 25));
        Assert.That(Incarnations(run), Is.EqualTo(new uint[] { 0, 0, 20, 20, 20, 20, 20 }));
    }

    [Test]
    public void The_order_is_drawn_by_the_salt()
    {
        var orders = new[] { 3UL, 3UL, 4UL }.Select(salt =>
        {
            var run = new FaultyRun(7, [Fault with { Salt = salt }]);
            return string.Join(' ', Enumerable.Range(0, 5).Select(turn => DownAt(run.Until(101 + (10 * turn)))[^1]));
        }).ToArray();
        Assert.That(orders[0], Is.EqualTo(orders[1]).And.Not.EqualTo(orders[2]));
    }

    [Test]
    public void A_node_whose_turn_comes_while_it_is_away_comes_back_after_the_last()
    {
        // Two nodes in turn every 10 ms, each away for 25: node 0 from 0 to 25 and 20 to 45, ...
        var run = new FaultyRun(2, [new Churn { For = FaultyRun.Ms(100), Every = FaultyRun.Ms(10), Away = FaultyRun.Ms(25), Core = 0 }]);
        Assert.That(DownAt(run.Until(60)), Has.Length.EqualTo(2));
        Assert.That(DownAt(run.Until(200)), Is.Empty);
        Assert.That(Incarnations(run), Is.EqualTo(new uint[] { 1, 1 }));
    }

    [Test]
    public void A_crash_over_a_turn_holds_the_node_until_both_are_over()
    {
        var crash = new Crash { At = FaultyRun.At(95), For = FaultyRun.Ms(2_000), Node = 3, Keeps = Remnant.Everything };
        var run = new FaultyRun(7, [Fault, crash]);
        Assert.That(DownAt(run.Until(1_500)), Is.EqualTo(new[] { 3 }));
        Assert.That(DownAt(run.Until(2_100)), Is.Empty);
    }

    private static int[] DownAt(FaultyRun run) =>
        [.. Enumerable.Range(0, run.Simulation.NodeCount).Where(node => !run.Simulation.IsUp(new NodeId(node)))];

    private static IEnumerable<uint> Incarnations(FaultyRun run) =>
        Enumerable.Range(0, run.Simulation.NodeCount).Select(node => run.Simulation.IncarnationOf(new NodeId(node)));
}
