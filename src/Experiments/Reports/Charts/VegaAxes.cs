using System.Globalization;
using System.Text.Json.Nodes;
using Distribution.Experiments.Reports.Charts.Marks;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>The axes and series of a Vega-Lite specification, from which each mark makes its layers. The specification is for a light
/// page.</summary>
internal sealed class VegaAxes(Chart chart)
{
    private readonly LegendEntry[] entries = [.. LegendEntry.Of(chart)];

    /// <summary>A mark in the colour and dash of a series, or in ink.</summary>
    public JsonObject Mark(string type, Series? series)
    {
        var mark = new JsonObject { ["type"] = type, ["color"] = (series?.Ink ?? Palette.Ink).Light };
        if (type is "line" or "area")
        {
            mark["clip"] = true;
        }

        if (type == "line" && Strokes.Dash(series) is { } dash)
        {
            var lengths = dash.Split(' ').Select(part => int.Parse(part, CultureInfo.InvariantCulture));
            mark["strokeDash"] = new JsonArray([.. lengths.Select(length => (JsonNode)length)]);
        }

        return mark;
    }

    /// <summary>A filled mark in the shape of a series.</summary>
    public JsonObject PointMark(Series series)
    {
        var mark = Mark("point", series);
        mark["shape"] = Strokes.VegaShape(series);
        mark["filled"] = true;
        mark["opacity"] = 1;
        return mark;
    }

    /// <summary>A layer that draws a mark with the named fields on the axes; null leaves an axis out.</summary>
    public JsonObject Layer(JsonObject mark, string? xField, string? yField)
    {
        var encoding = new JsonObject();
        if (xField is not null)
        {
            encoding["x"] = Channel(chart.XScale, chart.XTitle, xField, reversed: false);
        }

        if (yField is not null)
        {
            // Categories are listed from the top, ours from the foot.
            encoding["y"] = Channel(chart.YScale, chart.YTitle, yField, reversed: true);
        }

        return new JsonObject { ["mark"] = mark, ["encoding"] = encoding };
    }

    /// <summary>The same layer with an entry for its series in the legend.</summary>
    public JsonObject Layer(JsonObject mark, Series series, string xField, string yField)
    {
        var layer = Layer(mark, xField, yField);
        if (series.Name.Length > 0)
        {
            layer["encoding"]!["color"] = new JsonObject
            {
                ["datum"] = series.Name,
                ["type"] = "nominal",
                ["title"] = null,
                ["scale"] = new JsonObject
                {
                    ["domain"] = new JsonArray([.. entries.Select(entry => (JsonNode)entry.Series.Name)]),
                    ["range"] = new JsonArray([.. entries.Select(entry => (JsonNode)entry.Series.Ink.Light)]),
                },
            };
        }

        return layer;
    }

    public static JsonObject Filter(string expression) => new() { ["filter"] = expression };

    /// <summary>A value as the axis needs it: the name of a category, or the number; null for what is not finite.</summary>
    public static JsonNode? Value(Scale scale, double value) => !double.IsFinite(value) ? null
        : scale is BandScale band ? band.Names[(int)value] : JsonValue.Create(value);

    private static JsonObject Channel(Scale scale, string title, string field, bool reversed)
    {
        var channel = new JsonObject { ["field"] = field, ["title"] = title };
        if (scale is BandScale band)
        {
            channel["type"] = "ordinal";
            channel["scale"] = new JsonObject
            {
                ["domain"] = new JsonArray([.. (reversed ? band.Names.Reverse() : band.Names).Select(name => (JsonNode)name)]),
            };
            return channel;
        }

        channel["type"] = "quantitative";
        channel["scale"] = new JsonObject
        {
            ["type"] = scale is LogScale ? "log" : "linear",
            ["domain"] = new JsonArray(scale.Min, scale.Max),
            ["nice"] = false,
        };
        return channel;
    }
}
