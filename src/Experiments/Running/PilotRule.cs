using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Running;

/// <summary>
/// How many runs make an interval narrow enough, by pilot runs (Stein 1945, "A two-sample test for a linear hypothesis whose power is
/// independent of the variance"). The pilot runs decide and are then left out. Runs that are looked at and stopped when their own interval
/// is narrow are biased: it is narrow where they happen to differ little, and of a skewed measure these are the low ones. So there are as
/// many runs as it takes if the pilot runs happen to differ little. Seldom their interval is too wide all the same; then they are
/// continued until it is not.
/// </summary>
/// <param name="Measure">The measure.</param>
/// <param name="Trials">What its values are made of, whatever the number of runs.</param>
/// <param name="Wanted">How wide its interval may be.</param>
/// <param name="Most">The most runs.</param>
internal sealed record PilotRule(MeasureDefinition Measure, Trials Trials, double Wanted, int Most)
{
    /// <summary>The least number of pilot runs, and of runs that are reported. Pilots of which more than <see cref="RunsByPilot"/> times as
    /// many runs are asked are doubled.</summary>
    internal const int First = 32;

    /// <summary>The most runs by pilot run: a pilot much shorter than that knows the deviation badly.</summary>
    internal const int RunsByPilot = 4;

    // By how many standard errors the variance may be higher than that of the pilot runs.
    private const double Errors = 2;

    // By what part runs are continued at least: to be looked at after every run would make them stop by chance.
    private const double Continued = 0.1;

    /// <summary>The number of runs, at least <see cref="First"/>, whose interval can be expected to be narrow enough.</summary>
    /// <param name="pilot">Runs that are no others of them.</param>
    internal int RunsFor(IReadOnlyCollection<RunSample> pilot)
    {
        var values = ValuesOf(pilot);
        return Capped(Math.Max(First, Likely(values, pilot.Count, 1) * (1 + (Errors * ErrorOfVariance(values)))));
    }

    /// <summary>The number of runs of which these are the first: as many as there are where their interval is narrow enough.</summary>
    internal int RunsAfter(IReadOnlyCollection<RunSample> runs)
    {
        var values = ValuesOf(runs);
        return WidthOf(Moments.Of(values), runs.Count) <= Wanted
            ? runs.Count
            : Capped(Math.Max(runs.Count * (1 + Continued), Likely(values, runs.Count, runs.Count)));
    }

    private int Capped(double runs) => runs < Most ? (int)Math.Ceiling(runs) : Most;

    /// <summary>The least number of runs whose interval is narrow enough if they differ as these do.</summary>
    private int Likely(double[] values, int runs, int tooFew)
    {
        var (moments, enough) = (Moments.Of(values), Most);
        while (enough - tooFew > 1)
        {
            var count = tooFew + ((enough - tooFew) / 2);
            var likely = moments.OfAsMany((int)((long)count * values.Length / runs));
            (tooFew, enough) = WidthOf(likely, count) <= Wanted ? (tooFew, count) : (count, enough);
        }

        return enough;
    }

    /// <summary>The standard error of the variance by the variance, which is the mean of squared deviations; 1 where all values are equal,
    /// as where one is not.</summary>
    private static double ErrorOfVariance(double[] values)
    {
        var mean = Moments.Of(values).Mean;
        var squares = Moments.Of([.. values.Select(value => (value - mean) * (value - mean))]);
        return squares.Mean > 0 ? squares.Deviation / Math.Sqrt(squares.Count) / squares.Mean : 1;
    }

    private double WidthOf(Moments values, int runs) => Summary.IntervalOf(Measure.Kind, values, Trials with { Runs = runs }).Width;

    // As a summary has them: the last bits of a mean depend on the order.
    private double[] ValuesOf(IReadOnlyCollection<RunSample> runs) =>
        [.. runs.Select(run => run.Measures[Measure.Name]).Where(value => !double.IsNaN(value)).Order()];
}
