using Distribution.InSimulator;
using Distribution.Simulator;

namespace Distribution.Protocol.Tests;

public sealed class SimulationTests
{
    private static readonly NodeId One = new(0);
    private static readonly NodeId Two = new(1);

    [Test]
    public void A_message_to_oneself_arrives_at_once_after_the_input_and_is_never_lost_or_cut()
    {
        var log = new List<string>();
        var probe = new ProbeProtocol<ulong>
        {
            Started = environment =>
            {
                environment.Send(environment.Self, 7);
                log.Add("sent");
            },
            Received = (from, message, environment) => log.Add($"{message} from {from} at {environment.Now}"),
        };
        var network = new NetworkOptions { Loss = Chance.Of(1), Duplication = Chance.Of(1) };
        var simulation = new Simulation<int, ulong>(probe, Runs.Options(1, network));

        simulation.Start(1);
        simulation.Network.Partition([5]);
        simulation.RunUntilIdle();

        Assert.That(log, Is.EqualTo(new[] { "sent", "7 from n0 at 0ns" }));
        Assert.That((simulation.Counters.Sent, simulation.Counters.Delivered), Is.EqualTo((1L, 1L)));
    }

    [Test]
    public void Nodes_start_in_order_and_their_clock_stands_still_during_an_input()
    {
        var starts = new List<(NodeId, Instant)>();
        var probe = new ProbeProtocol<ulong> { Started = environment => starts.Add((environment.Self, environment.Now)) };
        new Simulation<int, ulong>(probe, Runs.Options(3)).Start(1);
        Assert.That(starts, Is.EqualTo(Enumerable.Range(0, 3).Select(node => (new NodeId(node), Instant.Zero))));
    }

    [Test]
    public void Peers_are_all_other_nodes_once_each()
    {
        var peers = new List<NodeId>();
        var probe = new ProbeProtocol<ulong>
        {
            Started = environment =>
            {
                if (environment.Self == Two)
                {
                    peers.AddRange(Enumerable.Range(0, environment.PeerCount).Select(environment.Peer));
                }
            },
        };
        new Simulation<int, ulong>(probe, Runs.Options(4)).Start(1);
        Assert.That(peers, Is.EqualTo(new[] { new NodeId(0), new NodeId(2), new NodeId(3) }));
    }

    [TestCase(-1)]
    [TestCase(2)]
    public void A_message_to_a_node_that_there_is_not_is_the_protocols_defect(int node)
    {
        var probe = new ProbeProtocol<ulong> { Started = environment => environment.Send(new NodeId(node), 1) };
        Assert.That(() => new Simulation<int, ulong>(probe, Runs.Options(2)).Start(1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_node_that_is_down_from_the_start_does_nothing_and_hears_nothing()
    {
        var probe = new ProbeProtocol<ulong>
        {
            Started = environment =>
            {
                environment.SetTimer(new TimerId(0), Duration.FromSeconds(1));
                environment.Send(environment.Peer(0), 1);
            },
        };
        var simulation = new Simulation<int, ulong>(probe, Runs.Options(2));
        simulation.Start(1, [Two]);
        simulation.RunUntilIdle();

        Assert.That(simulation.States.ToArray(), Is.EqualTo(new[] { 2, 0 }), "the other one starts and its timer expires");
        Assert.That((simulation.Counters.Sent, simulation.Counters.Delivered, simulation.Counters.Unheard), Is.EqualTo((1L, 0L, 1L)));
    }

    [Test]
    public void A_node_that_crashes_hears_no_timer_and_no_message_any_more_and_is_up_again_in_the_next_run()
    {
        var probe = new ProbeProtocol<ulong>
        {
            Started = environment => environment.SetTimer(new TimerId(0), Duration.FromSeconds(1)),
            Expired = (timer, environment) =>
            {
                environment.Send(environment.Peer(0), 1);
                environment.SetTimer(timer, Duration.FromSeconds(1));
            },
        };
        var simulation = new Simulation<int, ulong>(probe, Runs.Options(2));
        simulation.Start(1);
        simulation.Schedule(new Instant(2_500_000_000), Two, () => simulation.Crash(Two));
        simulation.RunUntilIdle(40);

        // Start, timers at 1 and 2 s, and the other's two messages.
        Assert.That(simulation.States[1], Is.EqualTo(5));
        Assert.That(simulation.Counters.Unheard, Is.Positive);

        simulation.Start(1);
        simulation.RunUntilIdle(40);
        Assert.That(simulation.States[1], Is.GreaterThan(5));
    }

    [SeededProperty(MaxTest = 60)]
    public void Every_message_is_accounted_for(ulong seed, byte loss, byte duplication, bool isPartitioned, byte crashed)
    {
        var network = new NetworkOptions { Loss = Chance.Of(loss / 512.0), Duplication = Chance.Of(duplication / 255.0) };
        var simulation = Runs.Push(50, network, "4");
        simulation.Start(seed, [.. Enumerable.Range(50 - (crashed % 49), crashed % 49).Select(node => new NodeId(node))]);
        if (isPartitioned)
        {
            simulation.Network.Partition([.. Enumerable.Range(0, 50).Select(node => node % 2)]);
        }

        simulation.Broadcast(Instant.Zero, One, Runs.Rumor);
        Assert.That(simulation.RunUntilIdle(), Is.True);

        var counters = simulation.Counters;
        Assert.That(
            counters.Sent + counters.Duplicated, Is.EqualTo(counters.Delivered + counters.Lost + counters.Cut + counters.Unheard));
        Assert.That(counters.Events, Is.EqualTo(counters.Delivered + counters.Unheard + 1), "and the broadcast");
        Assert.That(counters.Cut > 0, Is.EqualTo(isPartitioned && counters.Cut > 0));
    }

    [Test]
    public void The_observer_is_told_once_for_each_node_and_rumor()
    {
        var network = new NetworkOptions { Duplication = Chance.Of(0.5) };
        var seen = new FirstReceptions();
        var push = Runs.Push(200, network);
        push.Observer = seen;
        Runs.Run(push, 1);
        Assert.That(seen.All.Select(each => (each.Node, each.Rumor)), Is.Unique);
        Assert.That(seen.All, Has.Count.GreaterThan(150));
        Assert.That(seen.All.Select(each => each.At), Is.Ordered);

        var seenTimed = new FirstReceptions();
        var timed = Runs.Timed(200, network);
        timed.Observer = seenTimed;
        Runs.Run(timed, 1);
        Assert.That(seenTimed.All.Select(each => (each.Node, each.Rumor)), Is.Unique);
        Assert.That(seenTimed.All, Has.Count.EqualTo(2_000));
    }

    [Test]
    public void Only_a_gossip_protocol_takes_broadcasts()
    {
        var simulation = new Simulation<int, ulong>(new ProbeProtocol<ulong>(), Runs.Options(2));
        simulation.Start(1);
        Assert.That(() => simulation.Broadcast(Instant.Zero, One, Runs.Rumor), Throws.InvalidOperationException);
    }

    [Test]
    public void A_run_without_rumors_is_quiet_and_a_rumor_at_a_crashed_node_is_none()
    {
        var simulation = Runs.Timed(10);
        simulation.Start(1);
        Assert.That(simulation.RunUntilQuiet(0), Is.False, "no event may be processed, so nobody has looked");
        Assert.That(simulation.RunUntilQuiet(1), Is.True);

        simulation.Start(1, [One]);
        simulation.Broadcast(new Instant(1), One, Runs.Rumor);
        Assert.That(simulation.RunUntilQuiet(1_000), Is.True);
        Assert.That((simulation.Counters.Sent, simulation.Infective), Is.EqualTo((0L, 0L)));
    }

    [Test]
    public void A_node_that_crashes_while_it_spreads_a_rumor_does_not_keep_the_run_from_being_quiet()
    {
        var simulation = Runs.Timed(10);
        simulation.Start(1);
        simulation.Broadcast(Instant.Zero, One, Runs.Rumor);
        simulation.Schedule(Instant.Zero, One, () => simulation.Crash(One));
        simulation.Schedule(new Instant(1), One, () => simulation.Crash(One));
        Assert.That(simulation.RunUntilQuiet(10_000), Is.True);
        Assert.That(simulation.Infective, Is.Zero);
    }

    [Test]
    public void The_rumors_being_spread_are_those_that_the_states_spread()
    {
        var simulation = Runs.Timed(50, Runs.OnePercentLoss);
        var gossip = new TimedPush<SimulatedEnvironment<RumorBatch>>(Duration.FromMilliseconds(200), 4);
        simulation.Start(3);
        simulation.Broadcast(Instant.Zero, One, new RumorId(default, 0));
        simulation.Broadcast(new Instant(300_000_000), Two, new RumorId(default, 1));
        for (var i = 0; i < 40; i++)
        {
            simulation.RunUntilIdle(20);
            Assert.That(simulation.Infective, Is.EqualTo(simulation.States.ToArray().Sum(state => gossip.Infective(state))));
        }
    }

    [Test]
    public void When_nothing_can_happen_any_more_the_run_is_quiet()
    {
        var simulation = Runs.Timed(1);
        simulation.Start(1);
        simulation.Broadcast(Instant.Zero, One, Runs.Rumor);
        simulation.Schedule(Instant.Zero, One, () => simulation.Crash(One));
        Assert.That(simulation.RunUntilQuiet(10_000), Is.True);
        Assert.That(simulation.Counters.Events, Is.LessThanOrEqualTo(3));
    }
}
