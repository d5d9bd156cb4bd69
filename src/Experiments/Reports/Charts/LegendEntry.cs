using Distribution.Experiments.Reports.Charts.Marks;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>A series with a name, and the marks that show it.</summary>
internal sealed record LegendEntry(Series Series, IReadOnlyList<Mark> Marks)
{
    private const double KeyGap = 6;

    public double Width => Mark.KeyWidth + KeyGap + TextMetrics.Width(Series.Name, TextMetrics.Label);

    /// <summary>The named series of a chart in drawing order, theory after what it is beside.</summary>
    public static List<LegendEntry> Of(Chart chart) =>
    [
        .. chart.Panels.SelectMany(panel => panel.Marks).Where(mark => mark.Series is { Name.Length: > 0 })
            .GroupBy(mark => mark.Series!).Select(group => new LegendEntry(group.Key, [.. group])).OrderBy(entry => entry.Series.IsTheory),
    ];

    /// <summary>Draws a sample of each kind of mark and the name; <paramref name="y"/> is the middle of the line.</summary>
    public void Draw(SvgWriter svg, double x, double y)
    {
        svg.Group(Series.Ink.Css, () =>
        {
            foreach (var mark in Marks.DistinctBy(mark => mark.GetType()).OrderBy(mark => mark.Depth))
            {
                mark.DrawKey(svg, x, y);
            }
        });
        svg.Text(x + Mark.KeyWidth + KeyGap, y + 4, Series.Name, Series.IsTheory ? "dc-it " + Series.Ink.TextCss : Series.Ink.TextCss);
    }
}
