using Distribution.Protocol;
using FsCheck;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Nodes that share processors, against closed forms of queueing.</summary>
[TestFixture]
internal sealed class ProcessorQueueTests
{
    private static readonly Duration Cost = Duration.FromMicroseconds(40);

    [TestCase(1, 1)]
    [TestCase(7, 1)]
    [TestCase(7, 2)]
    [TestCase(50, 2)]
    [TestCase(50, 8)]
    [TestCase(3, 8)]
    public void Messages_to_different_nodes_at_once_take_the_processors_in_turn(int messages, int processors)
    {
        var done = Work(processors, Enumerable.Range(0, messages).Select(node => (Instant.Zero, node)));
        Assert.That(done, Is.EqualTo(Enumerable.Range(0, messages).Select(place => Instant.Zero + (Cost * ((place / processors) + 1)))));
    }

    [Test]
    public void Messages_to_one_node_come_one_after_another_whatever_the_processors_are()
    {
        var done = Work(8, Enumerable.Repeat((Instant.Zero, 3), 5));
        Assert.That(done, Is.EqualTo(Enumerable.Range(1, 5).Select(place => Instant.Zero + (Cost * place))));
    }

    [Test]
    public void A_node_pays_its_wake_up_once_for_all_that_has_come_before_it_sleeps_again()
    {
        var costs = new ProcessorCosts { Received = Cost, WakeUp = Cost * 10 };
        var later = Instant.Zero + (Cost * 100);
        var done = Work(costs, [(Instant.Zero, 0), (Instant.Zero, 0), (later, 0)]);
        Assert.That(done, Is.EqualTo(new[] { Instant.Zero + (Cost * 11), Instant.Zero + (Cost * 12), later + (Cost * 11) }));
    }

    [TestCase(0.3)]
    [TestCase(0.6)]
    [TestCase(0.8)]
    public void Random_messages_on_one_processor_wait_as_Pollaczek_and_Khinchine_say_of_equal_costs(double load)
    {
        var (random, at, arrivals) = (new Random(7), 0.0, new List<(Instant At, int Node)>());
        for (var node = 0; node < 200_000; node++)
        {
            at -= Cost.Nanoseconds / load * Math.Log(1 - random.NextDouble());
            arrivals.Add((new Instant((long)at), node));
        }

        var done = Work(1, arrivals);
        var waited = done.Select((end, index) => (double)(end - arrivals[index].At).Nanoseconds - Cost.Nanoseconds).Average();
        var expected = load * Cost.Nanoseconds / (2 * (1 - load));
        Assert.That(waited, Is.EqualTo(expected).Within(3).Percent, "mean wait of M/D/1");
    }

    [SeededProperty]
    public void No_processor_is_idle_while_a_node_waits_and_none_works_for_two(PositiveInt processors, NonNegativeInt[] gaps, PositiveInt nodes)
    {
        var (at, arrivals) = (0L, new List<(Instant At, int Node)>());
        foreach (var (gap, index) in gaps.Select((gap, index) => (gap.Get, index)))
        {
            at += gap * 1_000L;
            arrivals.Add((new Instant(at), index * 7 % nodes.Get));
        }

        var count = (processors.Get % 8) + 1;
        var done = Work(count, arrivals);
        var begun = done.Select(end => end.Nanoseconds - Cost.Nanoseconds).Order().ToArray();
        for (var i = 0; i + count < begun.Length; i++)
        {
            Assert.That(begun[i + count], Is.GreaterThanOrEqualTo(begun[i] + Cost.Nanoseconds), "so many at a time and no more");
        }

        // Work conserving: all messages are as late as one processor makes them at most, and as soon as their arrival at least.
        var alone = Work(1, arrivals);
        Assert.That(done.Order().Zip(alone.Order()), Has.All.Matches<(Instant Some, Instant One)>(pair => pair.Some <= pair.One));
        Assert.That(done.Zip(arrivals), Has.All.Matches<(Instant End, (Instant At, int Node) Came)>(pair => pair.End >= pair.Came.At + Cost));
    }

    private static Instant[] Work(int processors, IEnumerable<(Instant At, int Node)> arrivals) =>
        Work(new ProcessorCosts { Processors = processors, Received = Cost }, arrivals);

    /// <summary>When each message is paid for, in the order of the arrivals.</summary>
    private static Instant[] Work(ProcessorCosts costs, IEnumerable<(Instant At, int Node)> arrivals)
    {
        var queue = new ProcessorQueue<int>(costs);
        var events = new PriorityQueue<(int Node, int Message), (Instant At, int Order)>();
        var order = 0;
        foreach (var (at, node) in arrivals)
        {
            events.Enqueue((node, order), (at, order++));
        }

        var done = new Instant[order];
        while (events.TryDequeue(out var next, out var when))
        {
            var (node, now) = (new NodeId(next.Node), when.At);
            if (next.Message >= 0)
            {
                queue.Add(node, next.Message);
            }
            else if (queue.PaidAt(node) > now)
            {
                events.Enqueue(next, (queue.PaidAt(node), order++));
            }
            else if (queue.TryTake(node, out var message))
            {
                done[message] = queue.Pay(node, costs.Received, now);
                events.Enqueue(next, (now, order++));
            }

            while (queue.TryStart(now, out var started))
            {
                events.Enqueue((started.Index, -1), (queue.PaidAt(started), order++));
            }
        }

        return done;
    }
}
