using System.Numerics;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Faults that hit messages by chance, against the binomial distribution.</summary>
internal sealed class ChanceFaultTests
{
    private const int Messages = 20_000;

    [TestCase(0.01)]
    [TestCase(0.1)]
    [TestCase(0.5)]
    public void Loss_loses_its_share_on_its_links_while_it_lasts(double chance)
    {
        var loss = new Loss { At = FaultyRun.At(100), For = FaultyRun.Ms(Messages), From = [0], To = [1], Chance = new(chance) };
        var run = new FaultyRun(3, [loss]);
        for (var i = 0; i < Messages; i++)
        {
            run.Send(100 + i, 0, 1, (ulong)i).Send(100 + i, 1, 0, (ulong)i).Send(100 + i, 0, 2, (ulong)i);
        }

        run.Send(99, 0, 1, Messages).Send(100 + Messages, 0, 1, Messages + 1).ToEnd();
        Expect.Binomial(run.Simulation.Counters.Lost, Messages, chance);
        Assert.That(run.Heard.Count(each => each.Node == 1), Is.EqualTo(Messages + 2 - run.Simulation.Counters.Lost));
        Assert.That(run.Heard.Count(each => each is { Node: 0 } or { Node: 2 }), Is.EqualTo(2 * Messages));
        Assert.That(run.Heard.Count(each => each is { Message: >= Messages }), Is.EqualTo(2), "just before it and at its end");
    }

    [Test]
    public void Two_losses_decide_apart_and_a_weaker_one_loses_fewer_of_the_same()
    {
        var (half, other) = (new Loss { Chance = new(0.5), Salt = 7 }, new Loss { Chance = new(0.5), Salt = 8 });
        var (byHalf, byOther, byQuarter) = (Lost(half), Lost(other), Lost(half with { Chance = new(0.25) }));
        Expect.Binomial(byHalf.Intersect(byOther).Count(), Messages, 0.25);
        Expect.Binomial(byQuarter.Count, Messages, 0.25);
        Assert.That(byQuarter.IsSubsetOf(byHalf));

        static SortedSet<ulong> Lost(Loss loss)
        {
            var heard = Flood(loss).Heard.Select(each => each.Message).ToHashSet();
            return [.. Enumerable.Range(0, Messages).Select(i => (ulong)i).Where(message => !heard.Contains(message))];
        }
    }

    [Test]
    public void Faults_of_one_plan_that_have_no_salt_decide_apart()
    {
        var run = new FaultyRun(2, [new Loss { Chance = new(0.5) }, new Loss { Chance = new(0.5) }]);
        for (var i = 0; i < Messages; i++)
        {
            run.Send(i, 0, 1, (ulong)i);
        }

        Expect.Binomial(run.ToEnd().Simulation.Counters.Lost, Messages, 0.75);
    }

    [Test]
    public void Duplication_delivers_its_share_twice_and_the_second_at_any_time_within()
    {
        var run = Flood(new Duplication { Chance = new(0.2), Within = FaultyRun.Ms(50), Salt = 1 });
        Expect.Binomial(run.Simulation.Counters.Duplicated, Messages, 0.2);
        var arrivals = run.Heard.GroupBy(each => each.Message).ToArray();
        Assert.That(arrivals, Has.Length.EqualTo(Messages), "each arrives");
        var apart = arrivals.Where(group => group.Count() == 2).Select(group => (group.Last().At - group.First().At).TotalMilliseconds).ToArray();
        Assert.That(apart, Has.Length.EqualTo(run.Simulation.Counters.Duplicated).And.All.InRange(0, 50));
        Expect.Mean(apart, 25);
    }

    [Test]
    public void Reordering_turns_the_expected_share_of_neighbours_around()
    {
        // Sent every ms; a message is held back with chance p by up to 2 ms, so it can only be overtaken by the next: with chance 1/2 by
        // one that is not held back, with chance 1/8 by one that is.
        const double p = 0.3;
        var order = Flood(new Reordering { Chance = new(p), By = FaultyRun.Ms(2), Salt = 1 }).Heard.Select(each => each.Message).ToArray();
        Assert.That(order, Has.Length.EqualTo(Messages));
        var inversions = order.Zip(order.Skip(1)).Count(pair => pair.First > pair.Second);
        Expect.Binomial(inversions, Messages, (p * (1 - p) / 2) + (p * p / 8));
    }

    [Test]
    public void Corruption_delivers_nothing_that_was_changed_where_there_are_checksums()
    {
        var run = Flood(new Corruption { Chance = new(0.3), Salt = 1 });
        Expect.Binomial(run.Simulation.Counters.Corrupted, Messages, 0.3);
        Assert.That(run.Simulation.Counters.Delivered, Is.EqualTo(Messages - run.Simulation.Counters.Corrupted));
        Assert.That(run.Heard.Select(each => each.Message), Is.Unique.And.All.LessThan(Messages));
    }

    [Test]
    public void Corruption_changes_one_to_three_bits_where_there_are_none()
    {
        var run = Flood(new Corruption { Chance = new(0.3), Salt = 1 }, deliversCorrupted: true);
        Assert.That((run.Simulation.Counters.Delivered, run.Simulation.Counters.Corrupted), Is.EqualTo((Messages, 0L)));
        var flips = run.Heard.Select((each, index) => BitOperations.PopCount(each.Message ^ (ulong)index)).ToArray();
        Assert.That(flips, Has.All.InRange(0, 3));

        // A word is back as it was where two of its flips fall on one bit: 1/3 of them have two, 1/64 of those.
        Expect.Binomial(flips.Count(count => count > 0), Messages, 0.3 * (1 - (1 / 3.0 / 64)));
    }

    private static FaultyRun Flood(Fault fault, bool deliversCorrupted = false)
    {
        var run = new FaultyRun(2, [fault], deliversCorrupted: deliversCorrupted);
        for (var i = 0; i < Messages; i++)
        {
            run.Send(i, 0, 1, (ulong)i);
        }

        return run.ToEnd();
    }
}
