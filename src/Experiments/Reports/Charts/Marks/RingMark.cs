using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>What was computed for single points, as open rings in ink around the estimates of a series: who agrees with theory lies in the
/// middle of a ring.</summary>
internal sealed class RingMark(Series around, IReadOnlyList<Point> points, string meaning, RingShape shape)
    : Mark(null, [.. points.Select(point => new Datum(point.X, point.Y))])
{
    private const string Circle = "m-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0z";
    private const string Diamond = "m0-8.5l8.5 8.5l-8.5 8.5l-8.5-8.5z";
    private const int VegaArea = 150;

    public override Depth Depth => Depth.Dot;

    public override bool IsMeasured => false;

    private bool IsCircle => shape is RingShape.Circle;

    public override IEnumerable<string> Notes(Frame frame)
    {
        if (Data.Any(IsFinite))
        {
            yield return $"{(IsCircle ? '○' : '◇')}: {meaning}.";
        }

        if (Data.Any(row => IsFinite(row) && frame.IsZero(row.Y)))
        {
            yield return $"No {(IsCircle ? '○' : '◇')} where it is zero.";
        }
    }

    public override void Draw(SvgWriter svg, Frame frame) => svg.Group(Ink.Css, () =>
    {
        var shift = frame.ShiftOf(around);
        var sampled = DotSample.Of([.. Data.Where(row => IsFinite(row) && frame.ShowsX(row.X))], frame.EstimateShare);
        foreach (var row in sampled.Where(row => frame.ShowsY(row.Y) && !frame.IsZero(row.Y)))
        {
            svg.Path("M" + SvgWriter.Pair(frame.X(row.X) + shift, frame.Y(row.Y)) + (IsCircle ? Circle : Diamond), "dc-ring");
        }
    });

    public override IEnumerable<JsonObject> ToVega(VegaAxes axes)
    {
        var mark = axes.Shifted(axes.Mark("point", null), around);
        (mark["filled"], mark["size"], mark["opacity"]) = (false, VegaArea, 1);
        if (!IsCircle)
        {
            mark["shape"] = "diamond";
        }

        yield return axes.Layer(mark, "x", "y");
    }
}
