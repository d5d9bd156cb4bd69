namespace Distribution.Experiments.Statistics;

/// <summary>What the interval of a mean must know of some values; not-a-numbers among them count as not given.</summary>
/// <param name="Count">How many values.</param>
/// <param name="Mean">Their mean; 0 of none.</param>
/// <param name="Squares">The sum of their squared deviations from it.</param>
/// <param name="Cubes">The sum of their cubed deviations from it.</param>
internal readonly record struct Moments(int Count, double Mean, double Squares, double Cubes)
{
    private const double Rounding = 1e-12;

    /// <summary>The standard deviation with divisor count - 1; not-a-number of fewer than two values.</summary>
    internal double Deviation => Count < 2 ? double.NaN : Math.Sqrt(Squares / (Count - 1));

    /// <summary>The third central moment by the second: of events so rare that hardly two meet in a value, the size; below 0 where they
    /// make values less. 0 of equal values.</summary>
    internal double EventSize => Squares > 0 ? Cubes / Squares : 0;

    /// <summary>Whether all values are equal, but for rounding.</summary>
    internal bool IsConstant => Squares <= Rounding * Rounding * Mean * Mean * Count;

    /// <summary>Of values that are all there.</summary>
    internal static Moments Of(IReadOnlyCollection<double> values)
    {
        var mean = values.Count == 0 ? 0 : values.Sum() / values.Count;
        return new Moments(
            values.Count,
            mean,
            values.Sum(value => (value - mean) * (value - mean)),
            values.Sum(value => (value - mean) * (value - mean) * (value - mean)));
    }

    /// <summary>Of so many values with the same mean, deviation and event size.</summary>
    internal Moments OfAsMany(int count)
    {
        var scale = Count < 2 ? 1 : (count - 1.0) / (Count - 1);
        return new Moments(count, Mean, Squares * scale, Cubes * scale);
    }

    /// <summary>With one value more, by the recurrence of Welford 1962, with cubes of Pébay 2008; <see cref="Of"/>, for values that
    /// are kept, loses fewer bits.</summary>
    internal Moments With(double value)
    {
        if (double.IsNaN(value))
        {
            return this;
        }

        var count = Count + 1;
        var step = (value - Mean) / count;
        var square = step * step * count * Count;
        return new Moments(
            count,
            Mean + step,
            Squares + square,
            Cubes + (square * step * (count - 2)) - (3 * step * Squares));
    }
}
