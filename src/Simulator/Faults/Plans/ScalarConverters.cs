using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Distribution.Simulator;

/// <summary>Whole numbers, with a refusal that says which are allowed.</summary>
internal sealed class WholeConverter<T> : JsonConverter<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
        && T.TryParse(reader.TextOf(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw reader.Refusal($"is no whole number from {T.MinValue} to {T.MaxValue}");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString(null, CultureInfo.InvariantCulture));
}

/// <summary>Numbers, finite ones.</summary>
internal sealed class RealConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw reader.Refusal("is no number");

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

/// <summary>Yes or no.</summary>
internal sealed class TruthConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw reader.Refusal("is neither true nor false"),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}

/// <summary>Texts.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw reader.Refusal("is no text");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>One of a few words: the members of an enumeration in camel case.</summary>
internal sealed class WordsConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(OfWords<>).MakeGenericType(typeToConvert))!;

    private sealed class OfWords<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            var found = Array.FindIndex(Enum.GetValues<T>(), value => Word(value) == text);
            return found >= 0
                ? Enum.GetValues<T>()[found]
                : throw reader.Refusal($"is none of {string.Join(", ", Enum.GetValues<T>().Select(Word))}");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Word(value));

        private static string Word(T value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
    }
}

/// <summary>What converters say of a value that is not what its member takes.</summary>
internal static class ScalarText
{
    private const int ShownMax = 40;

    extension(ref Utf8JsonReader reader)
    {
        /// <summary>The value as it was written, quotes left out; what is no text and no number gives what no kind reads.</summary>
        internal string TextOf() => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => string.Empty,
        };

        /// <summary>A refusal, <c>'x' is no ...</c>, to which the serializer adds the place.</summary>
        internal JsonException Refusal(string isNo)
        {
            var text = reader.TextOf();
            var line = string.Concat(text.Take(ShownMax).Select(letter => char.IsControl(letter) ? ' ' : letter));
            return new JsonException(
                null, new FormatException($"'{line}{(text.Length > ShownMax ? "..." : string.Empty)}' {isNo}"));
        }
    }
}
