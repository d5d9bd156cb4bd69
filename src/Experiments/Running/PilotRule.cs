namespace Distribution.Experiments.Running;

/// <summary>
/// How many runs make an interval narrow enough, by pilot runs (Stein 1945, "A two-sample test for a linear hypothesis whose power is
/// independent of the variance"). The pilot runs decide and are then left out, so that what is reported has nothing to do with the
/// decision. Runs that are looked at and stopped when their own interval is narrow are biased: it is narrow where they happen to differ
/// little, and of a skewed measure these are the low ones.
/// </summary>
internal static class PilotRule
{
    /// <summary>The least number of pilot runs, and of runs that are reported. Pilots of which more than <see cref="RunsByPilot"/> times as
    /// many runs are asked are doubled.</summary>
    internal const int First = 32;

    /// <summary>The most runs by pilot run: a pilot much shorter than that knows the deviation badly.</summary>
    internal const int RunsByPilot = 4;

    // A tenth narrower than asked, since the runs may differ more than the pilot runs do.
    private const double Margin = 0.9;

    /// <summary>The number of runs after which the interval can be expected to be narrow enough.</summary>
    /// <param name="pilot">How many pilot runs there were.</param>
    /// <param name="width">How wide their interval is; not-a-number: no number of runs is enough.</param>
    /// <param name="wanted">How wide it may be.</param>
    /// <param name="most">The most runs.</param>
    internal static int RunsFor(int pilot, double width, double wanted, int most)
    {
        var ratio = width / (Margin * wanted);
        var runs = Math.Ceiling(pilot * ratio * ratio);
        return runs < most ? Math.Max(First, (int)runs) : most;
    }
}
