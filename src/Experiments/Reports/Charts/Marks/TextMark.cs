using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>A remark at a place of the panel, moved aside as far as it takes to be read.</summary>
internal sealed class TextMark(Point at, string text) : Mark(null, [new Datum(at.X, at.Y) { Text = text }])
{
    private static readonly double[] Distances = [8, 25, 42, 59, 76, 93];

    public override Depth Depth => Depth.Text;

    public override bool IsMeasured => false;

    public override void Draw(SvgWriter svg, Frame frame)
    {
    }

    public override IEnumerable<LabelRequest> Labels(Frame frame)
    {
        if (frame.ShowsX(at.X) && frame.ShowsY(at.Y))
        {
            var (x, y) = (frame.X(at.X), frame.Y(at.Y));
            yield return new LabelRequest(text, "dc-ink dc-halo",
                [.. Distances.SelectMany(distance => Around(x, y, distance))]);
        }
    }

    private static IEnumerable<LabelPlace> Around(double x, double y, double distance) =>
    [
        new(x + distance, y + 4, TextAnchor.Start), new(x - distance, y + 4, TextAnchor.End),
        new(x, y - distance - 1, TextAnchor.Middle), new(x, y + distance + 10, TextAnchor.Middle),
        new(x + distance, y - distance - 4, TextAnchor.Start), new(x + distance, y + distance + 12, TextAnchor.Start),
        new(x - distance, y - distance - 4, TextAnchor.End), new(x - distance, y + distance + 12, TextAnchor.End),
    ];

    public override IEnumerable<JsonObject> ToVega(VegaAxes axes)
    {
        var mark = VegaAxes.TextMark(Palette.Ink);
        (mark["align"], mark["dx"]) = ("left", 8);
        yield return axes.TextLayer(mark, "x", "y");
    }
}
