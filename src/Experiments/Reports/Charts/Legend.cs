namespace Distribution.Experiments.Reports.Charts;

/// <summary>A legend above the panels, in drawing order, broken into lines.</summary>
internal sealed class Legend(IReadOnlyList<LegendEntry> entries, double width)
{
    private const double Gap = 20;
    private const double RowHeight = 20;

    private readonly List<(LegendEntry Entry, double X, int Row)> places = Arranged(entries, width);

    public double Height => places.Count == 0 ? 0 : (places[^1].Row + 1) * RowHeight;

    public void Draw(SvgWriter svg, double left, double top)
    {
        foreach (var (entry, x, row) in places)
        {
            entry.Draw(svg, left + x, top + row * RowHeight + RowHeight / 2);
        }
    }

    private static List<(LegendEntry Entry, double X, int Row)> Arranged(IReadOnlyList<LegendEntry> entries, double width)
    {
        var arranged = new List<(LegendEntry, double, int)>();
        var (x, row) = (0.0, 0);
        foreach (var entry in entries)
        {
            if (x > 0 && x + entry.Width > width)
            {
                (x, row) = (0, row + 1);
            }

            arranged.Add((entry, x, row));
            x += entry.Width + Gap;
        }

        return arranged;
    }
}
