using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Distribution.Experiments.Plans;

/// <summary>The JSON schemas of single values. None refuses what the reader of plans takes, whatever a YAML parser makes of a text: numbers
/// in and without quotes, and <c>no</c> as false.</summary>
internal static class ValueSchema
{
    /// <summary>The definition of any value.</summary>
    internal const string One = "one";

    /// <summary>The definition of a text with several values: <c>1..8</c> or <c>push,pull</c>.</summary>
    internal const string Several = "several";

    private static readonly string[] ReadAsBoolean = ["yes", "no", "on", "off"];

    /// <summary>The definitions that the others refer to.</summary>
    internal static IEnumerable<KeyValuePair<string, JsonNode?>> Definitions =>
    [
        new(One, new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }),
        new(Several, Text(@",|\.\.")),
    ];

    /// <summary>A value of one of some options of one name.</summary>
    internal static JsonObject Of(params IEnumerable<ProtocolOption> options)
    {
        ValueForm?[] forms = [.. options.Select(option => option.Form)];
        return forms.Contains(null) ? Reference(One) : AnyOf([.. forms.SelectMany(form => Of(form!))]);
    }

    /// <summary>A value of an axis: one, several in a text, or a list.</summary>
    /// <param name="definition">The definition of one.</param>
    internal static JsonObject List(string definition) => new()
    {
        ["anyOf"] = new JsonArray(
            Reference(definition),
            Reference(Several),
            new JsonObject
            {
                ["type"] = "array",
                ["minItems"] = 1,
                ["items"] = new JsonObject { ["anyOf"] = new JsonArray(Reference(definition), Reference(Several)) },
            }),
    };

    /// <summary>One of some names.</summary>
    internal static JsonObject Names(IEnumerable<string> names) =>
        new() { ["enum"] = new JsonArray([.. names.Select(name => (JsonNode)name)]) };

    /// <summary>One of some numbers, which may stand in quotes.</summary>
    internal static JsonObject NumbersOf(IEnumerable<double> numbers) => AnyOf(
    [
        new JsonObject { ["enum"] = new JsonArray([.. numbers.Select(number => (JsonNode)number)]) },
        new JsonObject { ["type"] = "string" },
    ]);

    /// <summary>A value, or a list of different ones.</summary>
    internal static JsonObject ListOf(JsonObject items) => new()
    {
        ["anyOf"] = new JsonArray(
            items, new JsonObject { ["type"] = "array", ["uniqueItems"] = true, ["items"] = items.DeepClone() }),
    };

    /// <summary>The chart of a measure by an axis or of its samples, or one of the gallery.</summary>
    internal static JsonObject Chart(IEnumerable<string> measures, IEnumerable<string> axes)
    {
        var (measure, axis) = (AnyName(measures), AnyName(axes));
        return AnyOf([Names(PlanCharts.OfGallery), Text($"^({measure}-by-{axis}|samples-{measure})$")]);
    }

    /// <summary>A text that is all of a form.</summary>
    internal static JsonObject Whole(string texts) => Text($"^({texts})$");

    /// <summary>What a definition says.</summary>
    internal static JsonObject Reference(string definition) => new() { ["$ref"] = "#/definitions/" + definition };

    private static IEnumerable<JsonObject> Of(ValueForm form)
    {
        if (form.IsNumber)
        {
            yield return Number(form);
        }

        yield return form.Words.Count > 0 ? Names(form.Words) : Whole(form.Texts);
        if (form.Words.Any(ReadAsBoolean.Contains))
        {
            yield return new JsonObject { ["type"] = "boolean" };
        }
    }

    private static JsonObject Number(ValueForm form)
    {
        var number = new JsonObject { ["type"] = form.IsWhole ? "integer" : "number" };
        if (form.Min is { } min)
        {
            number[form.IsAboveMin ? "exclusiveMinimum" : "minimum"] = min;
        }

        if (form.Max is { } max)
        {
            number["maximum"] = max;
        }

        return number;
    }

    private static JsonObject Text(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject AnyOf(IReadOnlyList<JsonObject> schemas)
    {
        JsonObject[] distinct = [.. schemas.DistinctBy(schema => schema.ToJsonString(), StringComparer.Ordinal)];
        return distinct is [var only] ? only : new JsonObject { ["anyOf"] = new JsonArray([.. distinct]) };
    }

    private static string AnyName(IEnumerable<string> names) => "(" + string.Join(
        '|', names.Select(PlanCharts.IdOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Regex.Escape)) + ")";
}
