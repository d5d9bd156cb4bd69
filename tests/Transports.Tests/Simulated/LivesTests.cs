using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Simulated;

/// <summary>What was sent to one life of a node does not reach the next.</summary>
[TestFixture]
internal sealed class LivesTests
{
    private static readonly NodeAddress Target = new("127.0.0.1", 9_000);

    private static readonly Call AskNid = Call.Local("status", "get", Payload.OfText("[\"nid\"]"));

    [Test]
    public void A_call_under_way_to_a_life_that_ended_is_refused_by_the_next()
    {
        var world = World();
        var outcome = Ask(world);
        world.RunFor(Duration.FromMilliseconds(10));
        world.Kill(Target);
        world.Start(Target, []);
        world.RunFor(Duration.FromSeconds(1));
        Assert.That(outcome.Single().Error?.Kind, Is.EqualTo(CallErrorKind.Unreachable));
    }

    [Test]
    public void A_refusal_that_comes_late_fails_no_call_to_the_next_life()
    {
        var world = World();
        world.Kill(Target);
        var refused = Ask(world);
        world.RunFor(Duration.FromMilliseconds(60));
        world.Start(Target, []);
        var answered = Ask(world);
        world.RunFor(Duration.FromSeconds(1));
        Assert.That(refused.Single().Error?.Kind, Is.EqualTo(CallErrorKind.Unreachable));
        Assert.That(answered.Single().Error, Is.Null);
    }

    [Test]
    public void An_answer_that_was_sent_before_the_end_arrives_before_the_end_is_known([Range(1, 40)] int seed)
    {
        var world = World(Latency.Uniform(Duration.FromMilliseconds(1), Duration.FromMilliseconds(100)), (ulong)seed);
        var outcome = Ask(world);
        while (world.Counters.Sent < 2)
        {
            world.RunFor(Duration.FromMilliseconds(1));
        }

        var unanswered = Ask(world);
        world.RunFor(Duration.Zero);
        world.Kill(Target);
        world.RunFor(Duration.FromSeconds(1));
        Assert.That(outcome.Single().Error, Is.Null);
        Assert.That(unanswered.Single().Error?.Kind, Is.EqualTo(CallErrorKind.Unreachable));
    }

    private static SimulatedNodes World(Latency? latency = null, ulong seed = 1)
    {
        var network = new NetworkOptions { Latency = latency ?? Latency.Constant(Duration.FromMilliseconds(50)) };
        var world = new SimulatedNodes(new SimulatedNodesOptions { Network = network, Liveness = null, Seed = seed });
        world.Start(new NodeAddress("127.0.0.1", 8_000), []);
        world.Start(Target, []);
        return world;
    }

    private static List<Outcome> Ask(SimulatedNodes world)
    {
        var outcomes = new List<Outcome>();
        world.Submit(new NodeAddress("127.0.0.1", 8_000), new Command(Target, AskNid, Command.DefaultDeadline), outcomes.Add);
        return outcomes;
    }
}
