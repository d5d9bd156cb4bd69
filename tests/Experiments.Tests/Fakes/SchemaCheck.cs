using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>Says whether a value is what a JSON schema describes: the part of draft 7 that the schema of plans uses. A key word that it does
/// not know is an error.</summary>
internal sealed class SchemaCheck(JsonNode root)
{
    public bool IsValid(JsonNode? value) => Is(root, value);

    /// <summary>The same of one definition.</summary>
    public bool IsValid(string definition, JsonNode? value) => Is(root["definitions"]![definition]!, value);

    private bool Is(JsonNode schema, JsonNode? value) =>
        schema.AsObject().All(word => Holds(schema, word.Key, word.Value!, value));

    private bool Holds(JsonNode schema, string word, JsonNode rule, JsonNode? value) => word switch
    {
        "$schema" or "title" or "description" or "definitions" or "then" => true,
        "$ref" => IsValid(rule.GetValue<string>().Split('/')[^1], value),
        "type" => rule is JsonArray types ? types.Any(type => HasType(type!.GetValue<string>(), value)) : HasType(rule.GetValue<string>(), value),
        "enum" => rule.AsArray().Any(each => JsonNode.DeepEquals(each, value)),
        "const" => JsonNode.DeepEquals(rule, value),
        "anyOf" => rule.AsArray().Any(each => Is(each!, value)),
        "allOf" => rule.AsArray().All(each => Is(each!, value)),
        "if" => !Is(rule, value) || Is(schema["then"]!, value),
        "minimum" => Number(value) is not { } number || number >= rule.GetValue<decimal>(),
        "exclusiveMinimum" => Number(value) is not { } number || number > rule.GetValue<decimal>(),
        "maximum" => Number(value) is not { } number || number <= rule.GetValue<decimal>(),
        "pattern" => !HasType("string", value) || Regex.IsMatch(value!.GetValue<string>(), rule.GetValue<string>(), RegexOptions.ECMAScript, TimeSpan.FromSeconds(5)),
        "items" => value is not JsonArray list || list.All(item => Is(rule, item)),
        "minItems" => value is not JsonArray list || list.Count >= rule.GetValue<int>(),
        "uniqueItems" => value is not JsonArray list || list.Select(item => item!.ToJsonString()).Distinct(StringComparer.Ordinal).Count() == list.Count,
        "required" => value is not JsonObject thing || rule.AsArray().All(name => thing.ContainsKey(name!.GetValue<string>())),
        "minProperties" => value is not JsonObject thing || thing.Count >= rule.GetValue<int>(),
        "maxProperties" => value is not JsonObject thing || thing.Count <= rule.GetValue<int>(),
        "properties" => value is not JsonObject thing || rule.AsObject().All(member => !thing.ContainsKey(member.Key) || Is(member.Value!, thing[member.Key])),
        "additionalProperties" => value is not JsonObject thing || thing.Where(member => schema["properties"]?[member.Key] is null)
            .All(member => rule is JsonObject ? Is(rule, member.Value) : rule.GetValue<bool>()),
        _ => throw new NotSupportedException($"the key word {word}"),
    };

    private static decimal? Number(JsonNode? value) => HasType("number", value) ? value!.GetValue<decimal>() : null;

    private static bool HasType(string type, JsonNode? value) => value?.GetValueKind() switch
    {
        null => type is "null",
        System.Text.Json.JsonValueKind.Object => type is "object",
        System.Text.Json.JsonValueKind.Array => type is "array",
        System.Text.Json.JsonValueKind.String => type is "string",
        System.Text.Json.JsonValueKind.Number => type is "number" || type is "integer" && decimal.IsInteger(value.GetValue<decimal>()),
        _ => type is "boolean",
    };
}
