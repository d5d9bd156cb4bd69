using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Durations as texts with a unit; what has no end is <c>forever</c>.</summary>
internal sealed class DurationConverter : JsonConverter<Duration>
{
    internal const string Forever = "forever";

    public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TextOf();
        var isNegative = text.StartsWith('-');
        if (text == Forever)
        {
            return Duration.MaxValue;
        }

        return Duration.TryParse(isNegative ? text[1..] : text, out var value)
            ? isNegative ? new Duration(-value.Nanoseconds) : value
            : throw reader.Refusal("is no duration; allowed are such as \"200ms\", \"1.5s\", \"2m\" and \"forever\"");
    }

    public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value == Duration.MaxValue ? Forever : value.ToString());
}

/// <summary>Times as the durations since the start of the run.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    private static readonly DurationConverter Since = new();

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var since = Since.Read(ref reader, typeof(Duration), options);
        return since < Duration.Zero
            ? throw reader.Refusal("is before the start of the run; a time is 0 or more")
            : since == Duration.MaxValue
            ? throw reader.Refusal("is no time; allowed are such as \"200ms\", \"1.5s\" and \"2m\"")
            : Instant.Zero + since;
    }

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        Since.Write(writer, new Duration(value.Nanoseconds), options);
}

/// <summary>Probabilities as numbers or percentages.</summary>
internal sealed class ProbabilityConverter : JsonConverter<Probability>
{
    public override Probability Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Probability.TryParse(reader.TextOf(), out var value)
            ? value
            : throw reader.Refusal("is no probability; allowed are 0 to 1, such as 0.01 or \"1%\"");

    public override void Write(Utf8JsonWriter writer, Probability value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}

/// <summary>Words of 64 bits as texts: a number of JSON is a double to many readers. Numbers are read too.</summary>
internal sealed class WordConverter : JsonConverter<ulong>
{
    public override ulong Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ulong.TryParse(reader.TextOf(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw reader.Refusal($"is no whole number from 0 to {ulong.MaxValue}");

    public override void Write(Utf8JsonWriter writer, ulong value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}
