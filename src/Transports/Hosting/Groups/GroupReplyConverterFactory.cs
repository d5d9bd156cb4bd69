using System.Text.Json;
using System.Text.Json.Serialization;

namespace Distribution;

/// <summary>Makes a <see cref="GroupReplyConverter{T}"/> for each type of values.</summary>
internal sealed class GroupReplyConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(GroupReply<>);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(GroupReplyConverter<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;
}
