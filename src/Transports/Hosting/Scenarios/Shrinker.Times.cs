using Distribution.Protocol;

namespace Distribution;

/// <content>Less time: what is left comes sooner, and the run fails sooner.</content>
public sealed partial class Shrinker
{
    // A pass over the quiet times takes a few runs for each.
    private const int LeastRunsForTime = 16;
    private const int LeastShare = 4;
    private const long Second = 1_000_000_000;

    /// <summary>Makes a minimal run shorter, and minimal again; where the search is over first it stays as it is.</summary>
    private void Hasten()
    {
        // A workload that fails without faults might do so for no other reason than that it came too close together.
        var (minimal, isSmaller) = (best, needsFaults && CloseAll());
        while (isSmaller)
        {
            isSmaller = TakeSubsets();
        }

        best = IsOver ? minimal : best;
    }

    /// <summary>Lets what comes after each quiet time come sooner, as long as the run then fails sooner. A quarter more runs at
    /// most.</summary>
    /// <returns>Whether it does.</returns>
    private bool CloseAll()
    {
        var most = Runs + Math.Max(LeastRunsForTime, Runs / 4);
        var (hasClosed, isSooner) = (false, true);
        while (isSooner)
        {
            isSooner = false;

            // With one closed, another that was a part of a fault may be all of it now.
            foreach (var quiet in QuietTime.Of(best, result).Where(known => QuietTime.Of(best, result).Contains(known)))
            {
                isSooner |= Close(quiet, most);
            }

            hasClosed |= isSooner;
        }

        return hasClosed;
    }

    /// <summary>Takes all of a quiet time away, or all that is whole, or half or a quarter of it. What comes before stays where it is, so
    /// the quiet times there are the same afterwards.</summary>
    private bool Close(QuietTime quiet, int most)
    {
        var left = CloseBy(quiet.Length, quiet, most);
        for (var share = 1; share <= LeastShare && left.Length > Duration.Zero; share *= 2)
        {
            left = CloseBy(Whole(left.Length.Nanoseconds / share), left, most);
        }

        return left != quiet;
    }

    /// <summary>What is left of a quiet time.</summary>
    private QuietTime CloseBy(Duration by, QuietTime quiet, int most)
    {
        var soonest = result.Violation!.At;
        return Runs < most && TryAccept(quiet.ShorterIn(best, result, by), violation => violation.At < soonest)
            ? quiet with { Until = quiet.Until - by }
            : quiet;
    }

    /// <summary>In whole seconds or tenths of them if it is as long: what protocols do every so often stays in step with what
    /// happens.</summary>
    private static Duration Whole(long nanoseconds)
    {
        var unit = nanoseconds >= Second ? Second : nanoseconds >= Second / 10 ? Second / 10 : 1;
        return new Duration(nanoseconds - (nanoseconds % unit));
    }
}
