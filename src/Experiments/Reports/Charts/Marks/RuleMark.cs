using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>A dotted reference line across the panel. The label of a vertical one stands above the panel, that of a horizontal one
/// beside the line where there is room.</summary>
internal sealed class RuleMark(Axis axis, double value, string label)
    : Mark(null, [(axis == Axis.X ? new Datum(value, double.NaN) : new Datum(double.NaN, value)) with { Text = label }])
{
    public override Depth Depth => Depth.Reference;

    public override bool IsMeasured => false;

    public string Label => label;

    /// <summary>The place of a vertical rule that the panel shows; null for others.</summary>
    public double? PlaceOnTop(Frame frame) => axis == Axis.X && frame.ShowsX(value) ? frame.X(value) : null;

    public override void Draw(SvgWriter svg, Frame frame) => svg.Group("dc-muted", () =>
    {
        foreach (var (from, to) in Obstacles(frame))
        {
            svg.Line(from.X, from.Y, to.X, to.Y, "dc-rule");
        }
    });

    public override IEnumerable<Segment> Obstacles(Frame frame)
    {
        if (PlaceOnTop(frame) is { } x)
        {
            yield return new Segment(new Point(x, frame.Box.Bottom), new Point(x, frame.Box.Top));
        }
        else if (axis == Axis.Y && frame.ShowsY(value))
        {
            yield return new Segment(new Point(frame.Box.Left, frame.Y(value)), new Point(frame.Box.Right, frame.Y(value)));
        }
    }

    public override IEnumerable<LabelRequest> Labels(Frame frame)
    {
        if (axis == Axis.Y && frame.ShowsY(value) && label.Length > 0)
        {
            var y = frame.Y(value);
            yield return new LabelRequest(label, "dc-muted dc-halo",
            [
                new(frame.Box.Right - 2, y - 5, TextAnchor.End), new(frame.Box.Right - 2, y + 14, TextAnchor.End),
                new(frame.Box.Left + 4, y - 5, TextAnchor.Start), new(frame.Box.Left + 4, y + 14, TextAnchor.Start),
                .. new[] { 2, 1, 3 }.Select(quarter => frame.Box.Left + (quarter * (frame.Box.Right - frame.Box.Left) / 4))
                    .SelectMany(x => new LabelPlace[] { new(x, y - 5, TextAnchor.Middle), new(x, y + 14, TextAnchor.Middle) }),
            ]);
        }
    }

    public override IEnumerable<JsonObject> ToVega(VegaAxes axes)
    {
        var mark = axes.Mark("rule", null);
        mark["strokeDash"] = new JsonArray(1.5, 3);
        mark["color"] = Palette.Muted.Light;
        yield return axis == Axis.X ? axes.Layer(mark, "x", null) : axes.Layer(mark, null, "y");
        if (label.Length > 0)
        {
            var words = VegaAxes.TextMark(Palette.Muted);
            (words["align"], words["baseline"], words["dy"]) = (axis == Axis.X ? "center" : "right", "bottom", -3);
            words[axis == Axis.X ? "y" : "x"] = axis == Axis.X ? 0 : "width";
            yield return axis == Axis.X ? axes.TextLayer(words, "x", null) : axes.TextLayer(words, null, "y");
        }
    }
}
