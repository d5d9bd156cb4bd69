namespace Distribution.Experiments.Reports.Charts;

/// <summary>The plotting area of one panel: where each value lies in the pixels of the drawing.</summary>
internal sealed class Frame(Box box, Scale x, Scale y)
{
    // Room between the outermost values and the edge, as a share of the side.
    private const double Padding = 0.03;

    // A mark aside must still be seen to belong to its value, or to its category.
    private const double NumberStep = 3;
    private const double NumberSpread = 9;
    private const double CategoryStep = 8;
    private const double CategoryShare = 0.6;

    public Box Box => box;

    /// <summary>Where zeros are drawn on a log axis: the smallest value the experiment could have told from zero.</summary>
    public double ZeroLine { get; init; } = y.Min;

    /// <summary>The share of dots that is drawn, 1 unless there are too many for the file.</summary>
    public double DotShare { get; init; } = 1;

    /// <summary>The same of estimates with bars.</summary>
    public double EstimateShare { get; init; } = 1;

    /// <summary>The clip path that keeps lines inside the plotting area.</summary>
    public required string ClipId { get; init; }

    /// <summary>Series that have a mark for each of their points, so that a line through these needs none.</summary>
    public IReadOnlyList<Series> Marked { get; init; } = [];

    /// <summary>Those of them whose marks would hide each other at equal horizontal values, in drawing order.</summary>
    public IReadOnlyList<Series> Dodging { get; init; } = [];

    /// <summary>Whether the horizontal axis holds categories.</summary>
    public bool IsCategorical => x is BandScale;

    /// <summary>The width of a category, or of the room a mark has on a continuous axis.</summary>
    public double ColumnWidth => x is BandScale band ? box.Width / band.Names.Count : 16;

    public double RowHeight => y is BandScale band ? box.Height / band.Names.Count : 16;

    public double X(double value) => box.Left + Padded(x, value) * box.Width;

    public double Y(double value) => box.Bottom - Padded(y, IsZero(value) ? ZeroLine : value) * box.Height;

    public Point At(Point point) => new(X(point.X), Y(point.Y));

    /// <summary>Whether the value is a zero on an axis that has no place for zero.</summary>
    public bool IsZero(double value) => y is LogScale && value == 0;

    public bool ShowsX(double value) => x.Contains(value);

    public bool ShowsY(double value) => y.Contains(value) || IsZero(value);

    public bool IsBelow(double value) => value < y.Min;

    public bool IsAbove(double value) => value > y.Max;

    /// <summary>Whether each point of the series has a mark of its own.</summary>
    public bool IsMarked(Series series) => Marked.Contains(series);

    /// <summary>How far the marks of a series, and the line through them, stand aside of their horizontal values.</summary>
    public double ShiftOf(Series series)
    {
        var index = Dodging.ToList().IndexOf(series);
        return index < 0 ? 0 : (index - (Dodging.Count - 1) / 2.0) * ShiftStep;
    }

    /// <summary>The distance between marks that stand side by side; 0 where none do.</summary>
    public double ShiftStep => Dodging.Count < 2 ? 0
        : IsCategorical ? Math.Min(ColumnWidth * CategoryShare / Dodging.Count, CategoryStep)
        : Math.Min(NumberSpread / (Dodging.Count - 1), NumberStep);

    private static double Padded(Scale scale, double value)
    {
        var padding = scale is BandScale ? 0 : Padding;
        return padding + scale.Map(value) * (1 - 2 * padding);
    }
}
