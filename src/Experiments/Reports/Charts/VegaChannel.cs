using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>An axis of a chart as a channel of a Vega-Lite encoding: its domain and the ticks of our own drawing.</summary>
internal sealed class VegaChannel(Scale scale, string title, AxisLabels labels)
{
    // Room between the outermost values and the edge, in pixels.
    private const int Padding = 8;

    /// <summary>The channel of a field.</summary>
    public JsonObject Of(string field, bool isUpwards)
    {
        var channel = new JsonObject { ["field"] = field, ["title"] = title };
        if (scale is BandScale band)
        {
            // Categories are listed from the top, ours from the foot.
            channel["type"] = "ordinal";
            channel["axis"] = new JsonObject { ["labelAngle"] = labels.VegaAngle, ["labelLimit"] = 0 };
            channel["scale"] = new JsonObject
            {
                ["domain"] = new JsonArray([.. (isUpwards ? band.Names.Reverse() : band.Names).Select(name => (JsonNode)name)]),
            };
            return channel;
        }

        channel["type"] = "quantitative";
        channel["axis"] = new JsonObject { ["values"] = new JsonArray([.. labels.Ticks.Values.Select(tick => (JsonNode)tick)]) };
        channel["scale"] = new JsonObject
        {
            ["type"] = scale is LogScale ? "log" : "linear",
            ["domain"] = new JsonArray(scale.Min, scale.Max),
            ["nice"] = false,
            ["padding"] = Padding,
        };
        return channel;
    }

    /// <summary>A value as the axis needs it: the name of a category, or the number; null for what is not finite.</summary>
    public static JsonNode? Value(Scale scale, double value) => !double.IsFinite(value) ? null
        : scale is BandScale band ? band.Names[(int)Math.Round(value)] : JsonValue.Create(value);
}
