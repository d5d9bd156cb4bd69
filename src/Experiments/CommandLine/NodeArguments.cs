using System.Text;
using Distribution.Processes;
using Distribution.Protocol;

namespace Distribution.Experiments.CommandLine;

/// <summary>The options of the verb <c>node</c>: <c>--name value</c> or <c>--name=value</c>. Immutable once read.</summary>
internal sealed class NodeArguments
{
    private const string Listen = "--listen";
    private const string Advertise = "--advertise";
    private const string Join = "--join";
    private const string Config = "--config";
    private const string Load = "--load";
    private const string Verbose = "--verbose";
    private const string Address = "ADDR:PORT and [IPV6]:PORT with a port from";

    private readonly List<NodeAddress> contacts = [];
    private readonly List<string> assemblies = [];
    private NodeAddress? listen;
    private ChildConfiguration? configuration;

    private NodeArguments()
    {
    }

    /// <summary>The host that others call; null: that of the listening address.</summary>
    internal string? AdvertisedHost { get; private set; }

    /// <summary>The nodes to join, in the order given.</summary>
    internal IReadOnlyList<NodeAddress> Contacts => contacts;

    /// <summary>What the node shall be: the configuration, and the other options over it.</summary>
    internal ChildConfiguration Configuration
    {
        get
        {
            var given = configuration ?? new ChildConfiguration(new NodeAddress("127.0.0.1", 0), [], [], LivenessOptions.Default);
            return given with { Listen = listen ?? given.Listen, Assemblies = [.. given.Assemblies, .. assemblies] };
        }
    }

    /// <summary>Whether errors are to be shown with their stack.</summary>
    internal static bool IsVerbose(IReadOnlyList<string> words) => words.Contains(Verbose, StringComparer.Ordinal);

    /// <summary>Reads what follows <c>node</c>.</summary>
    /// <exception cref="ChildRefusedException">Something is not allowed; the message says what is.</exception>
    internal static NodeArguments Read(IReadOnlyList<string> words)
    {
        var read = new NodeArguments();
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] is Verbose)
            {
                continue;
            }

            var parts = words[at].Split('=', 2);
            if (parts[0] is not (Listen or Advertise or Join or Config or Load))
            {
                throw new ChildRefusedException(
                    $"node takes {Listen}, {Advertise}, {Join}, {Config}, {Load} and {Verbose}, not '{UsageException.Shown(words[at])}'");
            }

            var value = parts.Length > 1 ? parts[1] : words.ElementAtOrDefault(++at);
            if (string.IsNullOrEmpty(value))
            {
                throw new ChildRefusedException($"{parts[0]} needs a value");
            }

            read.Set(parts[0], value);
        }

        return read;
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case Listen:
                Once(name, listen);
                listen = AddressIn(name, value, 0);
                break;
            case Advertise:
                Once(name, AdvertisedHost);
                AdvertisedHost = NodeAddress.IsHost(value)
                    ? value
                    : throw NotAllowed(name, value, "IPv4, IPv6 without brackets, and host names");
                break;
            case Join:
                contacts.Add(AddressIn(name, value, 1));
                break;
            case Config:
                Once(name, configuration);
                configuration = ChildConfiguration.Parse(ConfigurationIn(value));
                break;
            default:
                assemblies.Add(value);
                break;
        }
    }

    private static void Once(string name, object? before)
    {
        if (before is not null)
        {
            throw new ChildRefusedException($"{name} is given more than once");
        }
    }

    private static NodeAddress AddressIn(string name, string value, int leastPort) =>
        NodeAddress.TryParse(value, out var address) && address!.Port >= leastPort
            ? address
            : throw NotAllowed(name, value, $"{Address} {leastPort} to {ushort.MaxValue}");

    private static byte[] ConfigurationIn(string value)
    {
        if (value.TrimStart().StartsWith('{'))
        {
            return Encoding.UTF8.GetBytes(value);
        }

        try
        {
            return File.ReadAllBytes(value);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var isMissing = exception is FileNotFoundException or DirectoryNotFoundException;
            var what = isMissing ? "there is no such file" : "the file cannot be read";
            throw new ChildRefusedException($"{Config} '{UsageException.Shown(value)}': {what}; "
                + "allowed are a file with JSON, or the JSON itself, which begins with {");
        }
    }

    private static ChildRefusedException NotAllowed(string name, string value, string allowed) =>
        new($"{name} '{UsageException.Shown(value)}': allowed are {allowed}");
}
