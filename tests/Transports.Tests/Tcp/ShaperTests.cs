using Distribution.Protocol;
using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

/// <summary>What shapes do to messages, in virtual time.</summary>
internal sealed class ShaperTests
{
    private static readonly NodeId Peer = new(2);
    private static readonly NodeId Other = new(3);

    private readonly List<(long At, int To, int Message)> sent = [];
    private TimerHeap timers;
    private Counts counts;
    private RandomStream stream;
    private Instant now;
    private Shaper<int> shaper;

    [SetUp]
    public void Start()
    {
        sent.Clear();
        (timers, counts, stream) = (new TimerHeap(), new Counts(), new RandomStream(20_261_128));
        shaper = Shaper(heldMax: 1_000_000);
    }

    [Test]
    public void A_delayed_message_comes_so_much_later_and_not_before()
    {
        Shape(Peer, new LinkShape { Delay = Milliseconds(20) });
        Send(Peer, 1);
        RunUntil(19);
        Assert.That(sent, Is.Empty);
        RunUntil(20);
        Assert.That(sent, Is.EqualTo(new[] { (20L, 2, 1) }));
        Assert.That((counts.HeldByShape, counts.DroppedByShape), Is.EqualTo((1, 0)));
    }

    [SeededProperty]
    public void Whatever_shapes_a_link_has_messages_keep_their_order_and_none_comes_before_its_delay(byte[] steps)
    {
        Start();
        var (begun, shape, due) = (now, LinkShape.Plain, new List<long>());
        foreach (var step in steps)
        {
            switch (step % 8)
            {
                case 0:
                    Shape(Peer, shape = new LinkShape { Delay = Milliseconds(step / 4), Jitter = Milliseconds(step % 5 * 10) });
                    break;
                case 1:
                    Shape(Peer, shape = LinkShape.Plain);
                    break;
                case 2:
                    Shape(Peer, shape = new LinkShape { Holds = true });
                    break;
                case 3:
                    RunUntil(NowMs + (step / 8));
                    break;
                default:
                    due.Add(NowMs + (shape.Delay.Nanoseconds / 1_000_000));
                    Send(Peer, due.Count - 1);
                    break;
            }
        }

        Shape(Peer, LinkShape.Plain);
        RunUntil(NowMs + 1_000);
        Assert.That(sent.Select(one => one.Message), Is.EqualTo(Enumerable.Range(0, due.Count)), "all of them, in order");
        Assert.That(sent.Select(one => one.At - due[one.Message]), Has.All.GreaterThanOrEqualTo(0));
        Assert.That(shaper.IsIdle);
        Assert.That(begun, Is.LessThanOrEqualTo(now));
    }

    [Test]
    public void Jitter_is_drawn_for_each_message_and_no_message_overtakes()
    {
        Shape(Peer, new LinkShape { Delay = Milliseconds(10), Jitter = Milliseconds(10) });
        for (var message = 0; message < 200; message++)
        {
            Send(Peer, message);
            RunUntil(NowMs + 40);
        }

        var late = sent.Select((one, index) => one.At - (40 * index)).ToArray();
        Assert.That(late, Has.All.InRange(10, 20));
        Assert.That(late.Distinct().Count(), Is.EqualTo(10), "each millisecond that one may come in");
        Send(Peer, 1_000);
        Send(Peer, 1_001);
        RunUntil(NowMs + 40);
        Assert.That(sent[^2].Message, Is.EqualTo(1_000));
    }

    [Test]
    public void A_cut_drops_and_counts_everything_in_one_direction_to_one_peer()
    {
        Shape(Peer, new LinkShape { IsCut = true, Delay = Milliseconds(5) });
        for (var message = 0; message < 10; message++)
        {
            Send(Peer, message);
            Send(Other, message);
        }

        RunUntil(1_000);
        Assert.That(sent.Select(one => one.To), Has.All.EqualTo(Other.Index).And.Exactly(10).Items);
        Assert.That((counts.HeldByShape, counts.DroppedByShape), Is.EqualTo((0, 10)));
    }

    [Test]
    public void Loss_is_binomial()
    {
        const int messages = 20_000;
        Shape(Peer, new LinkShape { Loss = 0.3 });
        for (var message = 0; message < messages; message++)
        {
            Send(Peer, message);
        }

        // Five standard deviations of the binomial distribution.
        var spread = 5 * Math.Sqrt(messages * 0.3 * 0.7);
        Assert.That(counts.DroppedByShape, Is.EqualTo(messages * 0.3).Within(spread));
        Assert.That(sent, Has.Count.EqualTo(messages - counts.DroppedByShape));
    }

    [Test]
    public void What_is_held_goes_when_that_ends_in_order_and_at_once()
    {
        Shape(Peer, new LinkShape { Holds = true });
        Send(Peer, 1);
        Send(Peer, 2);
        RunUntil(100_000);
        Assert.That(sent, Is.Empty);
        Shape(Peer, LinkShape.Plain);
        Assert.That(sent, Is.EqualTo(new[] { (100_000L, 2, 1), (100_000L, 2, 2) }));
        Send(Peer, 3);
        Assert.That(sent, Has.Count.EqualTo(3));
    }

    [Test]
    public void When_a_shape_ends_what_is_late_stays_late_and_what_follows_waits_behind_it()
    {
        Shape(Peer, new LinkShape { Delay = Milliseconds(50) });
        Send(Peer, 1);
        Shape(Peer, LinkShape.Plain);
        Assert.That(shaper.IsIdle, Is.False);
        RunUntil(20);
        Send(Peer, 2);
        RunUntil(50);
        Assert.That(sent, Is.EqualTo(new[] { (50L, 2, 1), (50L, 2, 2) }));
        Assert.That(shaper.IsIdle);
        Assert.That(timers.Next, Is.EqualTo(Instant.MaxValue));
    }

    [Test]
    public void A_link_holds_so_many_messages_and_refuses_more()
    {
        shaper = Shaper(heldMax: 2);
        Shape(Peer, new LinkShape { Delay = Milliseconds(50) });
        Assert.That(Enumerable.Range(0, 3).Select(message => shaper.Take(Peer, message, now)).ToArray(),
            Is.EqualTo(new[] { SendResult.Queued, SendResult.Queued, SendResult.QueueFull }));
        Assert.That(counts.DroppedByBound, Is.EqualTo(1));
    }

    [Test]
    public void At_the_end_what_is_late_goes_and_what_is_held_until_further_notice_is_dropped()
    {
        Shape(Peer, new LinkShape { Delay = Milliseconds(50) });
        Send(Peer, 1);
        Send(Peer, 2);
        Shape(Other, new LinkShape { Holds = true });
        Send(Other, 3);
        shaper.ReleaseAll();
        Assert.That(sent, Is.EqualTo(new[] { (0L, 2, 1), (0L, 2, 2) }));
        Assert.That(counts.DroppedByShape, Is.EqualTo(1));
        Assert.That(timers.Next, Is.EqualTo(Instant.MaxValue));
    }

    [Test]
    public void Two_shapes_together_are_late_by_both_and_let_through_what_both_do()
    {
        var both = new LinkShape { Delay = Milliseconds(2), Loss = 0.5 }.And(
            new LinkShape { Delay = Milliseconds(3), Jitter = Milliseconds(1), Loss = 0.2, Holds = true });
        Assert.That(both, Is.EqualTo(
            new LinkShape { Delay = Milliseconds(5), Jitter = Milliseconds(1), Loss = 0.6, Holds = true }));
        Assert.That(both.And(new LinkShape { IsCut = true }).IsCut);
    }

    [Test]
    public void A_shape_that_makes_no_sense_is_refused()
    {
        Assert.That(() => new LinkShape { Delay = new Duration(-1) }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new LinkShape { Jitter = new Duration(-1) }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new LinkShape { Loss = 1.2 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new LinkShape { Loss = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private long NowMs => now.Nanoseconds / 1_000_000;

    private static Duration Milliseconds(int count) => Duration.FromMilliseconds(count);

    private Shaper<int> Shaper(int heldMax)
    {
        now = Instant.Zero;
        return new Shaper<int>(timers, counts, heldMax, () => stream.Next(), (NodeId to, in int message) => sent.Add((NowMs, to.Index, message)));
    }

    private void Shape(NodeId to, LinkShape shape) => shaper.Shape(to, shape, now);

    private void Send(NodeId to, int message)
    {
        if (shaper.Take(to, message, now) is null)
        {
            sent.Add((NowMs, to.Index, message));
        }
    }

    /// <summary>Lets the timers expire, each in the millisecond after it is due, as the loop's own do.</summary>
    private void RunUntil(long milliseconds)
    {
        var end = Instant.Zero + Duration.FromMilliseconds(milliseconds);
        while (timers.Next <= end)
        {
            now = Instant.Zero + Duration.FromMilliseconds((timers.Next.Nanoseconds + 999_999) / 1_000_000);
            while (timers.TryTake(now, long.MaxValue, out var key))
            {
                Assert.That(key.Kind, Is.EqualTo(TimerKind.Shaped));
                shaper.OnDue(new NodeId(key.Number), now);
            }
        }

        now = end > now ? end : now;
    }
}
