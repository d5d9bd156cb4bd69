using System.Text.Json.Nodes;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Plans;

/// <summary>The JSON schema of plan files, made from what there is to run: editors complete and check plans by it.</summary>
internal static class PlanSchema
{
    /// <summary>The document, with line feeds and a last one.</summary>
    internal static string Of(Catalog catalog)
    {
        var protocols = Protocols(catalog);
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "A plan of distribution sweep",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = Properties(PlanKey.OfPlan, protocols),
            ["allOf"] = new JsonArray(Reference("protocols")),
            ["definitions"] = new JsonObject
            {
                ["one"] = One(),
                ["list"] = List(),
                ["grid"] = new JsonObject
                {
                    ["type"] = "object",
                    ["additionalProperties"] = false,
                    ["required"] = new JsonArray(PlanKey.Title.Name),
                    ["properties"] = Properties(PlanKey.OfGrid, protocols),
                    ["allOf"] = new JsonArray(Reference("protocols")),
                },
                ["protocols"] = new JsonObject { ["allOf"] = Cases(protocols) },
            },
        };
        return schema.ToJsonString(new System.Text.Json.JsonSerializerOptions
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }) + "\n";
    }

    // A name that is simulated and measured has the options of both.
    private static SortedDictionary<string, IReadOnlyList<ProtocolOption>> Protocols(Catalog catalog) => new(
        catalog.Protocols.Select(protocol => (protocol.Name, protocol.Options))
            .Concat(catalog.Measurements.Where(each => each.Measures.Count > 0).Select(each => (each.Name, each.Options)))
            .GroupBy(each => each.Name, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                IReadOnlyList<ProtocolOption> (group) =>
                    [.. group.SelectMany(each => each.Options).DistinctBy(option => option.Name, StringComparer.Ordinal)],
                StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static JsonObject Properties(
        IReadOnlyList<PlanKey> keys, SortedDictionary<string, IReadOnlyList<ProtocolOption>> protocols) =>
        new(keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, Property(key, protocols))));

    private static JsonObject Property(PlanKey key, SortedDictionary<string, IReadOnlyList<ProtocolOption>> protocols)
    {
        var property = key switch
        {
            _ when key == PlanKey.Kind => Names(Enum.GetValues<PlanKind>().Select(ChoiceText.Write)),
            _ when key == PlanKey.Protocol => Names(protocols.Keys),
            _ when key == PlanKey.Theory => ListOf(Names(TheoryList.Names)),
            _ when key == PlanKey.Charts || key == PlanKey.Measures => ListOf(new JsonObject { ["type"] = "string" }),
            _ when key == PlanKey.Options || key == PlanKey.Axes => new JsonObject { ["type"] = "object" },
            _ when key == PlanKey.Published => Published(),
            _ when key == PlanKey.Baseline => new JsonObject
            {
                ["type"] = "object",
                ["minProperties"] = 1,
                ["maxProperties"] = 1,
                ["additionalProperties"] = Reference("one"),
            },
            _ when key == PlanKey.Grids => new JsonObject
            {
                ["type"] = "array",
                ["minItems"] = 1,
                ["items"] = Reference("grid"),
            },
            _ when key == PlanKey.Title || key == PlanKey.About => new JsonObject { ["type"] = "string" },
            _ => Reference("one"),
        };

        // Draft 7 looks at nothing beside a reference.
        var described = new JsonObject { ["description"] = key.Help };
        if (property.ContainsKey("$ref"))
        {
            described["allOf"] = new JsonArray(property);
            return described;
        }

        property["description"] = key.Help;
        return property;
    }

    // The options of the protocol that is named beside them.
    private static JsonArray Cases(SortedDictionary<string, IReadOnlyList<ProtocolOption>> protocols) =>
    [
        .. protocols.Select(protocol => new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["required"] = new JsonArray(PlanKey.Protocol.Name),
                ["properties"] = new JsonObject { [PlanKey.Protocol.Name] = new JsonObject { ["const"] = protocol.Key } },
            },
            ["then"] = new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    [PlanKey.Options.Name] = OptionsOf(protocol.Value, "one"),
                    [PlanKey.Axes.Name] = OptionsOf(protocol.Value, "list"),
                },
            },
        }),
    ];

    private static JsonObject OptionsOf(IReadOnlyList<ProtocolOption> options, string definition) => new()
    {
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject(options.Select(option => KeyValuePair.Create<string, JsonNode?>(option.Name, new JsonObject
        {
            ["description"] = $"{option.Help}; {option.Allowed}",
            ["allOf"] = new JsonArray(Reference(definition)),
        }))),
    };

    private static JsonObject Published() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. PlanKey.OfPublished.Select(key => (JsonNode)key.Name)]),
        ["properties"] = new JsonObject
        {
            [PlanKey.Source.Name] = new JsonObject { ["type"] = "string", ["description"] = PlanKey.Source.Help },
            [PlanKey.Rows.Name] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "object" },
                ["description"] = PlanKey.Rows.Help,
            },
        },
    };

    private static JsonObject One() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    private static JsonObject List() => new()
    {
        ["anyOf"] = new JsonArray(Reference("one"), new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Reference("one") }),
    };

    private static JsonObject Reference(string definition) => new() { ["$ref"] = "#/definitions/" + definition };

    private static JsonObject Names(IEnumerable<string> names) =>
        new() { ["enum"] = new JsonArray([.. names.Select(name => (JsonNode)name)]) };

    private static JsonObject ListOf(JsonObject items) => new()
    {
        ["anyOf"] = new JsonArray(items, new JsonObject { ["type"] = "array", ["items"] = items.DeepClone() }),
    };
}
