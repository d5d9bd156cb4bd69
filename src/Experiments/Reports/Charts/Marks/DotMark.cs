using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>Points as the shape of their series, not joined.</summary>
internal sealed class DotMark(Series series, IReadOnlyList<Point> points)
    : Mark(series, [.. points.Select(point => new Datum(point.X, point.Y))])
{
    private readonly Series series = series;

    public override Depth Depth => Depth.Dot;

    public override bool IsCloud => true;

    public override bool Dodges => true;

    public override IEnumerable<string> Notes(Frame frame) =>
        Data.Any(row => frame.IsZero(row.Y)) ? [Strokes.ZeroNote] : [];

    public override void Draw(SvgWriter svg, Frame frame) => svg.Group(Ink.Css, () =>
    {
        var shift = frame.ShiftOf(series);
        foreach (var row in DotSample.Of(Shown(frame), frame.DotShare))
        {
            var (x, y) = (frame.X(row.X) + shift, frame.Y(row.Y));
            if (frame.IsZero(row.Y))
            {
                Strokes.Zero(svg, x, y);
            }
            else
            {
                Strokes.Shape(svg, series, x, y);
            }
        }
    });

    public override void DrawKey(SvgWriter svg, double x, double y) => Strokes.Shape(svg, series, x + KeyWidth / 2, y);

    public override Point? LabelEnd(Frame frame) =>
        Shown(frame).OrderBy(row => row.X).Select(row => (Point?)frame.At(new Point(row.X, row.Y))).LastOrDefault();

    public override IEnumerable<Segment> Obstacles(Frame frame) =>
        DotSample.Of(Shown(frame), frame.DotShare).Select(row => Segment.Spot(frame.At(new Point(row.X, row.Y))));

    public override IEnumerable<JsonObject> ToVega(VegaAxes axes) => axes.Points(series, Data);

    private List<Datum> Shown(Frame frame) => [.. Data.Where(row => IsFinite(row) && frame.ShowsX(row.X) && frame.ShowsY(row.Y))];
}
