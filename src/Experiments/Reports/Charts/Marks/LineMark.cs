using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>A line through points, straight between them or in steps.</summary>
internal sealed class LineMark(Series series, IReadOnlyList<Point> points, LineShape shape)
    : Mark(series, [.. points.Select(point => new Datum(point.X, point.Y))])
{
    private readonly Series series = series;

    public override Depth Depth => Depth.Line;

    public override bool IsMeasured => !series.IsTheory;

    public override IEnumerable<string> Notes(Frame frame)
    {
        if (series.Formula is { } formula)
        {
            yield return Data.Any(row => frame.IsZero(row.Y))
                ? $"Dashed: {formula}; where it is zero, nothing is drawn."
                : $"Dashed: {formula}.";
        }
        else if (Data.Any(row => frame.IsZero(row.Y)))
        {
            yield return Strokes.ZeroNote;
        }
    }

    public override void Draw(SvgWriter svg, Frame frame) => svg.Group(Ink.Css, () =>
    {
        svg.Markup.Start("g").Attribute("clip-path", $"url(#{frame.ClipId})");
        foreach (var stretch in Stretches(frame))
        {
            // A single point is no line: a short one shows that it is there.
            var path = stretch is [var only] ? $"M{SvgWriter.Pair(only.X - 3, only.Y)}h6" : SvgWriter.PathThrough(stretch);
            svg.Path(path, "dc-line", Strokes.Dash(series));
        }

        svg.Markup.End();
        foreach (var row in Data.Where(row => !series.IsTheory && !frame.IsMarked(series) && frame.IsZero(row.Y) && frame.ShowsX(row.X)))
        {
            Strokes.Zero(svg, frame.X(row.X), frame.Y(row.Y));
        }
    });

    public override void DrawKey(SvgWriter svg, double x, double y) => svg.Line(x, y, x + KeyWidth, y, "dc-line", Strokes.Dash(series));

    public override Point? LabelEnd(Frame frame)
    {
        var last = Stretches(frame).LastOrDefault();
        return last is null ? null : last.LastOrDefault(point => point.X <= frame.Box.Right + 1, last[^1]);
    }

    public override IEnumerable<Segment> Obstacles(Frame frame) => Stretches(frame).SelectMany(Segment.Through);

    public override IEnumerable<JsonObject> ToVega(VegaAxes axes)
    {
        var mark = axes.Shifted(axes.Mark("line", series), series);
        mark["interpolate"] = shape == LineShape.Steps ? "step-after" : "linear";
        var layer = axes.Layer(mark, series, "x", "y");

        // In the order of the data, not along the axis.
        layer["encoding"]!["order"] = null;
        return series.IsTheory || axes.IsMarked(series) ? [layer] : [layer, .. axes.Zeros(series, Data)];
    }

    // The resolution is that of measurements: a theory of zero lies far below it.
    private IEnumerable<List<Point>> Stretches(Frame frame) =>
        Strokes.Stretches(Data.Select(row => new Point(frame.X(row.X) + frame.ShiftOf(series), HeightOf(row, frame))))
            .Select(Strokes.Thinned)
            .Select(stretch => shape == LineShape.Steps ? Stepped(stretch) : stretch);

    private double HeightOf(Datum row, Frame frame) => series.IsTheory && frame.IsZero(row.Y) ? double.NaN : frame.Y(row.Y);

    private static List<Point> Stepped(List<Point> points) =>
        [.. points.SelectMany((point, index) => index == 0 ? [point] : new[] { new Point(point.X, points[index - 1].Y), point })];
}
