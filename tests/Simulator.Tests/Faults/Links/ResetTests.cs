using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>A connection that breaks takes with it all that is on its way, whatever put it off, and both ends are told.</summary>
internal sealed class ResetTests
{
    private static readonly Reset At10 = new() { At = FaultyRun.At(10), One = 0, Other = 1 };

    [Test]
    public void Both_ends_are_told_and_what_is_on_its_way_is_lost()
    {
        var told = new List<string>();
        var run = new FaultyRun(3, [At10], new Script { Disconnected = (node, peer) => told.Add($"{node} of {peer}") });
        run.Send(8.999999, 0, 1, 1).Send(9, 0, 1, 2).Send(9.5, 1, 0, 3).Send(9.5, 0, 2, 4).Send(10, 0, 1, 5).ToEnd();
        Assert.That(run.Heard.Select(each => each.Message), Is.EqualTo(new ulong[] { 1, 4, 5 }));
        Assert.That(run.Simulation.Counters.Cut, Is.EqualTo(2));
        Assert.That(told, Is.EqualTo(new[] { "n0 of n1", "n1 of n0" }));
    }

    private static IEnumerable<Fault[]> OrdersOf(params Fault[] faults) => [faults, [.. faults.Reverse()]];

    [Test]
    public void What_later_rules_put_off_does_not_survive_it() =>
        Assert.Multiple(() =>
        {
            foreach (var faults in OrdersOf(At10, new Spike { By = FaultyRun.Ms(50) })
                .Concat(OrdersOf(At10, new Reordering { Chance = new(1), By = FaultyRun.Ms(50) }))
                .Concat(OrdersOf(At10, new Clog { At = FaultyRun.At(4), For = FaultyRun.Ms(50) }))
                .Concat(OrdersOf(At10, new SingleMessage { From = 0, To = 1, Number = 0, Arrivals = [new(FaultyRun.Ms(50))] })))
            {
                var run = new FaultyRun(2, faults).Send(5, 0, 1, 1).ToEnd();
                Assert.That(run.Heard.Where(each => each.At >= FaultyRun.At(10)), Is.Empty, faults[0].Story + ", " + faults[1].Story);
            }
        });

    [Test]
    public void Of_two_copies_each_is_judged_by_its_own_arrival()
    {
        var early = new SingleMessage { From = 0, To = 1, Number = 0, Arrivals = [new(FaultyRun.Ms(2)), new(FaultyRun.Ms(50))] };
        var late = early with { Arrivals = [new(FaultyRun.Ms(50)), new(FaultyRun.Ms(2))] };
        var both = early with { Arrivals = [new(FaultyRun.Ms(50)), new(FaultyRun.Ms(60))] };
        foreach (var (single, heard) in new[] { (early, 1), (late, 1), (both, 0) })
        {
            var run = new FaultyRun(2, [At10, single]).Send(5, 0, 1, 1).ToEnd();
            Assert.That(run.Heard, Has.Count.EqualTo(heard));
            Assert.That(run.Heard.Select(each => each.At), Has.All.EqualTo(FaultyRun.At(7)));
            Assert.That(run.Simulation.Counters.Cut, Is.EqualTo(2 - heard));
        }
    }
}
