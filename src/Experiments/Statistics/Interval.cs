namespace Distribution.Experiments.Statistics;

/// <summary>A confidence interval, ends included.</summary>
/// <param name="Low">The lower end; not-a-number where the sample gives none.</param>
/// <param name="High">The upper end; not-a-number where the sample gives none.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The confidence of every interval of this program.</summary>
    public const double Confidence = 0.95;

    /// <summary>No interval: one run, or none.</summary>
    public static Interval None => new(double.NaN, double.NaN);

    /// <summary>From end to end; not-a-number without an interval.</summary>
    public double Width => High - Low;

    /// <summary>The part of it that the measure can take; no interval stays none.</summary>
    public Interval Within(double least, double most) => new(Math.Max(Low, least), Math.Min(High, most));

    /// <summary>Whether the value lies inside, ends included.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}
