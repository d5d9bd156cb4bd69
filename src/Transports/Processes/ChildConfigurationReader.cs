using System.Text.Json;
using Distribution.Protocol;

namespace Distribution.Processes;

/// <summary>Reads a <see cref="ChildConfiguration"/>, member by member.</summary>
internal sealed class ChildConfigurationReader
{
    private readonly List<KeyValuePair<string, string>> settings = [];
    private readonly List<string> assemblies = [];
    private IReadOnlyList<Call> onStart = [];
    private string host = "127.0.0.1";
    private string? nonce;
    private int port;
    private int tracedMessages;
    private LivenessOptions? liveness = LivenessOptions.Default;

    internal ChildConfiguration Read(ref Utf8JsonReader reader)
    {
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadMember(ref reader);
        }

        // Reading on finds out whether anything follows the object.
        reader.Read();
        return NodeAddress.TryCreate(host, port, out var listen)
            ? new ChildConfiguration(listen, settings, assemblies, liveness)
            {
                OnStart = onStart,
                Nonce = nonce,
                TracedMessages = tracedMessages,
            }
            : throw new ChildRefusedException($"the configuration's host '{host}' and port {port} are no address");
    }

    private void ReadMember(ref Utf8JsonReader reader)
    {
        var name = reader.GetString();
        reader.Read();
        switch (name)
        {
            case "host":
                host = reader.GetString() ?? host;
                break;
            case "port":
                Expect(reader.TryGetInt32(out port), "a whole number as the port");
                break;
            case "settings":
                ReadSettings(ref reader);
                break;
            case "assemblies":
                ReadAssemblies(ref reader);
                break;
            case LivenessJson.Name:
                liveness = LivenessJson.Read(ref reader);
                break;
            case "nonce":
                nonce = reader.GetString();
                break;
            case "tracedMessages":
                Expect(reader.TryGetInt32(out tracedMessages) && tracedMessages >= 0, "a whole number of 0 or more as tracedMessages");
                break;
            case "onStart":
                ReadOnStart(ref reader);
                break;
            default:
                throw new ChildRefusedException(
                    $"the configuration has no member '{name}': "
                    + "allowed are host, port, settings, assemblies, liveness, onStart, tracedMessages");
        }
    }

    private void ReadSettings(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject, "an object as the settings");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            Expect(reader.TokenType == JsonTokenType.String, $"a text as the setting '{name}'");
            settings.Add(new(name, reader.GetString()!));
        }
    }

    private void ReadAssemblies(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray, "a list of paths as the assemblies");
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            assemblies.Add(reader.GetString()!);
        }

        Expect(reader.TokenType == JsonTokenType.EndArray, "only texts among the assemblies");
    }

    private void ReadOnStart(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray, "a list of calls as onStart");
        using var document = JsonDocument.ParseValue(ref reader);
        if (StartUpCalls.Read(Payload.OfText(document.RootElement.GetRawText()), out onStart) is { } error)
        {
            throw new ChildRefusedException($"the configuration has a wrong onStart: {error.Message}");
        }
    }

    private static void Expect(bool condition, string what)
    {
        if (!condition)
        {
            throw new ChildRefusedException($"the configuration needs {what}");
        }
    }
}
