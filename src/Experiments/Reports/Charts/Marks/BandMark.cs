using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>The spread of runs, as an area between a low and a high edge.</summary>
internal sealed class BandMark(Series series, IReadOnlyList<BandPoint> points, string meaning)
    : Mark(series, [.. points.Select(point => new Datum(point.X, double.NaN) { Low = point.Low, High = point.High })])
{
    private readonly Series series = series;

    public override Depth Depth => Depth.Area;

    public override IEnumerable<string> Notes(Frame frame) => [$"Band: {meaning}."];

    public override void Draw(SvgWriter svg, Frame frame) => svg.Group(Ink.Css, () =>
    {
        svg.Markup.Start("g").Attribute("clip-path", $"url(#{frame.ClipId})");
        var low = Edge(frame, row => row.Low);
        var high = Edge(frame, row => row.High);
        if (low.Count > 0 && high.Count > 0)
        {
            svg.Path(SvgWriter.PathThrough(high.Concat(low.AsEnumerable().Reverse())) + "z", "dc-area");
        }

        svg.Markup.End();
    });

    public override void DrawKey(SvgWriter svg, double x, double y) => svg.Rectangle(new Box(x, y - 6, x + KeyWidth, y + 6), "dc-area");

    public override IEnumerable<Segment> Obstacles(Frame frame)
    {
        var (low, high) = (Edge(frame, row => row.Low), Edge(frame, row => row.High));
        return Segment.Through(low).Concat(Segment.Through(high)).Concat(low.Zip(high, (from, to) => new Segment(from, to)));
    }

    public override IEnumerable<JsonObject> ToVega(VegaAxes axes)
    {
        var mark = axes.Mark("area", series);
        mark["opacity"] = 0.16;
        var layer = axes.Layer(mark, "x", "low");
        layer["encoding"]!["y2"] = new JsonObject { ["field"] = "high" };
        yield return layer;
    }

    // On a log axis an edge of zero is drawn at the zero line.
    private List<Point> Edge(Frame frame, Func<Datum, double> edge) => Strokes.Thinned(
        [.. Data.Where(row => row.HasLow && row.HasHigh && double.IsFinite(row.X)).Select(row => frame.At(new Point(row.X, edge(row))))
            .Where(point => double.IsFinite(point.Y))]);
}
