namespace Distribution.Experiments.Reports;

/// <summary>A measured value and the interval that says how well it is known. Which interval (t, Wilson, order statistics) is said in
/// words by the chart or table that shows it.</summary>
/// <param name="Value">The value, in the unit of the measure; not-a-number when there is none.</param>
/// <param name="Low">The interval's lower end; not-a-number when there is no interval.</param>
/// <param name="High">The interval's upper end; not-a-number when there is no interval.</param>
/// <param name="Count">How many repetitions it rests on; 1 is shown as "n = 1".</param>
public readonly record struct Estimate(double Value, double Low, double High, int Count)
{
    /// <summary>Whether both ends of the interval are finite.</summary>
    public bool HasInterval => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>Half the interval's width; not-a-number without an interval.</summary>
    public double HalfWidth => HasInterval ? (High - Low) / 2 : double.NaN;

    /// <summary>The value of a single repetition, which has no interval.</summary>
    public static Estimate Single(double value) => new(value, double.NaN, double.NaN, 1);
}
