using System.Text.Json;
using Distribution.Protocol;

namespace Distribution;

/// <summary>Values to payloads and back, as <see cref="Codecs"/> says.</summary>
internal static class Json
{
    internal static JsonSerializerOptions Options => Codecs.Options;

    internal static Payload Arguments(params ReadOnlySpan<object?> arguments)
    {
        if (arguments.IsEmpty)
        {
            return Payload.NoArguments;
        }

        var buffer = new System.Buffers.ArrayBufferWriter<byte>(64);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var argument in arguments)
            {
                Write(writer, argument);
            }

            writer.WriteEndArray();
        }

        return new Payload(buffer.WrittenMemory);
    }

    internal static Payload Value(object? value) => value switch
    {
        null => Payload.Null,
        Payload payload => payload,
        _ => new Payload(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Options)),
    };

    /// <summary>The value of a payload.</summary>
    /// <exception cref="JsonException">The payload is not a <typeparamref name="T"/>.</exception>
    internal static T Read<T>(Payload payload) =>
        typeof(T) == typeof(Payload) ? (T)(object)payload : JsonSerializer.Deserialize<T>(payload.Utf8Json.Span, Options)!;

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case Payload payload:
                writer.WriteRawValue(payload.Utf8Json.Span, skipInputValidation: true);
                break;
            default:
                JsonSerializer.Serialize(writer, value, value.GetType(), Options);
                break;
        }
    }
}
