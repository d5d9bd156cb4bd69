using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Protocol;

namespace Distribution;

/// <summary>A group's reply in JSON: <c>{"values":{"127.0.0.1:1234":..},"errors":{"127.0.0.1:1235":{"kind":..,"message":..}}}</c>, with
/// <c>"total"</c> where there is a sum.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal sealed class GroupReplyConverter<T> : JsonConverter<GroupReply<T>>
{
    /// <inheritdoc/>
    public override GroupReply<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = JsonSerializer.Deserialize<Form>(ref reader, options)!;
        return new GroupReply<T>(Sorted(form.Values), Sorted(form.Errors), form.Total);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, GroupReply<T> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        JsonSerializer.Serialize(writer, new Form(value.Values, value.Errors, value.Total), options);
    }

    private static SortedDictionary<NodeAddress, TEntry> Sorted<TEntry>(IReadOnlyDictionary<NodeAddress, TEntry>? entries)
    {
        var sorted = new SortedDictionary<NodeAddress, TEntry>();
        foreach (var (node, entry) in entries ?? throw new JsonException("a group's reply has \"values\" and \"errors\"."))
        {
            sorted[node] = entry;
        }

        return sorted;
    }

    private sealed record Form(
        IReadOnlyDictionary<NodeAddress, T> Values,
        IReadOnlyDictionary<NodeAddress, CallError> Errors,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Total);
}
