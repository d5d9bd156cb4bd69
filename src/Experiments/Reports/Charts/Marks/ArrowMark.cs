using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>A straight arrow between two places: a message in a space-time diagram, or the gap that a remark is about.</summary>
internal sealed class ArrowMark(Series? series, IReadOnlyList<(Point From, Point To)> arrows)
    : Mark(series, [.. arrows.Select(arrow => new Datum(arrow.From.X, arrow.From.Y) { To = arrow.To })])
{
    public override Depth Depth => Depth.Interval;

    public override bool IsMeasured => Series is not null;

    public override void Draw(SvgWriter svg, Frame frame) => svg.Group(Ink.Css, () =>
    {
        foreach (var (from, to) in Obstacles(frame))
        {
            svg.Line(from.X, from.Y, to.X, to.Y, "dc-bar");
            Strokes.Head(svg, to, to.X - from.X, to.Y - from.Y);
        }
    });

    public override void DrawKey(SvgWriter svg, double x, double y)
    {
        svg.Line(x, y, x + KeyWidth, y, "dc-bar");
        Strokes.Head(svg, new Point(x + KeyWidth, y), 1, 0);
    }

    public override IEnumerable<Segment> Obstacles(Frame frame) => arrows
        .Select(arrow => new Segment(frame.At(arrow.From), frame.At(arrow.To)))
        .Where(segment => new[] { segment.From.X, segment.From.Y, segment.To.X, segment.To.Y }.All(double.IsFinite));

    public override IEnumerable<JsonObject> ToVega(VegaAxes axes)
    {
        var layer = axes.Layer(axes.Mark("rule", Series), "x", "y");
        layer["encoding"]!["x2"] = new JsonObject { ["field"] = "x2" };
        layer["encoding"]!["y2"] = new JsonObject { ["field"] = "y2" };
        yield return layer;
    }
}
