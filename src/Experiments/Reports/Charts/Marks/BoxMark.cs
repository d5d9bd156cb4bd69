using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>Samples as boxes: the quartiles, a stroke at the median, and whiskers. Each is two rows: the box and its whiskers.</summary>
internal sealed class BoxMark(Series series, IReadOnlyList<BoxPoint> points) : Mark(series, [.. points.SelectMany(Rows)])
{
    private const string Whiskers = "whiskers";
    private const string Quartiles = "quartiles";
    private const double WidthShare = 0.14;
    private const double WidthMost = 16;
    private const double KeyHeight = 5;

    private readonly Series series = series;

    public override Depth Depth => Depth.Interval;

    // The table has the samples and their medians.
    public override bool IsMeasured => false;

    public override IEnumerable<string> Notes(Frame frame) =>
    [
        "Boxes: quartiles and median; whiskers end at the farthest samples within 1.5 interquartile ranges of the box (Tukey 1977).",
    ];

    public override void Draw(SvgWriter svg, Frame frame) => svg.Group(Ink.Css, () =>
    {
        var half = Width(frame.ColumnWidth) / 2;
        foreach (var row in Data.Where(row => IsFinite(row) && frame.ShowsX(row.X)))
        {
            var (x, low, high) = (frame.X(row.X) + frame.ShiftOf(series), frame.Y(row.Low), frame.Y(row.High));
            if (row.Text is Whiskers)
            {
                svg.Line(x, low, x, high, "dc-bar");
            }
            else
            {
                svg.Rectangle(new Box(x - half, high, x + half, low), "dc-open");
                svg.Line(x - half, frame.Y(row.Y), x + half, frame.Y(row.Y), "dc-line");
            }
        }
    });

    public override void DrawKey(SvgWriter svg, double x, double y) =>
        svg.Rectangle(new Box(x + KeyHeight, y - KeyHeight, x + KeyWidth - KeyHeight, y + KeyHeight), "dc-open");

    public override IEnumerable<Segment> Obstacles(Frame frame) => Data.Where(IsFinite).Select(row => new Segment(
        frame.At(new Point(row.X, row.Low)), frame.At(new Point(row.X, row.High))));

    // An axis of categories has no place between two: boxes stand aside by pixels.
    public override IEnumerable<JsonObject> ToVega(VegaAxes axes)
    {
        var aside = axes.ColumnWidth * points.Select(point => point.X - Math.Round(point.X)).FirstOrDefault();
        var width = Width(axes.ColumnWidth);
        yield return Layer(axes, axes.Mark("rule", series), aside, Whiskers);
        var bar = axes.Mark("bar", series);
        (bar["width"], bar["fill"], bar["stroke"]) = (width, "white", (string?)bar["color"]);
        yield return Layer(axes, bar, aside, Quartiles);
        var median = axes.Mark("tick", series);
        (median["width"], median["thickness"], median["xOffset"]) = (width, 2, aside);
        var layer = axes.Layer(median, "x", "y");
        layer["transform"] = Of(Quartiles);
        yield return layer;
    }

    private static JsonObject Layer(VegaAxes axes, JsonObject mark, double aside, string part)
    {
        mark["xOffset"] = aside;
        var layer = axes.Layer(mark, "x", "low");
        layer["encoding"]!["y2"] = new JsonObject { ["field"] = "high" };
        layer["transform"] = Of(part);
        return layer;
    }

    private static JsonArray Of(string part) => new(VegaAxes.Filter($"datum.text === '{part}'"));

    private static double Width(double column) => Math.Min(column * WidthShare, WidthMost);

    private static IEnumerable<Datum> Rows(BoxPoint box) =>
    [
        new Datum(box.X, box.Median) { Low = box.Low, High = box.High, Text = Whiskers },
        new Datum(box.X, box.Median) { Low = box.LowerQuartile, High = box.UpperQuartile, Text = Quartiles },
    ];
}
