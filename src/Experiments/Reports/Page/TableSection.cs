using System.Globalization;

namespace Distribution.Experiments.Reports;

/// <summary>A table of results in its card.</summary>
internal static class TableSection
{
    private const int MostRows = 500;
    private const int Kept = 100;

    public static void Write(MarkupWriter html, ReportTable table)
    {
        var (rows, note) = Shortened(table);
        html.Start("section", "dr-card dr-table").Attribute("id", table.Id).Leaf("h2", table.Heading).NewLine();
        if (table.Caption.Length + note.Length > 0)
        {
            html.Leaf("p", $"{table.Caption} {note}".Trim(), "dr-sub").NewLine();
        }

        if (table.CsvPath is { } path)
        {
            html.Start("p", "dr-sub").Text(table.Count == 1 ? "This row as a file: " : $"All {Format.Count(table.Count)} rows: ")
                .Start("a").Attribute("href", path).Text(path).End().End().NewLine();
        }

        if (rows.Count == 0)
        {
            html.Leaf("p", "No rows: nothing has finished yet.", "dr-sub");
        }
        else
        {
            WriteTable(html, table, rows);
        }

        html.End().NewLine();
    }

    private static void WriteTable(MarkupWriter html, ReportTable table, IReadOnlyList<ReportRow> rows)
    {
        var columns = table.Columns.Select((column, index) => new PageColumn(column, index, rows, table.AreRowsMeasures)).ToArray();
        if (PaperColumns.Fit(columns, table.CsvPath) is { Length: > 0 } note)
        {
            html.Leaf("p", note, "dr-sub dr-paper").NewLine();
        }

        html.Start("div", "dr-scroll dr-tall").Attribute("tabindex", "0").Attribute("role", "group").Attribute("aria-label", table.Heading);
        html.Start("table").Start("thead").Start("tr");
        Head(html, "status", "text", null);
        foreach (var column in columns)
        {
            Head(html, column.Title, column.IsNumber ? "number" : "text", column.Css(column.IsNumber ? "dr-n" : null));
            if (column.HasIntervals)
            {
                html.Start("th", column.Css("dr-n")).Attribute("scope", "col").Text(PageColumn.IntervalTitle).End();
            }
        }

        html.Start("th", PaperColumns.Css).Attribute("scope", "col").Text("replay").End().End().End().NewLine().Start("tbody").NewLine();
        foreach (var row in rows)
        {
            WriteRow(html, columns, row);
        }

        html.End().End().End().NewLine();
    }

    // The script makes a sort button of the head; without it the head is plain text.
    private static void Head(MarkupWriter html, string title, string sort, string? css) => html.Start("th", css)
        .Attribute("scope", "col").Attribute("aria-sort", "none").Attribute("data-sort", sort).Text(title).End();

    private static void WriteRow(MarkupWriter html, PageColumn[] columns, ReportRow row)
    {
        html.Start("tr").Start("td").Attribute("data-value", ((int)row.Standing).ToString(CultureInfo.InvariantCulture));
        Badge.Write(html, row.Standing);
        if (row.Remark.Length > 0)
        {
            html.Text(" " + row.Remark);
        }

        html.End();
        foreach (var column in columns)
        {
            column.WriteCells(html, row);
        }

        html.Start("td", "dr-code " + PaperColumns.Css).Leaf("code", row.Replay).End().End().NewLine();
    }

    private static (IReadOnlyList<ReportRow> Rows, string Note) Shortened(ReportTable table)
    {
        var note = $"The worst and the best {Kept} of {Format.Count(table.Count)} rows.";
        if (table.Rows.Count <= MostRows)
        {
            return (table.Rows, table.Count == table.Rows.Count ? "" : note);
        }

        var ranked = table.RankColumn is null ? table.Rows : [.. table.Rows.OrderByDescending(row => Badness(table, row))];
        return ([.. ranked.Take(Kept), .. ranked.Skip(ranked.Count - Kept)], note);
    }

    private static double Badness(ReportTable table, ReportRow row)
    {
        var value = row.Cells[table.RankColumn!.Value].Number?.Value ?? double.NaN;
        return !row.Standing.IsSound() || double.IsNaN(value) ? double.PositiveInfinity : table.LowIsWorse ? -value : value;
    }
}
