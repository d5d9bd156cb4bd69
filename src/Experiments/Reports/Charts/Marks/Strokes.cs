namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>Dashes, shapes and thinning of lines: what tells series apart without their colour.</summary>
internal static class Strokes
{
    /// <summary>What the open triangle means.</summary>
    public const string ZeroNote = "△: zero, drawn at the resolution.";

    private const double LineWidth = 2;
    private const string TheoryDash = "6 4";

    private static readonly string?[] Dashes = [null, "10 3", "8 3 2 3", "4 2", "14 3 2 3 2 3", "2 2"];

    // Circle, square, diamond, triangle (pointing down: an open one pointing up means zero), plus, cross; each around (0, 0).
    private static readonly string[] Shapes =
    [
        "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "m-3.6-3.6h7.2v7.2h-7.2z", "m0-5l5 5-5 5-5-5z", "m-4.6-3.6h9.2l-4.6 8z",
        "m-1.5-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z",
        "m-2.1-4.3l2.1 2.1 2.1-2.1 2.2 2.2-2.1 2.1 2.1 2.1-2.2 2.2-2.1-2.1-2.1 2.1-2.2-2.2 2.1-2.1-2.1-2.1z",
    ];

    private static readonly string[] VegaShapes =
        ["circle", "square", "diamond", "triangle-down", "cross", "M-.5-1L0-.5L.5-1L1-.5L.5 0L1 .5L.5 1L0 .5L-.5 1L-1 .5L-.5 0L-1-.5Z"];

    public static string? Dash(Series? series) => series switch
    {
        null => null,
        { IsTheory: true } => TheoryDash,
        _ => Dashes[series.Style],
    };

    public static string VegaShape(Series series) => VegaShapes[series.Style];

    public static void Shape(SvgWriter svg, Series series, double x, double y) =>
        svg.Path("M" + SvgWriter.Pair(x, y) + Shapes[series.Style], "dc-mark");

    /// <summary>An open triangle: a zero on an axis that has no place for zero.</summary>
    public static void Zero(SvgWriter svg, double x, double y) => svg.Path($"M{SvgWriter.Pair(x, y)}m0-5l4.8 8.4h-9.6z", "dc-open");

    /// <summary>The head of an arrow at (x, y) that points along (dx, dy).</summary>
    public static void Head(SvgWriter svg, Point at, double dx, double dy)
    {
        var length = Math.Sqrt(dx * dx + dy * dy);
        if (length == 0)
        {
            return;
        }

        var (ux, uy) = (dx / length, dy / length);
        var (baseX, baseY) = (at.X - 8 * ux, at.Y - 8 * uy);
        svg.Path(SvgWriter.PathThrough([at, new(baseX - 4 * uy, baseY + 4 * ux), new(baseX + 4 * uy, baseY - 4 * ux)]) + "z", "dc-fill");
    }

    /// <summary>Unbroken stretches of points; a point that is not finite breaks the line.</summary>
    public static IEnumerable<List<Point>> Stretches(IEnumerable<Point> points)
    {
        var stretch = new List<Point>();
        foreach (var point in points)
        {
            if (double.IsFinite(point.X) && double.IsFinite(point.Y))
            {
                stretch.Add(point);
            }
            else if (stretch.Count > 0)
            {
                yield return stretch;
                stretch = [];
            }
        }

        if (stretch.Count > 0)
        {
            yield return stretch;
        }
    }

    /// <summary>Of the points in each column as wide as the line only the lowest and the highest, which look the same; and the two
    /// ends.</summary>
    public static List<Point> Thinned(IReadOnlyList<Point> points)
    {
        var kept = new List<Point>();
        for (var start = 0; start < points.Count;)
        {
            var column = Math.Floor(points[start].X / LineWidth);
            var (end, low, high) = (start, start, start);
            while (end + 1 < points.Count && Math.Floor(points[end + 1].X / LineWidth) == column)
            {
                end++;
                low = points[end].Y < points[low].Y ? end : low;
                high = points[end].Y > points[high].Y ? end : high;
            }

            if (end - start < 2)
            {
                kept.AddRange(points.Skip(start).Take(end - start + 1));
            }
            else
            {
                var middle = (column + 0.5) * LineWidth;
                kept.Add(points[Math.Min(low, high)] with { X = middle });
                kept.Add(points[Math.Max(low, high)] with { X = middle });
            }

            start = end + 1;
        }

        return points.Count == 0 ? kept : [points[0], .. kept, points[^1]];
    }
}
