using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Experiments.Reports.Charts.Marks;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>A chart as a Vega-Lite specification, for those who want to draw the same data anew. All marks share one table, whose column
/// <c>layer</c> says which mark a row belongs to; the intervals are ours, not the tool's own.</summary>
internal sealed class VegaLite(Chart chart)
{
    private const int InlineRows = 5000;
    private const string Schema = "https://vega.github.io/schema/vega-lite/v5.json";
    private const int Width = 520;
    private const int Height = 300;
    private const int PanelWidth = 220;
    private const int PanelHeight = 150;
    private const int WordsWidth = 800;

    // Labels of vertical rules stand between the title and the panel.
    private const int RuleLabelRoom = 18;

    private static readonly string[] Columns = ["layer", "series", "x", "y", "low", "high", "x2", "y2", "value", "text", "zero"];

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Whether the data are too many for the specification and belong into a file beside it.</summary>
    public bool NeedsCsv => chart.Panels.Sum(panel => panel.Marks.Sum(mark => mark.Data.Count)) > InlineRows;

    public void Write(TextWriter output)
    {
        var specification = new JsonObject
        {
            ["$schema"] = Schema,
            ["title"] = Title(),
            ["description"] = chart.Finding,
            ["background"] = "#ffffff",
            ["config"] = new JsonObject { ["legend"] = new JsonObject { ["labelLimit"] = 0 } },
            ["data"] = Data(),
        };
        var placed = new ChartLayout(chart, ChartSize.Standard).Panels;
        var layer = 0;
        if (placed is [var only])
        {
            (specification["width"], specification["height"], specification["layer"]) =
                (Width, Height, LayersOf(only, new VegaAxes(chart, only.Frame, Width, Height), ref layer));
        }
        else
        {
            var panels = new JsonArray();
            foreach (var panel in placed)
            {
                panels.Add(new JsonObject
                {
                    ["title"] = new JsonObject { ["text"] = panel.Panel.Title, ["offset"] = RuleLabelRoom },
                    ["width"] = PanelWidth,
                    ["height"] = PanelHeight,
                    ["layer"] = LayersOf(panel, new VegaAxes(chart, panel.Frame, PanelWidth, PanelHeight), ref layer),
                });
            }

            (specification["concat"], specification["columns"]) = (panels, 2);
        }

        if (chart.IsEmpty)
        {
            (placed is [_] ? specification : specification["concat"]![0]!)["layer"]!.AsArray().Add(Nothing(layer));
        }

        output.Write(specification.ToJsonString(Readable));
        output.Write('\n');
    }

    /// <summary>The table as CSV (RFC 4180, UTF-8, a header line, empty fields for what a row does not have).</summary>
    public void WriteCsv(TextWriter output)
    {
        output.Write(string.Join(',', Columns) + "\n");
        foreach (var row in Rows())
        {
            output.Write(string.Join(',', Columns.Select(column => Field(row[column]))) + "\n");
        }
    }

    private JsonObject Title() => new()
    {
        ["text"] = chart.Heading,
        ["subtitle"] = new JsonArray(
            [.. WordsBelow().SelectMany(words => TextMetrics.Wrap(words, TextMetrics.Label, WordsWidth)).Select(line => (JsonNode)line)]),
        ["anchor"] = "start",
        ["offset"] = RuleLabelRoom,
    };

    private JsonObject Data() => NeedsCsv
        ? new JsonObject { ["url"] = chart.Id + ".csv", ["format"] = Format() }
        : new JsonObject { ["values"] = new JsonArray([.. Rows()]) };

    // All of a file is text, also what the layers are told apart by, unless a type is named.
    private JsonObject Format() => new()
    {
        ["type"] = "csv",
        ["parse"] = new JsonObject(Columns.Select(column => KeyValuePair.Create<string, JsonNode?>(column, TypeOf(column)))),
    };

    private string TypeOf(string column) => column switch
    {
        "series" or "text" => "string",
        "zero" => "boolean",
        "x" or "x2" when chart.XScale is BandScale => "string",
        "y" or "y2" or "low" or "high" when chart.YScale is BandScale => "string",
        _ => "number",
    };

    // There is no other place for what bars, bands and dashes mean.
    private string[] WordsBelow() => [chart.SubtitleText, $"{chart.Finding} {chart.Caption()}"];

    // Layers are drawn in the order of depth; the data have them in that of the chart.
    private static JsonArray LayersOf(PlacedPanel panel, VegaAxes axes, ref int first)
    {
        var layers = new JsonArray();
        var start = first;
        first += panel.Panel.Marks.Count;
        foreach (var (mark, index) in panel.Panel.Marks.Select((mark, index) => (mark, start + index)).OrderBy(each => each.mark.Depth))
        {
            foreach (var layer in mark.ToVega(axes))
            {
                layer["transform"] ??= new JsonArray();
                layer["transform"]!.AsArray().Insert(0, OwnRows(index));
                layers.Add(layer);
            }
        }

        return layers;
    }

    private IEnumerable<JsonObject> Rows()
    {
        var index = 0;
        foreach (var mark in chart.Panels.SelectMany(panel => panel.Marks))
        {
            foreach (var row in mark.Data)
            {
                yield return Row(index, mark, row);
            }

            index++;
        }

        if (chart.IsEmpty)
        {
            yield return new JsonObject { ["layer"] = index, ["text"] = "no data: " + chart.EmptyReason };
        }
    }

    private static JsonObject Nothing(int layer)
    {
        var words = VegaAxes.TextMark(Palette.Muted);
        (words["x"], words["y"]) = (new JsonObject { ["expr"] = "width / 2" }, new JsonObject { ["expr"] = "height / 2" });
        return new JsonObject
        {
            ["transform"] = new JsonArray(OwnRows(layer)),
            ["mark"] = words,
            ["encoding"] = new JsonObject { ["text"] = new JsonObject { ["field"] = "text" } },
        };
    }

    private static JsonObject OwnRows(int layer) =>
        VegaAxes.Filter(string.Create(CultureInfo.InvariantCulture, $"datum.layer === {layer}"));

    private JsonObject Row(int layer, Mark mark, Datum datum)
    {
        var row = new JsonObject { ["layer"] = layer };
        Add(row, "series", mark is CellMark { Classes: var classes } && double.IsFinite(datum.Value)
            ? classes.NameOf(classes.ClassOf(datum.Value))
            : mark.Series?.Name);
        Add(row, "x", VegaChannel.Value(chart.XScale, datum.X));
        var isZero = chart.YScale is LogScale && datum.Y == 0;
        Add(row, "y", isZero && mark.Series is { IsTheory: true } ? null : VegaChannel.Value(chart.YScale, Shown(datum.Y)));
        Add(row, "low", VegaChannel.Value(chart.YScale, mark is IntervalMark ? BarEnd(datum.Low) : Shown(datum.Low)));
        Add(row, "high", VegaChannel.Value(chart.YScale, Shown(datum.High)));
        if (datum.To is { } to)
        {
            Add(row, "x2", VegaChannel.Value(chart.XScale, to.X));
            Add(row, "y2", VegaChannel.Value(chart.YScale, to.Y));
        }

        Add(row, "value", double.IsFinite(datum.Value) ? JsonValue.Create(datum.Value) : null);
        Add(row, "text", datum.Text);
        Add(row, "zero", isZero ? JsonValue.Create(true) : null);
        return row;
    }

    // A log axis has no place for zero: it stands where our own drawing puts it.
    private double Shown(double value) => chart.YScale is LogScale && value <= 0 ? chart.ZeroLine : value;

    // A bar down to zero leaves the axis, as in our own drawing.
    private double BarEnd(double value) => chart.YScale is LogScale && value <= 0 ? chart.YScale.Min : value;

    private static void Add(JsonObject row, string name, JsonNode? value)
    {
        if (value is not null)
        {
            row[name] = value;
        }
    }

    private static string Field(JsonNode? node)
    {
        var text = node?.ToString() ?? "";
        return text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
