using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Protocol;

namespace Distribution;

/// <summary>A payload within other values: the JSON that it is.</summary>
internal sealed class PayloadConverter : JsonConverter<Payload>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override Payload Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Payload.OfText(document.RootElement.GetRawText());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Payload value, JsonSerializerOptions options) =>
        writer.WriteRawValue((value ?? Payload.Null).Utf8Json.Span);
}
