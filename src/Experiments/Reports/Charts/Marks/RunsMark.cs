using System.Text;
using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>Every single run as a small faint dot, so that a mean between two groups of runs cannot lie. Dots at one place are spread
/// sideways: evenly, and in run order within a category.</summary>
internal sealed class RunsMark(Series series, IReadOnlyList<Point> points)
    : Mark(series, [.. points.Select(point => new Datum(point.X, point.Y))])
{
    private const double GoldenRatio = 0.6180339887498949;
    private const double Diameter = 5;

    // One path paints each pixel once however many dots cover it; a few paths let crowded places grow darker.
    private const int Layers = 8;

    // So few dots cannot make a cloud: faint ones would be too pale to see.
    private const int Few = 400;

    private readonly Series series = series;

    public override Depth Depth => Depth.Runs;

    public override bool IsMeasured => false;

    public override bool IsCloud => true;

    public override IEnumerable<string> Notes(Frame frame) =>
    [
        frame.IsCategorical ? "Faint dots: single samples, from left to right in run order." : "Faint dots: single runs, spread sideways.",
    ];

    public override void Draw(SvgWriter svg, Frame frame)
    {
        var paths = Enumerable.Range(0, Layers).Select(_ => new StringBuilder()).ToArray();
        foreach (var (at, index) in Places(frame).Select((at, index) => (at, index)))
        {
            paths[index % Layers].Append('M').Append(SvgWriter.Pair(Math.Round(at.X, 1), Math.Round(at.Y, 1))).Append("h0");
        }

        svg.Group(Ink.Css, () =>
        {
            foreach (var path in paths.Where(path => path.Length > 0))
            {
                DrawDots(svg, path.ToString());
            }
        });
    }

    public override void DrawKey(SvgWriter svg, double x, double y) => DrawDots(svg, $"M{SvgWriter.Pair(x + KeyWidth / 2, y)}h0");

    public override IEnumerable<JsonObject> ToVega(VegaAxes axes)
    {
        var mark = axes.Shifted(axes.Mark("point", series), series);
        (mark["filled"], mark["shape"], mark["size"], mark["opacity"]) = (true, "circle", 20, 0.28);
        yield return axes.Layer(mark, series, "x", "y");
    }

    private IEnumerable<Point> Places(Frame frame)
    {
        var shown = Data.Where(row => IsFinite(row) && frame.ShowsX(row.X) && frame.ShowsY(row.Y)).ToArray();
        var shift = frame.ShiftOf(series);
        foreach (var column in DotSample.Of(shown, frame.DotShare).GroupBy(row => row.X))
        {
            var rows = column.ToArray();
            for (var index = 0; index < rows.Length; index++)
            {
                var offset = rows.Length == 1 ? 0 : Offset(frame, index, rows.Length);
                yield return new Point(frame.X(rows[index].X) + shift + offset, frame.Y(rows[index].Y));
            }
        }
    }

    private void DrawDots(SvgWriter svg, string path) => svg.Markup.Start("path", Data.Count <= Few ? "dc-runs dc-few" : "dc-runs")
        .Attribute("stroke-width", Diameter).Attribute("d", path).End();

    private static double Offset(Frame frame, int index, int count)
    {
        var share = frame.IsCategorical ? index / (count - 1.0) : index * GoldenRatio % 1;
        var width = !frame.IsCategorical ? 14 : frame.ShiftStep > 0 ? frame.ShiftStep : frame.ColumnWidth * 0.6;
        return (share - 0.5) * width;
    }
}
