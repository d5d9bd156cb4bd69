using System.Text.Json.Nodes;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Plans;

/// <summary>The JSON schema of plan files, made from what there is to run: editors complete and check plans by it. What it refuses is no
/// plan; what depends on several values at once, the reader alone refuses.</summary>
internal sealed class PlanSchema
{
    private const string Cases = "protocols";

    // A name that is simulated and measured has the options of both.
    private readonly SortedDictionary<string, ILookup<string, ProtocolOption>> protocols;
    private readonly string[] measures;

    private PlanSchema(Catalog catalog)
    {
        var simulated = catalog.Protocols.Select(each => (each.Name, each.Options, each.Measures));
        var measured = catalog.Measurements.Where(each => each.Measures.Count > 0).Select(each => (each.Name, each.Options, each.Measures));
        (string Name, IReadOnlyList<ProtocolOption> Options, IReadOnlyList<MeasureDefinition> Measures)[] all = [.. simulated, .. measured];
        protocols = new(
            all.GroupBy(each => each.Name, StringComparer.Ordinal).ToDictionary(
                group => group.Key,
                group => group.SelectMany(each => each.Options).ToLookup(option => option.Name, StringComparer.Ordinal),
                StringComparer.Ordinal),
            StringComparer.Ordinal);
        measures = [.. all.SelectMany(each => each.Measures).Select(measure => measure.Name).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The document, with line feeds and a last one.</summary>
    internal static string Of(Catalog catalog) => new PlanSchema(catalog).Whole().ToJsonString(new System.Text.Json.JsonSerializerOptions
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }) + "\n";

    private JsonObject Whole() => new()
    {
        ["$schema"] = "http://json-schema.org/draft-07/schema#",
        ["title"] = "A plan of distribution sweep",
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = Properties(PlanKey.OfPlan, TitleOfPlan()),
        ["allOf"] = new JsonArray(ValueSchema.Reference(Cases)),
        ["definitions"] = new JsonObject(
        [
            .. ValueSchema.Definitions,
            .. protocols.SelectMany(protocol => protocol.Value.Select(option =>
                KeyValuePair.Create<string, JsonNode?>(DefinitionOf(protocol.Key, option.Key), ValueSchema.Of(option)))),
            new("grid", new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["required"] = new JsonArray(PlanKey.Title.Name),
                ["properties"] = Properties(PlanKey.OfGrid, ValueSchema.Reference(ValueSchema.One)),
                ["allOf"] = new JsonArray(ValueSchema.Reference(Cases)),
            }),
            .. protocols.Select(protocol => KeyValuePair.Create<string, JsonNode?>(DefinitionOf(protocol.Key), LevelOf(protocol))),
            new(Cases, new JsonObject { ["allOf"] = new JsonArray([.. protocols.Select(Case)]) }),
        ]),
    };

    private JsonObject Properties(IReadOnlyList<PlanKey> keys, JsonObject title) => new(keys.Select(key =>
        KeyValuePair.Create<string, JsonNode?>(key.Name, Described(key == PlanKey.Title ? title : Property(key), key.Help))));

    private JsonObject Property(PlanKey key) => key switch
    {
        _ when PlanFile.OptionOf(key) is { } option => ValueSchema.Of(option),
        _ when key == PlanKey.Kind => ValueSchema.Names(Enum.GetValues<PlanKind>().Select(ChoiceText.Write)),
        _ when key == PlanKey.Protocol => ValueSchema.Names(protocols.Keys),
        _ when key == PlanKey.Theory => ValueSchema.ListOf(ValueSchema.Names(TheoryList.Names)),
        _ when key == PlanKey.Measures => ValueSchema.ListOf(ValueSchema.Names(measures)),
        _ when key == PlanKey.Charts => ValueSchema.ListOf(ValueSchema.Chart(
            measures, protocols.Values.SelectMany(options => options).Select(option => option.Key).Append(SweepPlan.Mechanism))),
        _ when key == PlanKey.Target => ValueSchema.NumbersOf(PlanTarget.Allowed),
        _ when key == PlanKey.Options || key == PlanKey.Axes => new JsonObject { ["type"] = "object" },
        _ when key == PlanKey.Published => Published(),
        _ when key == PlanKey.Baseline => new JsonObject
        {
            ["type"] = "object",
            ["minProperties"] = 1,
            ["maxProperties"] = 1,
            ["additionalProperties"] = ValueSchema.Reference(ValueSchema.One),
        },
        _ when key == PlanKey.Grids => new JsonObject
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["items"] = ValueSchema.Reference("grid"),
        },
        _ => ValueSchema.Reference(ValueSchema.One),
    };

    // 2026 is a name too, which YAML reads as a number.
    private static JsonObject TitleOfPlan() => new()
    {
        ["anyOf"] = new JsonArray(ValueSchema.Whole(PlanFile.NamePattern), new JsonObject { ["type"] = "integer" }),
    };

    // The options of the protocol that is named beside them, or above a grid that names none.
    private static JsonObject Case(KeyValuePair<string, ILookup<string, ProtocolOption>> protocol) => new()
    {
        ["if"] = new JsonObject
        {
            ["required"] = new JsonArray(PlanKey.Protocol.Name),
            ["properties"] = new JsonObject { [PlanKey.Protocol.Name] = new JsonObject { ["const"] = protocol.Key } },
        },
        ["then"] = new JsonObject
        {
            ["allOf"] = new JsonArray(ValueSchema.Reference(DefinitionOf(protocol.Key))),
            ["properties"] = new JsonObject
            {
                [PlanKey.Grids.Name] = new JsonObject
                {
                    ["items"] = new JsonObject
                    {
                        ["anyOf"] = new JsonArray(
                            new JsonObject { ["required"] = new JsonArray(PlanKey.Protocol.Name) },
                            ValueSchema.Reference(DefinitionOf(protocol.Key))),
                    },
                },
            },
        },
    };

    private static JsonObject LevelOf(KeyValuePair<string, ILookup<string, ProtocolOption>> protocol) => new()
    {
        ["properties"] = new JsonObject
        {
            [PlanKey.Options.Name] = OptionsOf(protocol, ValueSchema.Reference),
            [PlanKey.Axes.Name] = OptionsOf(protocol, ValueSchema.List),
        },
    };

    private static JsonObject OptionsOf(
        KeyValuePair<string, ILookup<string, ProtocolOption>> protocol, Func<string, JsonObject> schemaOf) => new()
        {
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(protocol.Value.Select(option => KeyValuePair.Create<string, JsonNode?>(
                option.Key,
                Described(
                    schemaOf(DefinitionOf(protocol.Key, option.Key)),
                    string.Join("; ", option.Select(each => $"{each.Help}; {each.Allowed}").Distinct(StringComparer.Ordinal)))))),
        };

    private static JsonObject Published() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. PlanKey.OfPublished.Select(key => (JsonNode)key.Name)]),
        ["properties"] = new JsonObject
        {
            [PlanKey.Source.Name] = Described(ValueSchema.Reference(ValueSchema.One), PlanKey.Source.Help),
            [PlanKey.Rows.Name] = Described(
                new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" } }, PlanKey.Rows.Help),
        },
    };

    private static string DefinitionOf(string protocol) => $"protocol:{protocol}";

    private static string DefinitionOf(string protocol, string option) => $"{protocol}.{option}";

    // Draft 7 looks at nothing beside a reference.
    private static JsonObject Described(JsonObject schema, string help)
    {
        if (schema.ContainsKey("$ref"))
        {
            return new JsonObject { ["description"] = help, ["allOf"] = new JsonArray(schema) };
        }

        schema["description"] = help;
        return schema;
    }
}
