using System.Text.Json;
using Distribution.Protocol;

namespace Distribution.Processes;

/// <summary>The member <c>liveness</c> of a configuration: <c>null</c>, or an object in which every member may be missing.</summary>
internal static class LivenessJson
{
    internal const string Name = "liveness";

    internal static void Write(Utf8JsonWriter json, LivenessOptions? liveness)
    {
        if (liveness is null)
        {
            json.WriteNull(Name);
            return;
        }

        json.WriteStartObject(Name);
        json.WriteNumber("intervalMs"u8, liveness.Interval.TotalMilliseconds);
        json.WriteNumber("timeoutMs"u8, liveness.Timeout.TotalMilliseconds);
        json.WriteNumber("helpers"u8, liveness.Helpers);
        json.WriteNumber("suspicion"u8, liveness.SuspicionMultiplier);
        json.WriteNumber("retransmit"u8, liveness.RetransmitMultiplier);
        json.WriteNumber("pushes"u8, liveness.Pushes);
        json.WriteEndObject();
    }

    /// <summary>Reads the value that the reader stands on.</summary>
    /// <exception cref="ChildRefusedException">It is none; the message says what is wrong.</exception>
    internal static LivenessOptions? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new ChildRefusedException("the configuration needs an object or null as the liveness");
        }

        var liveness = LivenessOptions.Default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            liveness = ReadMember(ref reader, liveness);
        }

        return liveness;
    }

    private static LivenessOptions ReadMember(ref Utf8JsonReader reader, LivenessOptions liveness)
    {
        var name = reader.GetString();
        reader.Read();
        try
        {
            return name switch
            {
                "intervalMs" => liveness with { Interval = Milliseconds(reader.GetDouble()) },
                "timeoutMs" => liveness with { Timeout = Milliseconds(reader.GetDouble()) },
                "helpers" => liveness with { Helpers = reader.GetInt32() },
                "suspicion" => liveness with { SuspicionMultiplier = reader.GetInt32() },
                "retransmit" => liveness with { RetransmitMultiplier = reader.GetInt32() },
                "pushes" => liveness with { Pushes = reader.GetInt32() },
                _ => throw new ChildRefusedException(
                    $"the configuration's liveness has no member '{name}': " +
                    "allowed are intervalMs, timeoutMs, helpers, suspicion, retransmit, pushes"),
            };
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or FormatException or OverflowException)
        {
            var why = ErrorText.OfRefusal(exception);
            throw new ChildRefusedException($"the configuration's liveness has no such '{name}': {why}");
        }
    }

    private static Duration Milliseconds(double value) => Duration.FromTimeSpan(TimeSpan.FromMilliseconds(value));
}
