using System.Globalization;
using System.Text.Json.Nodes;

namespace Distribution.Simulator;

/// <summary>Whether a document has the shape of a record: objects and lists where they belong, every member known, none missing, nothing
/// null.</summary>
internal static class FaultShape
{
    /// <summary>Checks a value.</summary>
    /// <param name="node">The value.</param>
    /// <param name="type">What it should be.</param>
    /// <param name="path">Where it is, for errors.</param>
    /// <exception cref="FaultShapeException">It has another shape.</exception>
    internal static void Check(JsonNode? node, Type type, string path)
    {
        if (ItemOf(type) is { } item)
        {
            CheckList(node, item, path);
        }
        else if (IsRecord(type))
        {
            CheckRecord(node, type, path);
        }
        else if (node is not JsonValue)
        {
            var shape = node is null ? "null" : node is JsonArray ? "a list" : "an object";
            throw new FaultShapeException(path, $"this is {shape}; a single value belongs here");
        }
    }

    private static void CheckList(JsonNode? node, Type item, string path)
    {
        if (node is not JsonArray list)
        {
            throw new FaultShapeException(path, "a list belongs here, such as [0, 1]");
        }

        for (var index = 0; index < list.Count; index++)
        {
            Check(list[index], item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
        }
    }

    private static void CheckRecord(JsonNode? node, Type type, string path)
    {
        var known = FaultMember.Of(type);
        var takes = $"it takes {string.Join(", ", known.Select(member => member.Name).Order(StringComparer.Ordinal))}";
        if (node is not JsonObject written)
        {
            throw new FaultShapeException(path, $"an object belongs here; {takes}");
        }

        foreach (var (name, value) in written)
        {
            var member = known.FirstOrDefault(member => member.Name == name)
                ?? throw new FaultShapeException(path, $"it has no member {name}; {takes}");
            if (value is not null || !member.IsNullable)
            {
                Check(value, member.Property.PropertyType, $"{path}.{name}");
            }
        }

        if (known.FirstOrDefault(member => member.IsRequired && !written.ContainsKey(member.Name)) is { } missing)
        {
            throw new FaultShapeException(path, $"{missing.Name} is missing; {takes}");
        }
    }

    /// <summary>What a type is a list of, by whatever interface or class; null: it is none.</summary>
    private static Type? ItemOf(Type type) => type == typeof(string) ? null : type.GetInterfaces().Append(type)
        .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        ?.GenericTypeArguments[0];

    private static bool IsRecord(Type type) => type.IsClass && type != typeof(string);
}
