using System.Globalization;
using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>The spread of runs, as an area between a low and a high edge.</summary>
internal sealed class BandMark(Series series, IReadOnlyList<BandPoint> points, string meaning)
    : Mark(series, [.. points.Select(point => new Datum(point.X, double.NaN) { Low = point.Low, High = point.High })])
{
    private const double GapMax = 4;
    private const double AloneWidth = 8;
    private readonly Series series = series;

    public override Depth Depth => Depth.Area;

    public override IEnumerable<string> Notes(Frame frame) => [$"Band: {meaning}."];

    public override void Draw(SvgWriter svg, Frame frame) => svg.Group(Ink.Css, () =>
    {
        svg.Markup.Start("g").Attribute("clip-path", $"url(#{frame.ClipId})");
        foreach (var rows in Stretches())
        {
            var low = Edge(rows, frame, row => row.Low);
            var high = Edge(rows, frame, row => row.High);
            if ((rows.Count, low, high) is (1, [var foot, ..], [var head, ..]))
            {
                svg.Rectangle(new Box(foot.X - AloneWidth / 2, head.Y, foot.X + AloneWidth / 2, foot.Y), "dc-area");
            }
            else if (low.Count > 0 && high.Count > 0)
            {
                svg.Path(SvgWriter.PathThrough(high.Concat(low.AsEnumerable().Reverse())) + "z", "dc-area");
            }
        }

        svg.Markup.End();
    });

    public override void DrawKey(SvgWriter svg, double x, double y) => svg.Rectangle(new Box(x, y - 6, x + KeyWidth, y + 6), "dc-area");

    public override IEnumerable<Segment> Obstacles(Frame frame) => Stretches().SelectMany(rows =>
    {
        var (low, high) = (Edge(rows, frame, row => row.Low), Edge(rows, frame, row => row.High));
        return Segment.Through(low).Concat(Segment.Through(high)).Concat(low.Zip(high, (from, to) => new Segment(from, to)));
    });

    public override IEnumerable<JsonObject> ToVega(VegaAxes axes)
    {
        foreach (var rows in Stretches())
        {
            var mark = axes.Mark(rows.Count == 1 ? "rule" : "area", series);
            if (rows.Count == 1)
            {
                mark["strokeWidth"] = AloneWidth;
            }

            mark["opacity"] = 0.16;
            var layer = axes.Layer(mark, "x", "low");
            layer["encoding"]!["y2"] = new JsonObject { ["field"] = "high" };
            if (rows.Count < Data.Count)
            {
                layer["transform"] = new JsonArray(VegaAxes.Filter(
                    string.Create(CultureInfo.InvariantCulture, $"datum.x >= {rows[0].X} && datum.x <= {rows[^1].X}")));
            }

            yield return layer;
        }
    }

    // Over a gap much wider than the others nothing was run, and an area would claim that it was.
    private IEnumerable<List<Datum>> Stretches()
    {
        List<Datum> rows = [.. Data.Where(row => row.HasLow && row.HasHigh && double.IsFinite(row.X))];
        double[] steps = [.. rows.Skip(1).Zip(rows, (to, from) => to.X - from.X).Where(step => step > 0).Order()];
        var widest = steps.Length == 0 ? double.PositiveInfinity : GapMax * steps[(steps.Length - 1) / 2];
        var stretch = new List<Datum>();
        foreach (var row in rows)
        {
            if (stretch is [.., var last] && row.X - last.X > widest)
            {
                yield return stretch;
                stretch = [];
            }

            stretch.Add(row);
        }

        if (stretch.Count > 0)
        {
            yield return stretch;
        }
    }

    // On a log axis an edge of zero is drawn at the zero line.
    private static List<Point> Edge(IEnumerable<Datum> rows, Frame frame, Func<Datum, double> edge) => Strokes.Thinned(
        [.. rows.Select(row => frame.At(new Point(row.X, edge(row)))).Where(point => double.IsFinite(point.Y))]);
}
