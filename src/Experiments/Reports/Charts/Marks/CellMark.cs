using System.Globalization;
using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>A heat map: a cell for each pair of categories, coloured by class; the value inside where it fits; a thick line between what
/// meets the target and what does not.</summary>
internal sealed class CellMark(IReadOnlyList<HeatCell> cells, HeatClasses classes)
    : Mark(null, [.. cells.Select(cell => new Datum(cell.Column, cell.Row) { Text = Words(cell, classes), Value = cell.Value })])
{
    // Cells narrower than this cannot hold a value.
    private const double RoomForValue = 44;
    private const double Gap = 1;
    private const double EdgeWidth = 2.5;

    public override Depth Depth => Depth.Area;

    public HeatClasses Classes => classes;

    public override IEnumerable<string> Notes(Frame frame)
    {
        if (cells.Any(cell => cell.Failures > 0))
        {
            yield return "✕: failed runs and their count.";
        }

        foreach (var reason in cells.Select(cell => cell.NotRunBecause).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            yield return $"Dashed: not run, {reason}.";
        }

        if (classes.Target is { } target)
        {
            yield return $"Thick line: {classes.Title} of {classes.EdgeName(target)}.";
        }
    }

    public override void Draw(SvgWriter svg, Frame frame)
    {
        foreach (var cell in cells)
        {
            DrawCell(svg, frame, cell);
        }

        var border = string.Concat(TargetBorder(frame).Select(side => SvgWriter.PathThrough([side.From, side.To])));
        if (border.Length > 0)
        {
            svg.Path(border, "dc-edge-back");
            svg.Path(border, "dc-edge");
        }
    }

    public override IEnumerable<JsonObject> ToVega(VegaAxes axes)
    {
        var layer = axes.Layer(axes.Mark("rect", null), "x", "y");
        ((JsonObject)layer["mark"]!).Remove("color");
        layer["transform"] = new JsonArray(VegaAxes.Filter("isValid(datum.value)"));
        var steps = Enumerable.Range(0, classes.Count).Select(classes.RampStep).ToArray();
        layer["encoding"]!["color"] = new JsonObject
        {
            ["field"] = "series",
            ["type"] = "ordinal",
            ["title"] = classes.Title,
            ["scale"] = new JsonObject
            {
                ["domain"] = new JsonArray([.. steps.Select((_, index) => (JsonNode)classes.NameOf(index))]),
                ["range"] = new JsonArray([.. steps.Select(step => (JsonNode)Palette.Ramp(step).Light)]),
            },
        };
        yield return layer;

        var dark = Array.FindIndex(steps, step => step >= Palette.FirstInvertedLight);
        var words = axes.TextLayer(VegaAxes.TextMark(Palette.Ink), "x", "y");
        if (dark > 0)
        {
            words["encoding"]!["color"] = new JsonObject
            {
                ["condition"] = new JsonObject
                {
                    ["test"] = FormattableString.Invariant($"datum.value >= {classes.EdgeValue(dark - 1)}"),
                    ["value"] = "#ffffff",
                },
                ["value"] = Palette.Ink.Light,
            };
        }

        if (!axes.HasRoomAcross(RoomForValue))
        {
            words["transform"] = new JsonArray(VegaAxes.Filter("!isValid(datum.value)"));
        }

        yield return words;
        foreach (var side in TargetLayers(axes))
        {
            yield return side;
        }
    }

    private void DrawCell(SvgWriter svg, Frame frame, HeatCell cell)
    {
        var box = BoxOf(frame, cell.Column, cell.Row).Grown(-Gap);
        var (x, y) = ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2 + 4);
        if (cell.Failures > 0)
        {
            svg.Rectangle(box.Grown(-1), "dc-fault");
            var count = "✕ " + Format.Count(cell.Failures);
            svg.Text(x, y, Fits(count, box) ? count : "✕", "dc-bad dc-strong", TextAnchor.Middle);
        }
        else if (!double.IsFinite(cell.Value))
        {
            svg.Rectangle(box.Grown(-1), "dc-hole");
        }
        else
        {
            var step = classes.RampStep(classes.ClassOf(cell.Value));
            svg.Rectangle(box, "dc-fill " + Palette.Ramp(step).Css);
            var value = classes.Value(cell.Value);
            if (frame.ColumnWidth > RoomForValue && Fits(value, box))
            {
                svg.Text(x, y, value, "dc-t" + step.ToString(CultureInfo.InvariantCulture), TextAnchor.Middle);
            }
        }
    }

    private static bool Fits(string text, Box box) =>
        TextMetrics.Width(text, TextMetrics.Label) < box.Width && box.Height > TextMetrics.Line;

    private IEnumerable<Segment> TargetBorder(Frame frame) => TargetSides().Select(side =>
    {
        var box = BoxOf(frame, side.Column, side.Row);
        return side.IsRight
            ? new Segment(new Point(box.Right, box.Top), new Point(box.Right, box.Bottom))
            : new Segment(new Point(box.Left, box.Top), new Point(box.Right, box.Top));
    });

    // The right and upper sides of cells whose neighbour there is a measured cell too, and one of the two alone is good.
    private IEnumerable<(int Column, int Row, bool IsRight)> TargetSides()
    {
        if (classes.Target is not { } target)
        {
            yield break;
        }

        var good = cells.Where(cell => double.IsFinite(cell.Value))
            .ToDictionary(cell => (cell.Column, cell.Row), cell => classes.IsFrom(target, cell.Value));
        foreach (var ((column, row), isGood) in good)
        {
            if (good.TryGetValue((column + 1, row), out var right) && right != isGood)
            {
                yield return (column, row, true);
            }

            if (good.TryGetValue((column, row + 1), out var above) && above != isGood)
            {
                yield return (column, row, false);
            }
        }
    }

    // A band's start is its left or upper edge, and its end the other.
    private IEnumerable<JsonObject> TargetLayers(VegaAxes axes)
    {
        foreach (var sides in TargetSides().GroupBy(side => side.IsRight))
        {
            var mark = axes.Mark("rule", null);
            mark["strokeWidth"] = EdgeWidth;
            var layer = axes.Layer(mark, "x", "y");
            var (x, y) = ((JsonObject)layer["encoding"]!["x"]!, (JsonObject)layer["encoding"]!["y"]!);
            var (along, across) = sides.Key ? (y, x) : (x, y);
            (along["bandPosition"], across["bandPosition"]) = (0, sides.Key ? 1 : 0);
            layer["encoding"]![sides.Key ? "y2" : "x2"] = new JsonObject { ["field"] = sides.Key ? "y" : "x", ["bandPosition"] = 1 };
            layer["transform"] = axes.OnlyAt(sides.Select(side => new Point(side.Column, side.Row)));
            yield return layer;
        }
    }

    private static Box BoxOf(Frame frame, int column, int row)
    {
        var (x, y) = (frame.X(column), frame.Y(row));
        return new Box(x - frame.ColumnWidth / 2, y - frame.RowHeight / 2, x + frame.ColumnWidth / 2, y + frame.RowHeight / 2);
    }

    private static string Words(HeatCell cell, HeatClasses classes) => cell.Failures > 0 ? $"{Format.Count(cell.Failures)} failed"
        : cell.NotRunBecause is not null ? "not run"
        : double.IsFinite(cell.Value) ? classes.Value(cell.Value) : "no value";
}
