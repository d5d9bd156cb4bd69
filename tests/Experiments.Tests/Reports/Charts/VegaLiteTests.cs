using System.Text.Json;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Tests.Reports.Sample;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Charts;

[TestFixture]
internal sealed class VegaLiteTests
{
    private static readonly Chart[] Charts = [.. GoldenCharts.All, .. SampleCharts.All()];

    private static IEnumerable<TestCaseData> Specifications => Charts.Select(chart => new TestCaseData(chart).SetArgDisplayNames(chart.Id));

    [TestCaseSource(nameof(Specifications))]
    public void A_specification_names_fields_that_the_rows_of_its_layer_have(Chart chart)
    {
        using var specification = Parsed(chart);
        var rows = specification.RootElement.GetProperty("data").GetProperty("values").EnumerateArray().ToArray();
        foreach (var layer in Layers(specification.RootElement))
        {
            var own = rows.Where(row => row.GetProperty("layer").GetInt32() == Index(layer)).ToArray();
            foreach (var field in Fields(layer.GetProperty("encoding")))
            {
                Assert.That(own.Length == 0 || Array.Exists(own, row => row.TryGetProperty(field, out _)), $"{field} in {layer}");
            }
        }
    }

    [TestCaseSource(nameof(Specifications))]
    public void A_specification_has_schema_description_and_background(Chart chart)
    {
        using var specification = Parsed(chart);
        var root = specification.RootElement;
        Assert.That(root.GetProperty("$schema").GetString(), Does.Contain("vega-lite"));
        Assert.That(root.GetProperty("description").GetString(), Is.EqualTo(chart.Finding));
        Assert.That(root.GetProperty("background").GetString(), Is.EqualTo("#ffffff"));
    }

    [Test]
    public void A_box_beside_the_middle_of_a_category_belongs_to_it()
    {
        using var specification = Parsed(GoldenCharts.All[^1]);
        var boxes = specification.RootElement.GetProperty("data").GetProperty("values").EnumerateArray()
            .Where(row => row.TryGetProperty("text", out var text) && text.GetString() is "quartiles").ToArray();
        Assert.That(boxes.Select(row => row.GetProperty("x").GetString()), Is.EqualTo(new[] { "6", "20" }));
        Assert.That(specification.RootElement.ToString(), Does.Contain("\"xOffset\": -104").And.Contain("\"type\": \"bar\""));
    }

    [Test]
    public void Intervals_are_ours_and_not_computed_by_the_tool()
    {
        using var specification = Parsed(GoldenCharts.All[0]);
        Assert.That(specification.RootElement.ToString(), Does.Contain("\"low\"").And.Contain("\"high\"").And.Not.Contain("errorbar"));
    }

    [Test]
    public void A_zero_on_a_log_axis_stands_at_the_resolution()
    {
        using var specification = Parsed(GoldenCharts.All[0]);
        var values = specification.RootElement.GetProperty("data").GetProperty("values").EnumerateArray()
            .Where(row => row.TryGetProperty("y", out _)).Select(row => row.GetProperty("y").GetDouble()).ToArray();
        Assert.That(values, Has.All.GreaterThan(0).And.Some.EqualTo(2e-5));
    }

    [Test]
    public void A_zero_on_a_log_axis_is_an_open_triangle_and_its_bar_leaves_the_axis()
    {
        using var specification = Parsed(GoldenCharts.All[0]);
        Assert.That(specification.RootElement.ToString(), Does.Contain("\"triangle-up\"").And.Contain("\"triangle-down\""));
    }

    [Test]
    public void A_line_keeps_the_order_of_its_points()
    {
        using var specification = Parsed(PlainChart.Linear().Line(Series.Category("back", 1), [new Point(1, 0.1), new Point(0.5, 0.5)]));
        var encoding = Layers(specification.RootElement).Single().GetProperty("encoding");
        Assert.That(encoding.GetProperty("order").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void What_bars_and_dashes_mean_stands_below_the_title()
    {
        var chart = GoldenCharts.All[0];
        using var specification = Parsed(chart);
        var lines = specification.RootElement.GetProperty("title").GetProperty("subtitle").EnumerateArray().Select(line => line.GetString());
        Assert.That(string.Join(' ', lines), Does.EndWith(chart.Caption()).And.Contain("Bars: "));
    }

    [Test]
    public void Above_5000_rows_the_data_lie_in_a_file_beside_it()
    {
        var points = Enumerable.Range(0, 5001).Select(row => new Point(row / 1000.0, 0.5)).ToArray();
        var chart = PlainChart.Linear().Dots(Series.Category("a, \"b\"", 1), points);
        using var specification = Parsed(chart);
        Assert.That(chart.NeedsCsv);
        var data = specification.RootElement.GetProperty("data");
        Assert.That(data.GetProperty("url").GetString(), Is.EqualTo("plain.csv"));
        Assert.That(
            data.GetProperty("format").GetProperty("parse").EnumerateObject().Select(column => (column.Name, column.Value.GetString())),
            Is.SupersetOf(new[] { ("layer", "number"), ("y", "number"), ("series", "string"), ("zero", "boolean") }),
            "what has no type is text, and no layer has rows");
        using var csv = new StringWriter();
        chart.WriteCsv(csv);
        var lines = csv.ToString().TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(5002));
        Assert.That((lines[0], lines[2]), Is.EqualTo(("layer,series,x,y,low,high,x2,y2,value,text,zero", "0,\"a, \"\"b\"\"\",0.001,0.5,,,,,,,")));
    }

    private static JsonDocument Parsed(Chart chart)
    {
        using var output = new StringWriter();
        chart.WriteVegaLite(output);
        return JsonDocument.Parse(output.ToString());
    }

    private static IEnumerable<JsonElement> Layers(JsonElement root) => root.TryGetProperty("concat", out var panels)
        ? panels.EnumerateArray().SelectMany(panel => panel.GetProperty("layer").EnumerateArray())
        : root.GetProperty("layer").EnumerateArray();

    private static int Index(JsonElement layer)
    {
        var filter = layer.GetProperty("transform")[0].GetProperty("filter").GetString()!;
        return int.Parse(filter["datum.layer === ".Length..], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Fields(JsonElement encoding) => encoding.EnumerateObject()
        .Where(channel => channel.Value.ValueKind == JsonValueKind.Object && channel.Value.TryGetProperty("field", out _)).Select(channel => channel.Value.GetProperty("field").GetString()!);
}
