using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Whatever the widths of its buckets, the timeline gives events back in the order (time, schedule order). Every test compares with
/// a sorted set, event by event.</summary>
internal sealed class TimelineTests
{
    [SeededProperty(MaxTest = 200, Arbitrary = [typeof(TimelineScripts)])]
    public void Events_come_in_the_order_of_time_and_then_of_scheduling(TimelineStep[] script)
    {
        var timeline = new CheckedTimeline();
        foreach (var step in script)
        {
            step.Run(timeline);
            timeline.Look();
        }

        timeline.TakeAll();
        timeline.Look();
    }

    [TestCase(1ul)]
    [TestCase(2ul)]
    [TestCase(3ul)]
    public void Order_survives_the_change_from_dense_to_sparse_and_back(ulong seed)
    {
        // Mean delays of 1 us, 1 s and 1 us again with 4,000 events waiting: buckets from a few hundred nanoseconds to a fifth of a second.
        var random = new RandomStream(seed);
        var timeline = new CheckedTimeline();
        for (var i = 0; i < 4_000; i++)
        {
            timeline.Schedule((long)random.Below(2_000));
        }

        foreach (var mostDelay in new ulong[] { 2_000, 2_000_000_000, 2_000, 2_000_000, 200_000_000_000, 20 })
        {
            for (var i = 0; i < 25_000; i++)
            {
                timeline.Take();
                timeline.Schedule((long)random.Below(mostDelay));
            }
        }

        timeline.TakeAll();
        Assert.That(timeline.Taken, Is.EqualTo(154_000));
    }

    [TestCase(4ul)]
    [TestCase(5ul)]
    public void Order_survives_events_far_beyond_the_ring_among_near_ones(ulong seed)
    {
        // One event in 200 lies hours ahead, so the ring never stretches to them, and they come in when it has moved on.
        var random = new RandomStream(seed);
        var timeline = new CheckedTimeline();
        for (var i = 0; i < 1_000; i++)
        {
            timeline.Schedule((long)random.Below(10_000_000));
        }

        for (var i = 0; i < 120_000; i++)
        {
            timeline.Take();
            var isFar = random.Below(200) == 0;
            timeline.Schedule((long)random.Below(isFar ? 200_000_000ul : 10_000_000ul));
        }

        timeline.TakeAll();
        Assert.That(timeline.Taken, Is.EqualTo(121_000));
    }

    [TestCase(6ul)]
    [TestCase(7ul)]
    public void Order_survives_clusters_of_equal_times_and_events_that_schedule_for_now(ulong seed)
    {
        var random = new RandomStream(seed);
        var timeline = new CheckedTimeline();
        for (var round = 0; round < 200; round++)
        {
            var common = (long)random.Below(50_000_000);
            for (var i = 0; i < 500; i++)
            {
                timeline.Schedule(random.Below(4) == 0 ? common + (long)random.Below(3) : common);
            }

            for (var i = 0; i < 450; i++)
            {
                timeline.Take();
                if (random.Below(8) == 0)
                {
                    timeline.Schedule(0);
                }
            }
        }

        timeline.TakeAll();
        Assert.That(timeline.Taken, Is.GreaterThan(100_000));
    }

    [Test]
    public void A_bucket_that_is_about_to_open_takes_nothing_of_the_next_lap_in()
    {
        // At the start a lap of the ring is 2^26 ns. The far event's bucket shares its place with the near one's, and it leaves the heap just
        // when that place becomes free: not before the near ones have left it.
        const long lap = 1L << 26;
        var timeline = new CheckedTimeline();
        timeline.Schedule(0);
        timeline.Take();
        timeline.Schedule(lap + 10);
        timeline.Schedule(1 << 18);
        timeline.Schedule(lap + (1 << 18) + 1);
        timeline.TakeAll();
    }

    [Test]
    public void An_event_at_the_end_of_time_can_wait_whatever_the_width_of_the_buckets()
    {
        var timeline = new CheckedTimeline();
        // Many events in no time at all, and a bucket that opens after them: buckets as narrow as they get, which outlasts Clear.
        timeline.Schedule(1 << 20);
        for (var i = 0; i < 1_000; i++)
        {
            timeline.Schedule(0);
            timeline.Take();
        }

        timeline.TakeAll();
        timeline.Clear();
        timeline.Schedule(long.MaxValue);
        timeline.Schedule(1);
        timeline.TakeAll();
    }

    [Test]
    public void Nothing_can_be_scheduled_before_the_present()
    {
        var timeline = new Timeline<int>();
        timeline.Schedule(new Instant(5), 1);
        timeline.TryNext(out _, out _);
        Assert.That(() => timeline.Schedule(new Instant(4), 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => timeline.Schedule(new Instant(5), 2), Throws.Nothing);
    }

    [TestCase(1)]
    [TestCase(8)]
    public void Looking_ahead_shows_each_event_once_and_before_it_comes(int distance)
    {
        var random = new RandomStream(8);
        var timeline = new Timeline<int>();
        for (var i = 0; i < 1_000; i++)
        {
            timeline.Schedule(new Instant((long)random.Below(400_000)), i);
        }

        var shown = new List<(int Item, int Taken)>();
        var taken = new List<int>();
        while (timeline.TryNext(out _, out var item))
        {
            taken.Add(item);
            while (timeline.CanLookAhead(distance))
            {
                shown.Add((timeline.LookAhead(), taken.Count));
            }
        }

        // Only the first event of a bucket comes unseen.
        var ahead = shown.Select(one => taken.IndexOf(one.Item) - one.Taken).ToList();
        Assert.That(ahead, Is.All.InRange(0, distance - 1));
        Assert.That(shown.Select(one => one.Item), Is.Unique);
        Assert.That(shown, Has.Count.GreaterThan(900));
    }
}
