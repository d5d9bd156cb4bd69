namespace Distribution.Experiments.Reports.Charts;

/// <summary>A cell of a heat map: measured, failed or not run. A cell that was never measured must not look like a small value.</summary>
public readonly record struct HeatCell
{
    /// <summary>The index of the category on the horizontal axis.</summary>
    public required int Column { get; init; }

    /// <summary>The index of the category on the vertical axis.</summary>
    public required int Row { get; init; }

    /// <summary>The measured value; not-a-number when there is none.</summary>
    public double Value { get; private init; }

    /// <summary>How many runs failed; 0 for none.</summary>
    public int Failures { get; private init; }

    /// <summary>Why the cell was not run; null when it was.</summary>
    public string? NotRunBecause { get; private init; }

    /// <summary>A cell with a value.</summary>
    public static HeatCell Measured(int column, int row, double value) => new() { Column = column, Row = row, Value = value };

    /// <summary>A cell whose runs failed: a red cross and their count.</summary>
    public static HeatCell Failed(int column, int row, int failures) =>
        new() { Column = column, Row = row, Value = double.NaN, Failures = failures };

    /// <summary>A cell that was not run: a dashed box, the reason in the caption.</summary>
    public static HeatCell NotRun(int column, int row, string because)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(because);
        return new() { Column = column, Row = row, Value = double.NaN, NotRunBecause = because };
    }
}
