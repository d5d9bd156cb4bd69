namespace Distribution.Experiments.Reports;

/// <summary>A table of results. Above 500 rows the page holds the worst and the best 100 and points to the CSV.</summary>
public sealed record ReportTable
{
    /// <summary>Its place in the page: lower-case letters, digits and hyphens, unique.</summary>
    public required string Id { get; init; }

    /// <summary>Its heading.</summary>
    public required string Heading { get; init; }

    /// <summary>What a reader must know: which intervals, what was repeated.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The columns, beside those for status and replay command, which every table has.</summary>
    public required IReadOnlyList<ReportColumn> Columns { get; init; }

    /// <summary>The rows, in the order they are shown.</summary>
    public required IReadOnlyList<ReportRow> Rows { get; init; }

    /// <summary>How many rows there are in all, where <see cref="Rows"/> are the worst and then the best of them alone, as many as are
    /// shown; else as many as these.</summary>
    public int Count
    {
        get => Math.Max(field, Rows.Count);
        init;
    }

    /// <summary>The file with all rows, relative to the report; null for none. Its numbers are those of the rows.</summary>
    public string? CsvPath { get; init; }

    /// <summary>The index of the column by which rows are better or worse; null when the order of the rows says it, the worst first.
    /// Failed rows are worse than any other.</summary>
    public int? RankColumn { get; init; }

    /// <summary>Whether a low value of the rank column is the worse one.</summary>
    public bool LowIsWorse { get; init; }

    /// <summary>Whether rows are different measures, so that each number has the digits that its own interval justifies; else a column has
    /// those of the number that needs the most, and lines up.</summary>
    public bool AreRowsMeasures { get; init; }
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Unit">The unit, shown in the head; empty for none.</param>
public sealed record ReportColumn(string Title, string Unit = "");

/// <summary>A row of a table.</summary>
/// <param name="Standing">How its runs ended.</param>
/// <param name="Cells">One for each column.</param>
/// <param name="Replay">The command that runs it again.</param>
public sealed record ReportRow(Standing Standing, IReadOnlyList<ReportCell> Cells, string Replay)
{
    /// <summary>Why it failed or was not run, in a few words; empty when it held.</summary>
    public string Remark { get; init; } = "";
}
