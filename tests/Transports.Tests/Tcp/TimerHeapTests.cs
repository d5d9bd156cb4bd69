using Distribution.Protocol;
using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

internal sealed class TimerHeapTests
{
    [SeededProperty(MaxTest = 300)]
    public void Timers_expire_by_time_then_in_the_order_armed_and_arming_again_replaces(int seed)
    {
        var random = new Random(seed);
        var heap = new TimerHeap();
        var model = new Dictionary<TimerKey, (long Due, int Order)>();
        for (var i = 0; i < 300; i++)
        {
            var key = new TimerKey(random.Next(2) == 0 ? TimerKind.Protocol : TimerKind.Hello, random.Next(20));
            if (random.Next(4) == 0)
            {
                heap.Disarm(key);
                model.Remove(key);
            }
            else
            {
                var due = random.Next(10);
                heap.Arm(key, new Instant(due));
                model[key] = (due, i);
            }

            Assert.That(heap.Next, Is.EqualTo(model.Count == 0 ? Instant.MaxValue : new Instant(model.Values.Min(static timer => timer.Due))));
        }

        var now = random.Next(10);
        var expired = new List<TimerKey>();
        while (heap.TryTake(new Instant(now), heap.Armed, out var key))
        {
            expired.Add(key);
        }

        var expected = model.Where(timer => timer.Value.Due <= now).OrderBy(static timer => timer.Value).Select(static timer => timer.Key);
        Assert.That(expired, Is.EqualTo(expected));
    }

    [Test]
    public void A_timer_armed_meanwhile_waits_for_the_next_turn_even_without_a_delay()
    {
        var heap = new TimerHeap();
        var (first, again) = (new TimerKey(TimerKind.Protocol, 1), new TimerKey(TimerKind.Protocol, 2));
        heap.Arm(first, new Instant(5));
        heap.Arm(again, new Instant(5));
        var turn = heap.Armed;

        Assert.That(heap.TryTake(new Instant(5), turn, out var key) && key == first);
        heap.Arm(first, new Instant(5));
        Assert.That(heap.TryTake(new Instant(5), turn, out key) && key == again);
        Assert.That(heap.TryTake(new Instant(5), turn, out _), Is.False);
        Assert.That(heap.TryTake(new Instant(5), heap.Armed, out key) && key == first);
    }
}
