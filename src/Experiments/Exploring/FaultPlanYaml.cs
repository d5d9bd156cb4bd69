using System.Text.Json.Nodes;
using Distribution.Simulator;

namespace Distribution.Experiments.Exploring;

/// <summary>
/// Fault plans as YAML: the document that <see cref="FaultPlanJson"/> describes, in another spelling; it is made into that document and
/// read there. Values without quotes are what JSON would have them be (numbers, <c>true</c>, <c>false</c>, <c>null</c>), else texts, so
/// that <c>at: 2s</c> needs none.
/// </summary>
internal static class FaultPlanYaml
{
    /// <summary>Whether a file of this name has YAML in it.</summary>
    internal static bool IsName(string path) => Path.GetExtension(path).ToUpperInvariant() is ".YAML" or ".YML";

    /// <summary>Reads a plan.</summary>
    /// <exception cref="FaultPlanException">It is none; one line says where, what, and what is allowed.</exception>
    internal static FaultPlan Parse(string text)
    {
        try
        {
            if (YamlText.Read(text) is not { } document)
            {
                return FaultPlanJson.Read(null);
            }

            var lines = new Dictionary<string, int>(StringComparer.Ordinal);
            return FaultPlanJson.Read(Json(document, "$", lines), lines);
        }
        catch (YamlRefusal refusal)
        {
            throw new FaultPlanException($"line {refusal.Line}: {refusal.Message}", refusal);
        }
    }

    private static JsonNode? Json(YamlValue value, string path, Dictionary<string, int> lines)
    {
        lines[path] = value.Line;
        if (value.Items is { } items)
        {
            return new JsonArray([.. items.Select((item, index) => Json(item, $"{path}[{NumberText.Write(index)}]", lines))]);
        }

        return value.Members is { } members
            ? new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, Json(member.Value, $"{path}.{member.Name}", lines))))
            : Single(value);
    }

    private static JsonValue? Single(YamlValue value) => value switch
    {
        { IsQuoted: true } => JsonValue.Create(value.Text),
        { IsNull: true } => null,
        { Text: "true" } => JsonValue.Create(true),
        { Text: "false" } => JsonValue.Create(false),
        { Text: var text } => NumberIn(text!) ?? JsonValue.Create(text),
    };

    /// <summary>A number as JSON writes it; null: it is none.</summary>
    private static JsonValue? NumberIn(string text)
    {
        if (!char.IsAsciiDigit(text[^1]) || !text.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '+' or '.' or 'e' or 'E'))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text)!.AsValue();
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
