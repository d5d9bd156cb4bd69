using System.Text;

namespace Distribution.Experiments.Terminal;

/// <summary>A table of text: decimal points in line, columns left out by priority where the width does not hold them, never
/// wrapped.</summary>
internal sealed class TextTable(params IReadOnlyList<TableColumn> columns)
{
    private const string Gap = "  ";

    private readonly List<string[]> rows = [];

    /// <summary>Adds a row: a text for every column.</summary>
    internal void Add(params IReadOnlyList<string> cells)
    {
        rows.Add([.. cells]);
    }

    /// <summary>Writes the heading and all rows; a line that is still too wide is cut.</summary>
    internal void Write(TextWriter output, int width)
    {
        foreach (var line in Lines(width))
        {
            output.Write(line + "\n");
        }
    }

    /// <summary>The same as lines.</summary>
    internal IReadOnlyList<string> Lines(int width)
    {
        var texts = Enumerable.Range(0, columns.Count).Select(Aligned).ToArray();
        var shown = Shown(texts, width);
        return [.. Enumerable.Range(0, rows.Count + 1).Select(Line)];

        string Line(int line)
        {
            var text = new StringBuilder();
            foreach (var column in shown)
            {
                text.Append(text.Length > 0 ? Gap : "").Append(texts[column][line]);
            }

            var whole = text.ToString().TrimEnd();
            return whole.Length <= width ? whole : whole[..width];
        }
    }

    private List<int> Shown(string[][] texts, int width)
    {
        var shown = Enumerable.Range(0, columns.Count).ToList();
        while (shown.Sum(column => texts[column][0].Length + Gap.Length) - Gap.Length > width)
        {
            var least = shown.MaxBy(column => columns[column].Priority);
            if (columns[least].Priority == 0)
            {
                break;
            }

            shown.Remove(least);
        }

        return shown;
    }

    // The heading and the cells of one column, all of one length.
    private string[] Aligned(int column)
    {
        var cells = rows.ConvertAll(row => row[column]);
        if (columns[column].IsNumber)
        {
            var after = cells.Select(Decimals).DefaultIfEmpty(0).Max();
            cells = cells.ConvertAll(cell => cell + new string(' ', after - Decimals(cell)));
        }

        var length = cells.Append(columns[column].Head).Max(cell => cell.Length);
        return [.. cells.Prepend(columns[column].Head).Select(cell =>
            columns[column].IsNumber ? cell.PadLeft(length) : cell.PadRight(length))];
    }

    private static int Decimals(string cell)
    {
        var point = cell.LastIndexOf('.');
        return point < 0 ? 0 : cell.Length - point;
    }
}
