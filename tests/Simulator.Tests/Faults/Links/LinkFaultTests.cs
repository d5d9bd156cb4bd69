using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Faults of links without chance, exactly.</summary>
internal sealed class LinkFaultTests
{
    [Test]
    public void A_spike_makes_every_message_of_its_links_later_while_it_lasts()
    {
        var spike = new Spike { At = FaultyRun.At(10), For = FaultyRun.Ms(10), From = [0], By = FaultyRun.Ms(7) };
        var run = new FaultyRun(2, [spike]);
        run.Send(9.999999, 0, 1, 1).Send(10, 0, 1, 2).Send(19.999999, 0, 1, 3).Send(20, 0, 1, 4).Send(15, 1, 0, 5).ToEnd();
        Assert.That(run.Delays, Is.EqualTo(new[] { 1, 1, 8, 1, 8 }.Select(ms => FaultyRun.Ms(ms))), "in the order of hearing: 1 5 2 4 3");
    }

    [Test]
    public void A_cut_lets_nothing_through_in_its_direction_alone()
    {
        var run = new FaultyRun(3, [new Cut { At = FaultyRun.At(10), For = FaultyRun.Ms(10), From = [0], To = [1] }]);
        for (var ms = 0; ms < 30; ms++)
        {
            run.Send(ms, 0, 1, (ulong)ms).Send(ms, 1, 0, (ulong)ms).Send(ms, 0, 2, (ulong)ms);
        }

        run.ToEnd();
        Assert.That(run.Heard.Where(each => each.Node == 1).Select(each => (int)each.Message), Is.EqualTo(Enumerable.Range(0, 10).Concat(Enumerable.Range(20, 10))));
        Assert.That(run.Heard.Count(each => each.Node != 1), Is.EqualTo(60));
        Assert.That(run.Simulation.Counters.Cut, Is.EqualTo(10));
    }

    [Test]
    public void A_partition_keeps_its_sides_apart_and_those_that_it_does_not_name_together()
    {
        int[] sides = [1, 1, 2, 0, 0];
        var run = new FaultyRun(5, [new Partition { At = FaultyRun.At(10), For = FaultyRun.Ms(10), Sides = [[0, 1], [2]] }]);
        foreach (var (from, to) in Pairs(5))
        {
            run.Send(9, from, to, 1).Send(15, from, to, 2).Send(20, from, to, 3);
        }

        run.ToEnd();
        Assert.That(run.Heard.Where(each => each.Message == 2).Select(each => (each.From, each.Node)), Is.EquivalentTo(
            Pairs(5).Where(pair => sides[pair.From] == sides[pair.To])));
        Assert.That(run.Heard.Count(each => each.Message != 2), Is.EqualTo(40), "before and after");
    }

    [Test]
    public void A_clog_holds_messages_and_lets_them_go_at_its_end_in_order()
    {
        var run = new FaultyRun(2, [new Clog { At = FaultyRun.At(10), For = FaultyRun.Ms(10), From = [0], To = [1] }]);
        run.Send(9.5, 0, 1, 0).Send(10, 0, 1, 1).Send(12, 1, 0, 2).Send(14, 0, 1, 3).Send(19, 0, 1, 4).Send(19.5, 0, 1, 5).Send(20, 0, 1, 6).ToEnd();
        Assert.That(run.Texts, Is.EqualTo(new[]
        {
            "n1 hears 0 from n0 at 10.5ms", "n0 hears 2 from n1 at 13ms", "n1 hears 1 from n0 at 20ms", "n1 hears 3 from n0 at 20ms",
            "n1 hears 4 from n0 at 20ms", "n1 hears 5 from n0 at 20.5ms", "n1 hears 6 from n0 at 21ms",
        }));
    }

    [Test]
    public void A_message_takes_the_time_of_its_distance()
    {
        var run = new FaultyRun(3, [new Distance { Places = [[0, 0], [3, 4], [-5, 12]] }]);
        run.Send(0, 0, 1, 1).Send(0, 1, 0, 2).Send(0, 0, 2, 3).Send(0, 1, 2, 4).ToEnd();
        var expected = new[] { 6, 6, 14, 1 + Math.Sqrt(128) }.Order().Select(ms => FaultyRun.Ms(ms));
        Assert.That(run.Delays, Is.EqualTo(expected), "a constant millisecond and the way");
    }

    [Test]
    public void A_single_message_is_lost_late_or_there_twice_and_no_other()
    {
        var run = new FaultyRun(2, [
            new SingleMessage { From = 0, To = 1, Number = 1, Arrivals = [] },
            new SingleMessage { From = 0, To = 1, Number = 2, Arrivals = [new(FaultyRun.Ms(5)), new(FaultyRun.Ms(2))] },
            new SingleMessage { From = 1, To = 0, Number = 0, Arrivals = [new(FaultyRun.Ms(9))] },
        ]);
        for (var ms = 0; ms < 4; ms++)
        {
            run.Send(ms, 0, 1, (ulong)ms);
        }

        run.Send(0, 1, 0, 9).ToEnd();
        Assert.That(run.Texts, Is.EqualTo(new[]
        {
            "n1 hears 0 from n0 at 1ms", "n1 hears 2 from n0 at 4ms", "n1 hears 3 from n0 at 4ms", "n1 hears 2 from n0 at 7ms",
            "n0 hears 9 from n1 at 9ms",
        }));
    }

    private static IEnumerable<(int From, int To)> Pairs(int nodes) =>
        from one in Enumerable.Range(0, nodes) from other in Enumerable.Range(0, nodes) where one != other select (one, other);
}
