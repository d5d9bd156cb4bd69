namespace Distribution.Experiments.Reports;

/// <summary>A cell of a table: text, a number with or without an interval, or nothing with a reason.</summary>
public readonly record struct ReportCell
{
    private ReportCell(string? text, Estimate? estimate) => (Text, Number) = (text, estimate);

    /// <summary>The text; null for a number whose digits are those of its column.</summary>
    public string? Text { get; }

    /// <summary>The number; null for text that is none.</summary>
    public Estimate? Number { get; }

    /// <summary>A cell of text.</summary>
    public static ReportCell Of(string text) => new(text ?? throw new ArgumentNullException(nameof(text)), null);

    /// <summary>A measured value with its interval.</summary>
    public static ReportCell Of(Estimate estimate) => new(null, estimate);

    /// <summary>A number that is known exactly, such as a parameter or a count.</summary>
    public static ReportCell Of(double value) => new(null, new Estimate(value, double.NaN, double.NaN, 0));

    /// <summary>A number in words of its own, such as <c>&lt; 0.0001</c>, where the digits of a column would not do; rows are sorted by the
    /// number.</summary>
    public static ReportCell Of(Estimate estimate, string text) => new(text ?? throw new ArgumentNullException(nameof(text)), estimate);
}
