using Distribution.Experiments.Reports.Charts.Marks;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>A panel with its place in the drawing.</summary>
/// <param name="Panel">The marks.</param>
/// <param name="Frame">The plotting area.</param>
/// <param name="Title">The text at the left above it: the panel's own title, or that of the vertical axis.</param>
/// <param name="Top">The labels of vertical rules above it.</param>
/// <param name="IsLeft">Whether it carries the labels of the vertical axis.</param>
/// <param name="IsBottom">Whether it carries the labels of the horizontal axis.</param>
internal sealed record PlacedPanel(Panel Panel, Frame Frame, string Title, TopLabels Top, bool IsLeft, bool IsBottom)
{
    private const double TitleGap = 8;

    public double TitleBaseline => Frame.Box.Top - TitleGap;

    public IEnumerable<Mark> MarksByDepth => Panel.Marks.OrderBy(mark => mark.Depth);

    /// <summary>What the caption must say about this panel beside what its marks say: nothing may vanish in silence.</summary>
    public (int Missing, int Outside) Undrawn()
    {
        var (missing, outside) = (0, 0);
        foreach (var mark in Panel.Marks.Where(mark => (mark.IsMeasured || mark.IsCloud) && !IsSaidTwice(mark)))
        {
            foreach (var row in mark.Data)
            {
                var value = mark is BandMark ? row.Low + row.High : row.Y;
                if (!double.IsFinite(row.X) || !double.IsFinite(value))
                {
                    missing++;
                }
                else if (mark is not (BandMark or CellMark or ArrowMark) && !(Frame.ShowsX(row.X) && Frame.ShowsY(row.Y)))
                {
                    outside++;
                }
            }
        }

        return (missing, outside);
    }

    // A line goes through the marks of its series: one value is missing, not two.
    private bool IsSaidTwice(Mark mark) => mark is LineMark && Frame.IsMarked(mark.Series!);
}
