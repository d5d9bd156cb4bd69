using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>Estimates: a shape at each value and a bar over its interval. A bar that leaves the axis ends in an arrow; a zero on a log
/// axis is an open triangle on the zero line; a single run has no bar.</summary>
internal sealed class IntervalMark(Series series, IReadOnlyList<IntervalPoint> points, string meaning)
    : Mark(series, [.. points.Select(point => new Datum(point.X, point.Y.Value) { Low = point.Y.Low, High = point.Y.High })])
{
    private readonly Series series = series;

    public override Depth Depth => Depth.Interval;

    public override bool Dodges => true;

    public override IEnumerable<string> Notes(Frame frame)
    {
        if (Data.Any(row => row.HasLow && row.HasHigh))
        {
            yield return $"Bars: {meaning}.";
        }

        if (points.Any(point => point.Y.Count == 1))
        {
            yield return "A mark without a bar is a single run (n = 1).";
        }

        if (Data.Any(row => frame.IsZero(row.Y)))
        {
            yield return Strokes.ZeroNote;
        }
    }

    public override void Draw(SvgWriter svg, Frame frame) => svg.Group(Ink.Css, () =>
    {
        var shift = frame.ShiftOf(series);
        foreach (var row in Shown(frame))
        {
            var x = frame.X(row.X) + shift;
            if (row.HasLow && row.HasHigh)
            {
                DrawBar(svg, frame, row, x);
            }

            if (frame.IsZero(row.Y))
            {
                Strokes.Zero(svg, x, frame.Y(row.Y));
            }
            else if (frame.ShowsY(row.Y))
            {
                Strokes.Shape(svg, series, x, frame.Y(row.Y));
            }
        }
    });

    public override void DrawKey(SvgWriter svg, double x, double y)
    {
        svg.Line(x + KeyWidth / 2, y - 7, x + KeyWidth / 2, y + 7, "dc-bar");
        Strokes.Shape(svg, series, x + KeyWidth / 2, y);
    }

    public override Point? LabelEnd(Frame frame) => Drawn(frame).Select(at => (Point?)at).LastOrDefault();

    public override IEnumerable<Segment> Obstacles(Frame frame)
    {
        var shift = frame.ShiftOf(series);
        foreach (var row in Shown(frame))
        {
            var at = new Point(frame.X(row.X) + shift, frame.Y(row.Y));
            yield return Segment.Spot(at);
            if (row.HasLow && row.HasHigh)
            {
                yield return new Segment(at with { Y = BarEnd(frame, row.Low) }, at with { Y = BarEnd(frame, row.High) });
            }
        }
    }

    public override IEnumerable<JsonObject> ToVega(VegaAxes axes)
    {
        var bar = axes.Layer(axes.Shifted(axes.Mark("rule", series), series), "x", "low");
        bar["encoding"]!["y2"] = new JsonObject { ["field"] = "high" };
        return [bar, .. axes.BarEnds(series, Data), .. axes.Points(series, Data)];
    }

    private IReadOnlyList<Datum> Shown(Frame frame) =>
        DotSample.Of([.. Data.Where(row => IsFinite(row) && frame.ShowsX(row.X))], frame.EstimateShare);

    private IEnumerable<Point> Drawn(Frame frame) => Shown(frame).Where(row => frame.ShowsY(row.Y))
        .Select(row => frame.At(new Point(row.X, row.Y)));

    private static void DrawBar(SvgWriter svg, Frame frame, Datum row, double x)
    {
        var (low, high) = (BarEnd(frame, row.Low), BarEnd(frame, row.High));
        svg.Line(x, low, x, high, "dc-bar");
        if (frame.IsBelow(row.Low))
        {
            Strokes.Head(svg, new Point(x, low), 0, 1);
        }

        if (frame.IsAbove(row.High))
        {
            Strokes.Head(svg, new Point(x, high), 0, -1);
        }
    }

    private static double BarEnd(Frame frame, double value) =>
        frame.IsBelow(value) ? frame.Box.Bottom : frame.IsAbove(value) ? frame.Box.Top : frame.Y(value);
}
