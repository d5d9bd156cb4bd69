using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Protocol;

namespace Distribution;

/// <summary>A node in JSON: <c>{"ip":"127.0.0.1","port":1234}</c>; as a name in an object <c>127.0.0.1:1234</c>.</summary>
internal sealed class NodeAddressConverter : JsonConverter<NodeAddress>
{
    /// <inheritdoc/>
    public override NodeAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return new NodeAddress(
                document.RootElement.GetProperty("ip").GetString()!, document.RootElement.GetProperty("port").GetInt32());
        }
        catch (Exception exception)
            when (exception is ArgumentException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException($"'{document.RootElement}' is no node: {{\"ip\":\"127.0.0.1\",\"port\":1234}} is one.", exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, NodeAddress value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("ip", value.Host);
        writer.WriteNumber("port", value.Port);
        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public override NodeAddress ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NodeAddress.TryParse(reader.GetString(), out var node)
            ? node!
            : throw new JsonException($"'{reader.GetString()}' is no address of a node: 127.0.0.1:1234 is one.");

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, NodeAddress value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        writer.WritePropertyName(value.ToString());
    }
}
