using System.Text.Json;

namespace Distribution.Protocol;

/// <summary>The argument of <c>status.spawn</c>: <c>[{"ip":..,"port":0,"settings":{..},"bootMs":..}]</c>; everything in it and the
/// argument itself may be left out.</summary>
internal static class SpawnArguments
{
    /// <summary>The longest boot that can be waited for: an hour.</summary>
    internal const int BootMillisecondsMax = 3_600_000;

    /// <summary>Decodes; the error says what is wrong.</summary>
    /// <param name="payload">The arguments.</param>
    /// <param name="defaultHost">Where the new node listens if the argument does not say.</param>
    /// <param name="request">The node to start.</param>
    internal static CallError? Decode(Payload payload, string defaultHost, out SpawnRequest request)
    {
        var arguments = new ArgumentReader(payload);
        var (host, port, boot) = (defaultHost, 0, new SpawnRequest().BootDeadline);
        List<KeyValuePair<string, string>> settings = [];
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
                else if (arguments.Is("bootMs"u8))
                {
                    arguments.Next();
                    boot = Duration.FromMilliseconds(arguments.Integer("\"bootMs\"", 1, BootMillisecondsMax));
                }
                else if (arguments.Is("settings"u8))
                {
                    settings = ReadSettings(ref arguments);
                }
                else
                {
                    var name = ServiceName.Quote(arguments.Text("a name"));
                    arguments.Fail($"{name} is not part of a configuration: allowed are ip, port, settings and bootMs");
                }
            }
        }

        arguments.End();
        var listen = arguments.Error is null ? new NodeAddress(host, port) : null;
        request = listen is null ? new SpawnRequest() : new SpawnRequest { Listen = listen, Settings = settings, BootDeadline = boot };
        return arguments.Error;
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
