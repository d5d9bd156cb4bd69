namespace Distribution.Experiments.Reports.Charts;

/// <summary>Points made from samples.</summary>
public static class Samples
{
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
}
