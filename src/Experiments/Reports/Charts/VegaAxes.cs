using System.Globalization;
using System.Text.Json.Nodes;
using Distribution.Experiments.Reports.Charts.Marks;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>The axes and series of one panel of a Vega-Lite specification, from which each mark makes its layers. The specification is for
/// a light page.</summary>
internal sealed class VegaAxes(Chart chart, Frame frame, double width, double height)
{
    // A line of its own colour and dash: the legend's sample of a series that has no points.
    private const string LineShape = "M-1.5,0L1.5,0";
    private const int EndArea = 40;
    private const int EndHeight = 4;

    private readonly LegendEntry[] entries = [.. LegendEntry.Of(chart)];
    private readonly VegaChannel across = new(chart.XScale, chart.XTitle, AxisLabels.Across(chart.XScale, width));
    private readonly VegaChannel upwards = new(
        chart.YScale, chart.YTitle, new AxisLabels(AxisTicks.Upwards(chart.YScale, height), LabelTurn.Level));

    /// <summary>A mark in the colour and dash of a series, or in ink.</summary>
    public JsonObject Mark(string type, Series? series)
    {
        var mark = new JsonObject { ["type"] = type, ["color"] = (series?.Ink ?? Palette.Ink).Light };
        if (type is "line" or "area" or "rule")
        {
            mark["clip"] = true;
        }

        if (type == "line" && Dash(series) is { Count: > 0 } dash)
        {
            mark["strokeDash"] = dash;
        }

        return mark;
    }

    /// <summary>Text in an ink.</summary>
    public static JsonObject TextMark(Ink ink) => new() { ["type"] = "text", ["color"] = ink.Light };

    /// <summary>The mark moved aside as far as those of the series are in our own drawing, where several would hide each other.</summary>
    public JsonObject Shifted(JsonObject mark, Series series)
    {
        if (frame.ShiftOf(series) is var shift and not 0)
        {
            mark["xOffset"] = shift;
        }

        return mark;
    }

    /// <summary>Whether each point of the series has a mark of its own.</summary>
    public bool IsMarked(Series series) => frame.IsMarked(series);

    /// <summary>A layer that draws a mark with the named fields on the axes; null leaves an axis out.</summary>
    public JsonObject Layer(JsonObject mark, string? xField, string? yField)
    {
        var encoding = new JsonObject();
        if (xField is not null)
        {
            encoding["x"] = across.Of(xField, isUpwards: false);
        }

        if (yField is not null)
        {
            encoding["y"] = upwards.Of(yField, isUpwards: true);
        }

        return new JsonObject { ["mark"] = mark, ["encoding"] = encoding };
    }

    /// <summary>The same layer of the texts of the rows.</summary>
    public JsonObject TextLayer(JsonObject mark, string? xField, string? yField)
    {
        var layer = Layer(mark, xField, yField);
        layer["encoding"]!["text"] = new JsonObject { ["field"] = "text" };
        return layer;
    }

    /// <summary>The same layer with an entry for its series in the legend: a line by its dash, all else by its shape.</summary>
    public JsonObject Layer(JsonObject mark, Series series, string xField, string yField)
    {
        var layer = Layer(mark, xField, yField);
        if (series.Name.Length > 0)
        {
            var encoding = layer["encoding"]!;
            encoding["color"] = BySeries(series, entry => entry.Series.Ink.Light);
            if ((string?)mark["type"] is "line")
            {
                encoding["strokeDash"] = BySeries(series, entry => Dash(entry.Series));
                mark.Remove("strokeDash");
            }
            else
            {
                encoding["shape"] = BySeries(
                    series, entry => entry.Marks.All(each => each is LineMark) ? LineShape : Strokes.VegaShape(entry.Series));
                mark.Remove("shape");
            }
        }

        return layer;
    }

    /// <summary>The values of a series as its shape, and its zeros where the axis has no place for zero.</summary>
    public IEnumerable<JsonObject> Points(Series series, IReadOnlyList<Datum> data)
    {
        var mark = Shifted(Mark("point", series), series);
        (mark["shape"], mark["filled"], mark["opacity"]) = (Strokes.VegaShape(series), true, 1);
        var layer = Layer(mark, series, "x", "y");
        layer["transform"] = new JsonArray(Filter("!datum.zero"));
        return [layer, .. Zeros(series, data)];
    }

    /// <summary>Open triangles where a value is zero and the axis has no place for zero.</summary>
    public IEnumerable<JsonObject> Zeros(Series series, IReadOnlyList<Datum> data)
    {
        if (data.Any(row => frame.IsZero(row.Y)))
        {
            var mark = Shifted(Mark("point", series), series);
            (mark["shape"], mark["filled"], mark["fill"], mark["opacity"]) = ("triangle-up", false, "white", 1);
            var layer = Layer(mark, "x", "y");
            layer["transform"] = new JsonArray(Filter("datum.zero"));
            yield return layer;
        }
    }

    /// <summary>Arrows at the edge of the panel where bars leave it.</summary>
    public IEnumerable<JsonObject> BarEnds(Series series, IReadOnlyList<Datum> data)
    {
        if (data.Any(row => frame.IsBelow(row.Low)))
        {
            yield return BarEnd(series, "height", "triangle-down", Invariant($"datum.low <= {chart.YScale.Min}"));
        }

        if (data.Any(row => frame.IsAbove(row.High)))
        {
            yield return BarEnd(series, 0, "triangle-up", Invariant($"datum.high > {chart.YScale.Max}"));
        }
    }

    /// <summary>The width of a category; 0 on an axis of numbers.</summary>
    public double ColumnWidth => chart.XScale is BandScale band ? width / band.Names.Count : 0;

    /// <summary>Whether a category is wider than so many pixels.</summary>
    public bool HasRoomAcross(double pixels) => ColumnWidth > pixels;

    public static JsonObject Filter(string expression) => new() { ["filter"] = expression };

    /// <summary>A transform that leaves the rows at some points alone.</summary>
    public JsonArray OnlyAt(IEnumerable<Point> points) => new(new JsonObject
    {
        ["filter"] = new JsonObject
        {
            ["or"] = new JsonArray([.. points.Select(point => new JsonObject
            {
                ["and"] = new JsonArray(
                    new JsonObject { ["field"] = "x", ["equal"] = VegaChannel.Value(chart.XScale, point.X) },
                    new JsonObject { ["field"] = "y", ["equal"] = VegaChannel.Value(chart.YScale, point.Y) }),
            })]),
        },
    });

    private JsonObject BarEnd(Series series, JsonNode y, string shape, string condition)
    {
        var mark = Shifted(Mark("point", series), series);
        (mark["y"], mark["shape"], mark["filled"], mark["size"], mark["opacity"]) = (y, shape, true, EndArea, 1);
        mark["yOffset"] = shape is "triangle-down" ? -EndHeight : EndHeight;
        var layer = Layer(mark, "x", null);
        layer["transform"] = new JsonArray(Filter(condition));
        return layer;
    }

    private JsonObject BySeries(Series series, Func<LegendEntry, JsonNode> valueOf) => new()
    {
        ["datum"] = series.Name,
        ["type"] = "nominal",
        ["title"] = null,
        ["scale"] = new JsonObject
        {
            ["domain"] = new JsonArray([.. entries.Select(entry => (JsonNode)entry.Series.Name)]),
            ["range"] = new JsonArray([.. entries.Select(valueOf)]),
        },
    };

    private static JsonArray Dash(Series? series) => Strokes.Dash(series) is { } dash
        ? [.. dash.Split(' ').Select(part => (JsonNode)int.Parse(part, CultureInfo.InvariantCulture))]
        : [];

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
