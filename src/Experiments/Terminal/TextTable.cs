using System.Text;

namespace Distribution.Experiments.Terminal;

/// <summary>A table of text: decimal points in line, never wrapped. Where the width does not hold all, long names are shortened in their
/// middle, and then columns left out by priority.</summary>
internal sealed class TextTable(params IReadOnlyList<TableColumn> columns)
{
    private const string Gap = "  ";

    // No number is so long.
    private const int LongName = 30;
    private const int HeadKept = 14;
    private const int TailKept = 7;
    private const string Cut = "...";

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
        var texts = Texts(cell => cell);
        texts = WidthOf(texts, Enumerable.Range(0, columns.Count)) > width ? Texts(Shortened) : texts;
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

    private string[][] Texts(Func<string, string> cellOf) =>
        [.. Enumerable.Range(0, columns.Count).Select(column => Aligned(column, cellOf))];

    private static int WidthOf(string[][] texts, IEnumerable<int> shown) =>
        shown.Sum(column => texts[column][0].Length + Gap.Length) - Gap.Length;

    private static string Shortened(string cell) =>
        cell.Length <= LongName ? cell : cell[..HeadKept] + Cut + cell[^TailKept..];

    private List<int> Shown(string[][] texts, int width)
    {
        var shown = Enumerable.Range(0, columns.Count).ToList();
        while (WidthOf(texts, shown) > width)
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
    private string[] Aligned(int column, Func<string, string> cellOf)
    {
        var cells = rows.ConvertAll(row => cellOf(row[column]));
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
