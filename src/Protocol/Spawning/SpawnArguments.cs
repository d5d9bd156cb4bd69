using System.Buffers;
using System.Text.Json;

namespace Distribution.Protocol;

/// <summary>The argument of <c>status.spawn</c>: <c>[{"ip":..,"port":0,"settings":{..},"onStart":[..],"bootMs":..}]</c>; everything in
/// it and the argument itself may be left out. What <c>onStart</c> is like: <see cref="StartUpCalls"/>.</summary>
internal static class SpawnArguments
{
    /// <summary>The longest boot that can be waited for: an hour.</summary>
    internal const int BootMillisecondsMax = 3_600_000;

    private const int NanosecondsPerMillisecond = 1_000_000;

    internal static Payload Encode(SpawnRequest request)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("ip"u8, request.Listen.Host);
            json.WriteNumber("port"u8, request.Listen.Port);
            json.WriteStartObject("settings"u8);
            foreach (var (name, value) in request.Settings)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WritePropertyName("onStart"u8);
            StartUpCalls.Write(json, request.OnStart);
            var (whole, rest) = Math.DivRem(request.BootDeadline.Nanoseconds, NanosecondsPerMillisecond);
            json.WriteNumber("bootMs"u8, whole + (rest > 0 ? 1 : 0));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        return new Payload(bytes.WrittenMemory);
    }

    /// <summary>Decodes; the error says what is wrong.</summary>
    /// <param name="payload">The arguments.</param>
    /// <param name="defaultHost">Where the new node listens if the argument does not say.</param>
    /// <param name="request">The node to start.</param>
    internal static CallError? Decode(Payload payload, string defaultHost, out SpawnRequest request)
    {
        var arguments = new ArgumentReader(payload);
        var (host, port) = (defaultHost, 0);
        request = new SpawnRequest();
        if (arguments.NextArgument() && arguments.Token != JsonTokenType.Null)
        {
            Require(ref arguments, JsonTokenType.StartObject, "the configuration");
            while (arguments.NextProperty())
            {
                if (arguments.Is("ip"u8))
                {
                    host = ReadHost(ref arguments);
                }
                else if (arguments.Is("port"u8))
                {
                    arguments.Next();
                    port = arguments.Integer("\"port\"", 0, ushort.MaxValue);
                }
                else
                {
                    request = ReadMember(ref arguments, request);
                }
            }
        }

        arguments.End();
        request = arguments.Error is null ? request with { Listen = new NodeAddress(host, port) } : request;
        return arguments.Error;
    }

    private static SpawnRequest ReadMember(ref ArgumentReader arguments, SpawnRequest request)
    {
        if (arguments.Is("settings"u8))
        {
            return request with { Settings = ReadSettings(ref arguments) };
        }

        if (arguments.Is("onStart"u8))
        {
            return request with { OnStart = ReadOnStart(ref arguments) };
        }

        if (arguments.Is("bootMs"u8))
        {
            arguments.Next();
            return request with { BootDeadline = Duration.FromMilliseconds(arguments.Integer("\"bootMs\"", 1, BootMillisecondsMax)) };
        }

        var name = ServiceName.Quote(arguments.Text("a name"));
        arguments.Fail($"{name} is not part of a configuration: allowed are ip, port, settings, onStart and bootMs");
        return request;
    }

    private static IReadOnlyList<Call> ReadOnStart(ref ArgumentReader arguments)
    {
        arguments.Next();
        if (arguments.Token != JsonTokenType.StartArray)
        {
            arguments.Fail("\"onStart\" must be an array of calls");
            return [];
        }

        if (StartUpCalls.Read(new Payload(arguments.Raw()), out var calls) is { } error)
        {
            arguments.Fail(error.Message);
        }

        return calls;
    }

    private static string ReadHost(ref ArgumentReader arguments)
    {
        arguments.Next();
        var host = arguments.Text("\"ip\"");
        if (!NodeAddress.IsHost(host))
        {
            arguments.Fail($"{ServiceName.Quote(host)} is no host: allowed are IPv4, IPv6 without brackets, and host names");
        }

        return host;
    }

    private static List<KeyValuePair<string, string>> ReadSettings(ref ArgumentReader arguments)
    {
        arguments.Next();
        Require(ref arguments, JsonTokenType.StartObject, "\"settings\"");
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (arguments.NextProperty())
        {
            var name = arguments.Text("a setting's name");
            arguments.Next();
            settings[name] = arguments.Text($"the setting {ServiceName.Quote(name)}");
        }

        return [.. settings];
    }

    private static void Require(ref ArgumentReader arguments, JsonTokenType token, string what)
    {
        if (arguments.Token != token)
        {
            arguments.Fail($"{what} must be an object");
        }
    }
}
