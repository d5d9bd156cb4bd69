using NUnit.Framework;

namespace Distribution.Simulator.Tests.Observation;

internal sealed class TraceLadderTests
{
    [SeededProperty(MaxTest = 200)]
    public void The_first_event_that_differs_is_in_the_window_and_alone_there_while_the_ladder_is_full(ushort differs, ushort more)
    {
        var (first, length) = (differs + 1L, differs + 1L + more);
        var parting = Ladder(length, long.MaxValue).Parting(Ladder(length, first));
        var stride = Ladder(length, first).Stride;
        Assert.That(stride, length <= TraceLadder.RungsMax ? Is.EqualTo(1) : Is.GreaterThan(1));
        if (parting is not { } window)
        {
            Assert.That(length - first, Is.LessThan(stride), "only what lies above the last rung can go unseen");
            return;
        }

        Assert.That(first, Is.GreaterThan(window.LastEqual).And.LessThanOrEqualTo(window.FirstDifferent));
        Assert.That(window.FirstDifferent - window.LastEqual, Is.LessThanOrEqualTo(stride));
    }

    [Test]
    public void Ladders_of_runs_of_different_lengths_are_compared_by_their_common_rungs()
    {
        var (length, longer) = (TraceLadder.RungsMax, (TraceLadder.RungsMax * 2) + 2);
        Assert.That(Ladder(length, long.MaxValue).Parting(Ladder(longer, long.MaxValue)), Is.Null);
        Assert.That(Ladder(length, 9).Parting(Ladder(longer, long.MaxValue)), Is.EqualTo((8L + 1 - 4, 9L)));
    }

    /// <summary>The ladder of a run whose hashes are another run's from an event on.</summary>
    private static TraceLadder Ladder(long events, long differsFrom)
    {
        var ladder = new TraceLadder();
        for (var number = 1L; number <= events; number++)
        {
            ladder.Add(number, Protocol.StableHash.Mix((ulong)number + (number >= differsFrom ? 1UL << 40 : 0)));
        }

        return ladder;
    }
}
