using Distribution.Protocol;
using FsCheck;
using FsCheck.Fluent;

namespace Distribution.Simulator.Tests;

/// <summary>What is done to a timeline.</summary>
internal enum StepKind
{
    /// <summary>Schedule <see cref="TimelineStep.Times"/> events, spread over delays of the step's size.</summary>
    Spread,

    /// <summary>Schedule that many events for one instant.</summary>
    Cluster,

    /// <summary>Schedule that many events for a boundary of the ring as it is at the start, a nanosecond before it and after it.</summary>
    Boundary,

    /// <summary>Take that many events.</summary>
    Take,

    /// <summary>Take that many events, and schedule one for each: the density stays.</summary>
    Hold,

    /// <summary>Take an event and schedule one that many times, and ask for the next time before, between and after.</summary>
    Peek,

    /// <summary>Forget everything.</summary>
    Clear,
}

/// <summary>One step of a script.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Times">How often.</param>
/// <param name="DelayBits">Delays are below 2 to this power, in nanoseconds: 0 stands for no delay, 43 for 2.4 hours.</param>
/// <param name="Seed">Of the delays.</param>
internal readonly record struct TimelineStep(StepKind Kind, int Times, int DelayBits, int Seed)
{
    // Of the timeline as it begins: 2^18 ns a bucket, 2^8 buckets.
    private const int BucketBits = 18;
    private const int RingBits = 26;

    internal void Run(CheckedTimeline timeline)
    {
        var random = new RandomStream((ulong)Seed);
        var size = 1UL << DelayBits;
        var common = (long)random.Below(size);
        for (var i = 0; i < Times; i++)
        {
            switch (Kind)
            {
                case StepKind.Spread:
                    timeline.Schedule((long)random.Below(size));
                    break;
                case StepKind.Cluster:
                    timeline.Schedule(common);
                    break;
                case StepKind.Boundary:
                    var start = timeline.Now >> BucketBits << BucketBits;
                    timeline.Schedule(start + (1L << RingBits) + (long)random.Below(3 << BucketBits) - (1 << BucketBits) - timeline.Now);
                    break;
                case StepKind.Take:
                    timeline.Take();
                    break;
                case StepKind.Hold:
                    timeline.Take();
                    timeline.Schedule((long)random.Below(size));
                    break;
                case StepKind.Peek:
                    timeline.Peek();
                    timeline.Take();
                    timeline.Peek();
                    timeline.Schedule((long)random.Below(size));
                    timeline.Peek();
                    break;
                default:
                    timeline.Clear();
                    return;
            }
        }

        timeline.CheckCount();
    }
}

/// <summary>Random scripts for FsCheck, which shrinks them by leaving steps out.</summary>
internal static class TimelineScripts
{
    private static readonly Gen<TimelineStep> Step =
        from kind in Gen.Frequency(
            (8, Gen.Elements(StepKind.Spread, StepKind.Hold)),
            (6, Gen.Elements(StepKind.Cluster, StepKind.Boundary)),
            (8, Gen.Elements(StepKind.Take, StepKind.Peek)),
            (1, Gen.Constant(StepKind.Clear)))
        from times in Gen.Frequency((4, Gen.Choose(1, 8)), (3, Gen.Choose(50, 400)))
        from bits in Gen.Frequency((1, Gen.Constant(0)), (6, Gen.Choose(1, 30)), (1, Gen.Choose(31, 43)))
        from seed in Gen.Choose(0, int.MaxValue)
        select new TimelineStep(kind, times, bits, seed);

    /// <summary>For [Property(Arbitrary)]: found by its type.</summary>
    public static Arbitrary<TimelineStep[]> Scripts() => Arb.From(
        Gen.ArrayOf(Step), script => Enumerable.Range(0, script.Length).Select(left => script.Where((_, i) => i != left).ToArray()));
}
