namespace Distribution.Experiments.Reports.Charts;

/// <summary>Labels of series in the margin, each at the height where its line ends. Outside the plotting area no line can cross
/// them.</summary>
internal static class EndLabels
{
    private const double Distance = 10;
    private const double Spacing = 17;
    private const double MaxShift = 26;
    private const double MaxShareOfWidth = 0.28;
    private const double MaxGapShare = 0.2;

    /// <summary>The margin that the labels need, or null where they are too long and belong into a legend.</summary>
    public static double? Margin(IReadOnlyList<LegendEntry> entries, double width)
    {
        var needed = entries.Select(entry => entry.Width).DefaultIfEmpty(0).Max() + Distance + 4;
        return needed > width * MaxShareOfWidth ? null : needed;
    }

    /// <summary>A height for each label, or null when lines end too far from the margin or too close together, so that a reader could not
    /// tell which label is whose.</summary>
    public static IReadOnlyList<(LegendEntry Entry, double Y)>? Place(IReadOnlyList<LegendEntry> entries, Frame frame)
    {
        var ends = new List<(LegendEntry Entry, double Y)>();
        foreach (var entry in entries)
        {
            var candidates = entry.Marks.Select(mark => mark.LabelEnd(frame)).OfType<Point>().ToArray();
            var end = candidates.Length == 0 ? default : candidates.MaxBy(point => point.X);
            if (frame.Box.Right - end.X > frame.Box.Width * MaxGapShare)
            {
                return null;
            }

            ends.Add((entry, Math.Clamp(end.Y, frame.Box.Top, frame.Box.Bottom)));
        }

        return Spread(ends, frame.Box);
    }

    public static void Draw(SvgWriter svg, IReadOnlyList<(LegendEntry Entry, double Y)> labels, Frame frame)
    {
        foreach (var (entry, y) in labels)
        {
            entry.Draw(svg, frame.Box.Right + Distance, y);
        }
    }

    // Pushes labels apart downwards, then the whole column up if it left the panel.
    private static List<(LegendEntry Entry, double Y)>? Spread(List<(LegendEntry Entry, double Y)> ends, Box box)
    {
        var sorted = ends.OrderBy(end => end.Y).ToList();
        var placed = sorted.Select(end => end.Y).ToArray();
        for (var pass = 0; pass < sorted.Count; pass++)
        {
            for (var index = 1; index < placed.Length; index++)
            {
                var lack = Spacing - (placed[index] - placed[index - 1]);
                if (lack > 1e-9)
                {
                    placed[index - 1] -= lack / 2;
                    placed[index] += lack / 2;
                }
            }
        }

        for (var index = placed.Length - 1; index >= 0; index--)
        {
            placed[index] = Math.Min(placed[index], index == placed.Length - 1 ? box.Bottom : placed[index + 1] - Spacing);
        }

        var fits = placed.Select((y, index) => y >= box.Top - Spacing / 2 && Math.Abs(y - sorted[index].Y) <= MaxShift).All(ok => ok);
        return fits ? [.. sorted.Select((end, index) => (end.Entry, placed[index]))] : null;
    }
}
