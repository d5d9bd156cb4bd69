using System.Numerics;
using System.Runtime.CompilerServices;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <content>How wide the buckets are and how many: a matter of speed alone.</content>
public sealed partial class Timeline<TEvent>
{
    private const int RingMin = 1 << 8;
    private const int RingMax = 1 << 17;
    private const int ShiftAtStart = 18;
    private const int ShiftMax = 36;

    // Wanted events a bucket: few enough to sort in the first-level cache, so many that the buckets being filled stay in the second.
    private const int EventsWanted = 256;

    // A rebuild moves every waiting event, so the width may be off by this power of two.
    private const int ShiftTolerance = 2;

    // The ring shall reach the delays of all but one in this many events.
    private const int BeyondRare = 64;

    // Runs of one setting go to and fro between two shapes: the ring that the last rebuild left.
    private Bucket[] spareRing = [];

    private readonly int[] delays = new int[64];
    private long eventsOpened;
    private long eventsAtTuning;
    private long timeAtTuning;
    private int dueAfter = 256;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NoteDelay(Duration delay) => delays[BitOperations.Log2((ulong)delay.Nanoseconds | 1)]++;

    private void ForgetDelays()
    {
        Array.Clear(delays);
        eventsOpened = eventsAtTuning = timeAtTuning = 0;
        dueAfter = 256;
    }

    private void TuneIfDue()
    {
        if (eventsOpened - eventsAtTuning < dueAfter)
        {
            return;
        }

        var reach = CommonDelayBits();
        var elapsed = Math.Max(1, Now.Nanoseconds - timeAtTuning);
        var passed = (eventsOpened - eventsAtTuning) / (double)elapsed;
        var waiting = Count / (double)(1L << reach);
        var wanted = Math.Clamp(BitOperations.Log2((ulong)(EventsWanted / Math.Max(passed, waiting)) | 1), 0, ShiftMax);
        var buckets = Math.Clamp(1 << Math.Clamp(reach - wanted, 0, 30), RingMin, RingMax);
        while ((long)buckets << wanted < 1L << reach && wanted < ShiftMax && buckets == RingMax)
        {
            wanted++;
        }

        var tooShort = (long)ring.Length << shift < 1L << reach && ring.Length < RingMax;
        if (tooShort || Math.Abs(wanted - shift) > ShiftTolerance)
        {
            Rebuild(wanted, buckets);
        }

        Array.Clear(delays);
        eventsAtTuning = eventsOpened;
        timeAtTuning = Now.Nanoseconds;
        dueAfter = Math.Max(256, Count / 2);
    }

    /// <summary>The number of bits that hold all but the rarest delays noted since the last tuning.</summary>
    private int CommonDelayBits()
    {
        var total = 0;
        foreach (var count in delays)
        {
            total += count;
        }

        var rare = total / BeyondRare;
        var bits = delays.Length - 1;
        while (bits > 0 && (rare -= delays[bits]) >= 0)
        {
            bits--;
        }

        return Math.Min(bits + 1, 60);
    }

    /// <summary>Moves all waiting events into a ring of another shape; no bucket is open. Equal times share a bucket before and
    /// after, and move in their order, so the order of the events does not change.</summary>
    private void Rebuild(int newShift, int buckets)
    {
        var (oldRing, oldShift, oldOpen) = (ring, shift, openBucket);
        ring = spareRing.Length == buckets ? spareRing : new Bucket[buckets];
        Array.Clear(ring);
        occupied = new ulong[buckets / WordBits];
        shift = newShift;

        // The open bucket is empty: all before its end has happened. A wider bucket may reach past that end, so it opens once more.
        openBucket = (((oldOpen + 1) << oldShift) >> newShift) - 1;
        var waiting = inRing;
        inRing = 0;
        for (var step = 1; waiting > 0; step++)
        {
            var bucket = oldRing[(oldOpen + step) & (oldRing.Length - 1)];
            waiting -= bucket.Count;
            Move(bucket);
        }

        spareRing = oldRing;
        TakeFromBeyond();
    }

    private void Move(Bucket bucket)
    {
        CopyOut(bucket);
        for (var i = 0; i < bucket.Count; i++)
        {
            ref var entry = ref opened[i];
            var target = entry.Time >> shift;
            if (IsInReach(target))
            {
                Append(target, entry.Time, entry.Item);
            }
            else
            {
                beyond.Push(entry.Time, entry.Item);
            }
        }
    }
}
