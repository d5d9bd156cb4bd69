namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>One row of a chart's data, in the units of its axes. Members a mark does not use are not-a-number.</summary>
internal readonly record struct Datum(double X, double Y)
{
    public double Low { get; init; } = double.NaN;

    public double High { get; init; } = double.NaN;

    /// <summary>The far end of an arrow.</summary>
    public Point? To { get; init; }

    /// <summary>What a colour stands for, where both coordinates are categories.</summary>
    public double Value { get; init; } = double.NaN;

    public string? Text { get; init; }

    public bool HasLow => double.IsFinite(Low);

    public bool HasHigh => double.IsFinite(High);
}
