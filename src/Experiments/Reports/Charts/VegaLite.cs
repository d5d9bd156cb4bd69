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
    private static readonly string[] Columns = ["layer", "series", "x", "y", "low", "high", "x2", "y2", "value", "text"];

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
            ["data"] = Data(),
        };
        var axes = new VegaAxes(chart);
        var layer = 0;
        if (chart.Panels is [var only])
        {
            (specification["width"], specification["height"], specification["layer"]) = (520, 300, LayersOf(only, axes, ref layer));
        }
        else
        {
            var panels = new JsonArray();
            foreach (var panel in chart.Panels)
            {
                panels.Add(new JsonObject
                {
                    ["title"] = panel.Title,
                    ["width"] = 220,
                    ["height"] = 150,
                    ["layer"] = LayersOf(panel, axes, ref layer),
                });
            }

            (specification["concat"], specification["columns"]) = (panels, 2);
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
        ["subtitle"] = chart.SubtitleText,
        ["anchor"] = "start",
    };

    private JsonObject Data() => NeedsCsv
        ? new JsonObject { ["url"] = chart.Id + ".csv" }
        : new JsonObject { ["values"] = new JsonArray([.. Rows()]) };

    private static JsonArray LayersOf(Panel panel, VegaAxes axes, ref int index)
    {
        var layers = new JsonArray();
        foreach (var mark in panel.Marks)
        {
            foreach (var layer in mark.ToVega(axes))
            {
                var ownRows = string.Create(CultureInfo.InvariantCulture, $"datum.layer === {index}");
                layer["transform"] ??= new JsonArray();
                layer["transform"]!.AsArray().Insert(0, VegaAxes.Filter(ownRows));
                layers.Add(layer);
            }

            index++;
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
    }

    private JsonObject Row(int layer, Mark mark, Datum datum)
    {
        var row = new JsonObject { ["layer"] = layer };
        Add(row, "series", mark.Series?.Name);
        Add(row, "x", VegaAxes.Value(chart.XScale, datum.X));
        Add(row, "y", VegaAxes.Value(chart.YScale, Shown(datum.Y)));
        Add(row, "low", VegaAxes.Value(chart.YScale, Shown(datum.Low)));
        Add(row, "high", VegaAxes.Value(chart.YScale, Shown(datum.High)));
        if (datum.To is { } to)
        {
            Add(row, "x2", VegaAxes.Value(chart.XScale, to.X));
            Add(row, "y2", VegaAxes.Value(chart.YScale, to.Y));
        }

        Add(row, "value", double.IsFinite(datum.Value) ? JsonValue.Create(datum.Value) : null);
        Add(row, "text", datum.Text);
        return row;
    }

    // A log axis has no place for zero: it stands where our own drawing puts it.
    private double Shown(double value) => chart.YScale is LogScale && value <= 0 ? chart.ZeroLine : value;

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
