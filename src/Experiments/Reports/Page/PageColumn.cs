using System.Globalization;

namespace Distribution.Experiments.Reports;

/// <summary>A column of a table, with the decimals that all its rows share where they are of one measure.</summary>
internal sealed class PageColumn
{
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
    }

    public string Title { get; }

    public bool IsNumber { get; }

    public bool HasIntervals { get; }

    public void WriteCells(MarkupWriter html, ReportRow row)
    {
        var cell = row.Cells[index];
        var decimals = shared ?? (cell.Number is { } measured ? Format.Decimals(measured) : 0);
        if (cell.Number is not { } number)
        {
            html.Leaf("td", cell.Text ?? "", IsNumber ? "dr-n" : null);
        }
        else
        {
            html.Start("td", "dr-n");
            if (double.IsFinite(number.Value))
            {
                html.Attribute("data-value", number.Value.ToString("R", CultureInfo.InvariantCulture));
            }

            html.Text(cell.Text ?? Format.Number(number.Value, decimals)).End();
        }

        if (HasIntervals)
        {
            var interval = cell.Number is not { } value ? ""
                : cell.Text is null ? Format.Interval(value, decimals) : Format.Interval(value);
            html.Leaf("td", cell.Number is { Count: 1 } ? "n = 1" : interval, "dr-n dr-ci");
        }
    }
}
