using System.Buffers;
using System.Text.Json;
using Distribution.Protocol;

namespace Distribution.Processes;

/// <summary>What a child process is told at its start: one JSON line on its standard input. Immutable.</summary>
/// <param name="Listen">Where it shall listen; port 0: any free port.</param>
/// <param name="Settings">Its settings by name, each name once.</param>
/// <param name="Assemblies">Paths of the assemblies with the user's services and protocols.</param>
/// <param name="Liveness">How it watches the nodes that it knows; null: it does not.</param>
public sealed record ChildConfiguration(
    NodeAddress Listen, IReadOnlyList<KeyValuePair<string, string>> Settings, IReadOnlyList<string> Assemblies, LivenessOptions? Liveness)
{
    /// <summary>What it calls on itself before it is ready, one after another.</summary>
    public IReadOnlyList<Call> OnStart { get; init; } = [];

    /// <summary>How many of its last messages it keeps for a trace; 0: none.</summary>
    public int TracedMessages { get; init; }

    /// <summary>What it gives back in its <see cref="ReadyLine"/>; null: nothing.</summary>
    public string? Nonce { get; init; }

    /// <summary>The JSON line, with its line feed.</summary>
    public byte[] ToJsonLine()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("host"u8, Listen.Host);
            json.WriteNumber("port"u8, Listen.Port);
            json.WriteStartObject("settings"u8);
            foreach (var (name, value) in Settings)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteStartArray("assemblies"u8);
            foreach (var assembly in Assemblies)
            {
                json.WriteStringValue(assembly);
            }

            json.WriteEndArray();
            if (OnStart.Count > 0)
            {
                json.WritePropertyName("onStart"u8);
                StartUpCalls.Write(json, OnStart);
            }

            if (Nonce is not null)
            {
                json.WriteString("nonce"u8, Nonce);
            }

            if (TracedMessages > 0)
            {
                json.WriteNumber("tracedMessages"u8, TracedMessages);
            }

            LivenessJson.Write(json, Liveness);
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="ToJsonLine"/> wrote, or a person did: every member may be missing.</summary>
    /// <exception cref="ChildRefusedException">It is not such a line; the message says what is wrong.</exception>
    public static ChildConfiguration Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return new ChildConfigurationReader().Read(ref reader);
        }
        catch (JsonException exception)
        {
            throw new ChildRefusedException($"the configuration is not JSON: {ErrorText.OfRefusal(exception)}");
        }
        catch (InvalidOperationException exception)
        {
            throw new ChildRefusedException($"the configuration has a value of the wrong kind: {ErrorText.OfRefusal(exception)}");
        }
    }
}
