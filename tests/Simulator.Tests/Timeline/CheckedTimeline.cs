using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>A timeline beside its oracle, a sorted set of (time, schedule order): every event that is taken must be the set's first.</summary>
internal sealed class CheckedTimeline
{
    private readonly Timeline<long> timeline = new();
    private readonly SortedSet<(long Time, long Order)> waiting = [];
    private long scheduled;
    private long now;

    internal int Count => waiting.Count;

    internal long Now => now;

    /// <summary>How many events were taken and found right.</summary>
    internal long Taken { get; private set; }

    internal void Schedule(long delay)
    {
        timeline.Schedule(new Instant(now + delay), scheduled);
        waiting.Add((now + delay, scheduled));
        scheduled++;
    }

    /// <summary>Takes the next event, if there is one.</summary>
    internal bool Take()
    {
        var wanted = waiting.Count > 0 ? waiting.Min : (-1, -1);
        var got = timeline.TryNext(out var at, out var order) ? (at.Nanoseconds, order) : (-1, -1);
        if (got != wanted)
        {
            Assert.Fail($"After {Taken} events, at {now} ns, (time, order) {got} came instead of {wanted}.");
        }

        if (waiting.Count == 0)
        {
            return false;
        }

        if (wanted.Item1 < now || timeline.Now != at)
        {
            Assert.Fail($"Time went from {now} ns to {at.Nanoseconds} ns, and the timeline's clock says {timeline.Now.Nanoseconds} ns.");
        }

        now = wanted.Item1;
        waiting.Remove(wanted);
        Taken++;
        return true;
    }

    /// <summary>Asks for the time of the next event and takes none.</summary>
    internal void Peek()
    {
        var wanted = waiting.Count > 0 ? waiting.Min.Time : -1;
        var got = timeline.TryPeekTime(out var at) ? at.Nanoseconds : -1;
        if (got != wanted)
        {
            Assert.Fail($"After {Taken} events the next is at {wanted} ns, and the timeline says {got} ns.");
        }
    }

    /// <summary>Looks at all that wait.</summary>
    internal void Look()
    {
        var looked = timeline.Waiting().Select(entry => (entry.At.Nanoseconds, entry.Item)).Order().ToArray();
        if (!looked.SequenceEqual(waiting))
        {
            Assert.Fail($"After {Taken} events {waiting.Count} wait, and the timeline shows {looked.Length} or others.");
        }
    }

    internal void TakeAll()
    {
        while (Take())
        {
            CheckCount();
        }

        CheckCount();
    }

    internal void Clear()
    {
        timeline.Clear();
        waiting.Clear();
        now = 0;
        CheckCount();
    }

    internal void CheckCount()
    {
        if (timeline.Count != waiting.Count)
        {
            Assert.Fail($"After {Taken} events {waiting.Count} wait, and the timeline says {timeline.Count}.");
        }
    }
}
