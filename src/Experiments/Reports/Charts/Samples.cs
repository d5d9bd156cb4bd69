using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>Points made from samples.</summary>
public static class Samples
{
    private const int BoxLeast = 5;
    private const double Whisker = 1.5;

    /// <summary>The empirical distribution function of the finite samples, ready for <see cref="Chart.Step"/>: it starts with zero at the
    /// smallest sample, then has at each sample the share of samples not above it. Equal samples share a point.</summary>
    public static IReadOnlyList<Point> Distribution(IEnumerable<double> samples)
    {
        var sorted = samples.Where(double.IsFinite).Order().ToArray();
        return [.. sorted.Take(1).Select(smallest => new Point(smallest, 0)),
            .. sorted.Select((value, index) => new Point(value, (index + 1.0) / sorted.Length))
                .Where((point, index) => index + 1 == sorted.Length || sorted[index + 1] > point.X)];
    }

    /// <summary>The complement of <see cref="Distribution"/>: from one downwards, at each sample the share of samples above it. It ends at
    /// zero, which a log axis cannot show, so the last point is left out.</summary>
    public static IReadOnlyList<Point> Exceedance(IEnumerable<double> samples) =>
        [.. Distribution(samples).SkipLast(1).Select(point => new Point(point.X, 1 - point.Y))];

    /// <summary>The box plot of the finite samples (Tukey 1977, Exploratory Data Analysis, section 2C): quartiles by
    /// <see cref="Quantile"/>'s definition; a whisker ends at the farthest sample within 1.5 interquartile ranges of the box.</summary>
    /// <param name="x">Where it stands.</param>
    /// <param name="samples">In any order.</param>
    /// <returns>Null of fewer than five samples, of which the dots say more.</returns>
    public static BoxPoint? Box(double x, IEnumerable<double> samples)
    {
        var sorted = samples.Where(double.IsFinite).Order().ToArray();
        if (sorted.Length < BoxLeast)
        {
            return null;
        }

        var (lower, upper) = (Quantile.Of(sorted, 0.25), Quantile.Of(sorted, 0.75));
        var reach = Whisker * (upper - lower);
        return new BoxPoint(
            x,
            Math.Min(sorted.First(sample => sample >= lower - reach), lower),
            lower,
            Quantile.Of(sorted, 0.5),
            upper,
            Math.Max(sorted.Last(sample => sample <= upper + reach), upper));
    }
}
