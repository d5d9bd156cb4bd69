using Distribution.Experiments.Reports.Charts.Marks;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>The measured values of a chart as a table of text, for those who cannot see the drawing or want the numbers.</summary>
internal sealed class ChartTable
{
    private const int MostRows = 60;
    private const int MostDecimals = 9;

    private readonly Chart chart;
    private readonly List<(Panel Panel, Mark Mark, Datum Row)> rows;

    public ChartTable(Chart chart)
    {
        this.chart = chart;
        var all = Measured(chart).ToList();
        var every = (all.Count + MostRows - 1) / MostRows;
        rows = every <= 1 ? all : [.. all.Where((_, index) => index % every == 0)];
        Note = every <= 1 ? "" : $"{Format.Count(rows.Count)} of {Format.Count(all.Count)} rows: every {Ordinal(every)}.";
    }

    /// <summary>Says when the table is shortened; empty otherwise.</summary>
    public string Note { get; }

    public bool IsEmpty => rows.Count == 0;

    /// <summary>Column heads and, for each, whether it holds numbers.</summary>
    public IReadOnlyList<(string Title, bool IsNumber)> Columns =>
        [.. Cells().Select(column => (column.Title, column.IsNumber))];

    public IEnumerable<IReadOnlyList<string>> Rows
    {
        get
        {
            var cells = Cells().ToArray();
            return rows.Select((_, index) => cells.Select(column => column.Texts[index]).ToArray());
        }
    }

    private IEnumerable<(string Title, bool IsNumber, string[] Texts)> Cells()
    {
        if (chart.Panels.Count > 1)
        {
            yield return ("panel", false, [.. rows.Select(row => row.Panel.Title)]);
        }

        if (rows.Select(row => row.Mark.Series?.Name).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            yield return ("series", false, [.. rows.Select(row => row.Mark.Series?.Name ?? "")]);
        }

        yield return Column(chart.XTitle, chart.XScale, row => row.X, row => Estimate.Single(row.X));
        yield return Column(chart.YTitle, chart.YScale, row => row.Y, WithEnds);
        if (rows.Exists(row => row.Row.HasLow))
        {
            yield return Column("low", chart.YScale, row => row.Low, WithEnds);
            yield return Column("high", chart.YScale, row => row.High, WithEnds);
        }

        if (rows.Exists(row => row.Row.To is not null))
        {
            yield return Column("to " + chart.XTitle, chart.XScale, row => row.To?.X ?? double.NaN, row => Estimate.Single(row.X));
            yield return Column("to " + chart.YTitle, chart.YScale, row => row.To?.Y ?? double.NaN, row => Estimate.Single(row.Y));
        }

        if (rows.Find(row => row.Mark is CellMark).Mark is CellMark cells)
        {
            yield return (cells.Classes.Title, true, [.. rows.Select(row => InCell(row.Row, cells.Classes))]);
        }
    }

    private (string Title, bool IsNumber, string[] Texts) Column(
        string title, Scale scale, Func<Datum, double> value, Func<Datum, Estimate> digits)
    {
        if (scale is BandScale band)
        {
            return (title, false, [.. rows.Select(row => NameOf(band, value(row.Row)))]);
        }

        var decimals = Math.Min(Format.Decimals(rows.Select(row => digits(row.Row))), MostDecimals);
        return (title, true, [.. rows.Select(row => Format.Number(value(row.Row), decimals))]);
    }

    private static string InCell(Datum row, HeatClasses classes) =>
        double.IsFinite(row.Value) ? classes.Value(row.Value) : row.Text ?? Format.Missing;

    private static string NameOf(BandScale band, double value) => double.IsFinite(value) ? band.Names[(int)value] : Format.Missing;

    // Bars and bands justify the digits of the values and of their own ends.
    private static Estimate WithEnds(Datum row) => new(row.Y, row.Low, row.High, 1);

    // A band is the spread around the line of its series: its edges join the rows of that line.
    private static IEnumerable<(Panel Panel, Mark Mark, Datum Row)> Measured(Chart chart)
    {
        foreach (var panel in chart.Panels)
        {
            var bands = panel.Marks.OfType<BandMark>().ToLookup(mark => mark.Series);
            var marks = panel.Marks.Where(mark => mark.IsMeasured && mark is not BandMark).ToArray();
            foreach (var mark in marks.Length > 0 ? marks : [.. panel.Marks.Where(mark => mark is RunsMark or BandMark)])
            {
                var edges = mark is LineMark ? bands[mark.Series].SelectMany(band => band.Data).ToLookup(row => row.X) : null;
                foreach (var row in mark.Data)
                {
                    yield return (panel, mark, edges?[row.X].Any() == true
                        ? row with { Low = edges[row.X].First().Low, High = edges[row.X].First().High } : row);
                }
            }
        }
    }

    private static string Ordinal(int number) => number switch { 2 => "second", 3 => "third", _ => $"{Format.Count(number)}th" };
}
