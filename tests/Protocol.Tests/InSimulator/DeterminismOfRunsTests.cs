using System.Globalization;
using Distribution.Simulator;

namespace Distribution.Protocol.Tests;

/// <summary>One seed, one run: the trace hash of all events.</summary>
public sealed class DeterminismOfRunsTests
{
    private static readonly NetworkOptions Rough = new()
    {
        Latency = Latency.LogNormal(Duration.FromMilliseconds(3), 1),
        Loss = Chance.Of(0.05),
        Duplication = Chance.Of(0.05),
    };

    [Test]
    public void A_seed_gives_one_run_in_a_used_simulation_and_in_a_fresh_one()
    {
        var push = Runs.Push(500, Rough, "ln+1", FanoutLaw.Binomial);
        Runs.Run(push, 1);
        var first = (push.TraceHash, push.Counters, push.Now);
        Runs.Run(push, 2);
        Assert.That(push.TraceHash, Is.Not.EqualTo(first.TraceHash));
        Runs.Run(push, 1);
        Assert.That((push.TraceHash, push.Counters, push.Now), Is.EqualTo(first));
        var fresh = Runs.Push(500, Rough, "ln+1", FanoutLaw.Binomial);
        Runs.Run(fresh, 1);
        Assert.That((fresh.TraceHash, fresh.Counters, fresh.Now), Is.EqualTo(first));
    }

    [Test]
    public void Crashes_partitions_and_timers_of_one_run_leave_nothing_behind_for_the_next()
    {
        var used = Runs.Timed(100, Rough);
        used.Start(9, [new NodeId(4), new NodeId(5)]);
        used.Network.Partition([.. Enumerable.Range(0, 100).Select(node => node % 3)]);
        used.Broadcast(Instant.Zero, new NodeId(0), Runs.Rumor);
        used.RunUntilIdle(5_000);
        Runs.Run(used, 1);

        var fresh = Runs.Timed(100, Rough);
        Runs.Run(fresh, 1);
        Assert.That((used.TraceHash, used.Counters), Is.EqualTo((fresh.TraceHash, fresh.Counters)));
    }

    [Test]
    public void An_observer_changes_nothing()
    {
        var plain = Runs.Push(200, Rough);
        Runs.Run(plain, 5);
        var observed = Runs.Push(200, Rough);
        observed.Observer = new FirstReceptions();
        Runs.Run(observed, 5);
        Assert.That(observed.TraceHash, Is.EqualTo(plain.TraceHash));
    }

    [Test]
    public void A_fault_at_one_node_leaves_what_the_others_draw_as_it_was()
    {
        // Only what node 7 would have told others is missing: most nodes hear of the rumor from the same node at the same nanosecond.
        var all = ReceptionsOf([]);
        var without = ReceptionsOf([new NodeId(7)]);
        Assert.That(without.Count(reception => all.Contains(reception)), Is.GreaterThan(150));

        static HashSet<(NodeId, Instant)> ReceptionsOf(NodeId[] down)
        {
            var simulation = Runs.Push(200);
            var seen = new FirstReceptions();
            simulation.Observer = seen;
            simulation.Start(3, down);
            simulation.Broadcast(Instant.Zero, new NodeId(0), Runs.Rumor);
            simulation.RunUntilIdle();
            return [.. seen.All.Select(each => (each.Node, each.At))];
        }
    }

    [TestCase(FanoutLaw.Fixed, "2ddc1ed68510b7ac")]
    [TestCase(FanoutLaw.Binomial, "69bffe391d46e797")]
    [TestCase(FanoutLaw.Poisson, "13965144c0e44f87")]
    [TestCase(FanoutLaw.Ceiling, "670bb537ada39367")]
    public void Push_gossip_never_changes(FanoutLaw law, string hash)
    {
        var simulation = Runs.Push(200, Rough, "3.5", law);
        Runs.Run(simulation, 7);
        Assert.That(Hexadecimal(simulation.TraceHash), Is.EqualTo(hash));
    }

    [Test]
    public void Timed_push_never_changes()
    {
        var simulation = Runs.Timed(200, Rough);
        Runs.Run(simulation, 7);
        Assert.That(Hexadecimal(simulation.TraceHash), Is.EqualTo("233e26bf04b3c393"));
    }

    private static string Hexadecimal(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);
}
