using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>What was computed for single points, as open rings in ink around the estimates of a series: who agrees with theory lies in the
/// middle of a ring.</summary>
internal sealed class RingMark(Series around, IReadOnlyList<Point> points, string meaning)
    : Mark(null, [.. points.Select(point => new Datum(point.X, point.Y))])
{
    private const string Ring = "m-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0z";
    private const int VegaArea = 150;

    public override Depth Depth => Depth.Dot;

    public override bool IsMeasured => false;

    public override IEnumerable<string> Notes(Frame frame) => Data.Any(IsFinite) ? [$"○: {meaning}."] : [];

    public override void Draw(SvgWriter svg, Frame frame) => svg.Group(Ink.Css, () =>
    {
        var shift = frame.ShiftOf(around);
        foreach (var row in Data.Where(row => IsFinite(row) && frame.ShowsX(row.X) && frame.ShowsY(row.Y) && !frame.IsZero(row.Y)))
        {
            svg.Path("M" + SvgWriter.Pair(frame.X(row.X) + shift, frame.Y(row.Y)) + Ring, "dc-ring");
        }
    });

    public override IEnumerable<JsonObject> ToVega(VegaAxes axes)
    {
        var mark = axes.Shifted(axes.Mark("point", null), around);
        (mark["filled"], mark["size"], mark["opacity"]) = (false, VegaArea, 1);
        yield return axes.Layer(mark, "x", "y");
    }
}
