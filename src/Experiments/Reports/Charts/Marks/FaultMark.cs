using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>Failed runs at a place on the horizontal axis: a red cross and their count at the foot of the panel, because what failed must
/// neither vanish nor look like a small value.</summary>
internal sealed class FaultMark(double x, int count) : Mark(null, [new Datum(x, double.NaN) { Text = Words(count) }])
{
    public override Depth Depth => Depth.Text;

    public override bool IsMeasured => false;

    public override IEnumerable<string> Notes(Frame frame) => ["✕: failed runs and their count, left out of every value shown."];

    public override void Draw(SvgWriter svg, Frame frame)
    {
    }

    public override IEnumerable<LabelRequest> Labels(Frame frame)
    {
        if (frame.ShowsX(x))
        {
            var rows = Enumerable.Range(0, 4).Select(row => frame.Box.Bottom - 6 - row * TextMetrics.Line);
            yield return new LabelRequest(Words(count), "dc-bad dc-halo dc-strong",
                [.. rows.Select(y => new LabelPlace(frame.X(x), y, TextAnchor.Middle))]);
        }
    }

    public override IEnumerable<JsonObject> ToVega(VegaAxes axes)
    {
        var mark = VegaAxes.TextMark(Palette.Bad);
        (mark["y"], mark["dy"]) = ("height", -8);
        yield return axes.TextLayer(mark, "x", null);
    }

    private static string Words(int count) => "✕ " + Format.Count(count);
}
