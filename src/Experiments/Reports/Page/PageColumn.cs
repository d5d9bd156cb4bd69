using System.Globalization;

namespace Distribution.Experiments.Reports;

/// <summary>A column of a table, with the decimals that all its rows share where they are of one measure.</summary>
internal sealed class PageColumn
{
    /// <summary>The head of a column of intervals.</summary>
    public const string IntervalTitle = "interval";

    private readonly int index;
    private readonly int? shared;

    public PageColumn(ReportColumn column, int index, IReadOnlyList<ReportRow> rows, bool areRowsMeasures)
    {
        this.index = index;
        Title = column.Unit.Length == 0 ? column.Title : $"{column.Title} ({column.Unit})";
        var numbers = rows.Select(row => row.Cells[index].Number).OfType<Estimate>().ToArray();
        IsNumber = numbers.Length > 0;
        HasIntervals = numbers.Any(number => number.HasInterval);
        shared = areRowsMeasures ? null : Format.Decimals(rows.Select(row => row.Cells[index]).Where(cell => cell.Text is null)
            .Select(cell => cell.Number).OfType<Estimate>());
        Letters = rows.Select(TextOf).Concat(Title.Split(' ')).Max(text => text.Length);
        LettersOfInterval = HasIntervals ? rows.Select(IntervalOf).Append(IntervalTitle).Max(text => text.Length) : 0;
    }

    public string Title { get; }

    public bool IsNumber { get; }

    public bool HasIntervals { get; }

    /// <summary>The longest text, or word of the head, which may be broken at blanks.</summary>
    public int Letters { get; }

    /// <summary>The same of its intervals; 0 where it has none.</summary>
    public int LettersOfInterval { get; }

    /// <summary>Whether paper is too narrow for it.</summary>
    public bool IsOnScreenAlone { get; set; }

    /// <summary>The classes of a cell; null for none.</summary>
    public string? Css(string? own) => IsOnScreenAlone ? own is null ? PaperColumns.Css : $"{own} {PaperColumns.Css}" : own;

    public void WriteCells(MarkupWriter html, ReportRow row)
    {
        var number = row.Cells[index].Number;
        html.Start("td", Css(IsNumber || number is not null ? "dr-n" : null));
        if (number is { } value && double.IsFinite(value.Value))
        {
            html.Attribute("data-value", value.Value.ToString("R", CultureInfo.InvariantCulture));
        }

        html.Text(TextOf(row)).End();
        if (HasIntervals)
        {
            html.Leaf("td", IntervalOf(row), Css("dr-n dr-ci"));
        }
    }

    private string TextOf(ReportRow row) => row.Cells[index] is { Text: null, Number: { } number } cell
        ? Format.Number(number.Value, Decimals(cell))
        : row.Cells[index].Text ?? "";

    private string IntervalOf(ReportRow row) => row.Cells[index] is not { Number: { } number } cell ? ""
        : number.Count == 1 ? "n = 1"
        : cell.Text is null ? Format.Interval(number, Decimals(cell)) : Format.Interval(number);

    private int Decimals(ReportCell cell) => shared ?? (cell.Number is { } measured ? Format.Decimals(measured) : 0);
}
