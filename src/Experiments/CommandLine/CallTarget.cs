using System.Text.Json;
using Distribution.Protocol;

namespace Distribution.Experiments.CommandLine;

/// <summary>What <c>call</c> calls, read from its arguments.</summary>
internal sealed class CallTarget
{
    /// <summary>Reads the arguments.</summary>
    /// <exception cref="UsageException">One of them is not what it should be.</exception>
    internal CallTarget(string address, string method, string arguments)
    {
        Address = NodeAddress.TryParse(address, out var node)
            ? node!
            : throw UsageException.NotAllowed("host:port", address, "addresses such as 127.0.0.1:7001");
        var dot = method.LastIndexOf('.');
        if (dot <= 0 || dot == method.Length - 1)
        {
            throw UsageException.NotAllowed("service.method", method, "names such as status.get");
        }

        (Service, Method) = (method[..dot], method[(dot + 1)..]);
        Arguments = ReadArguments(arguments);
    }

    internal NodeAddress Address { get; }

    internal string Service { get; }

    internal string Method { get; }

    internal object?[] Arguments { get; }

    private static object?[] ReadArguments(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array
                ? [.. root.EnumerateArray().Select(value => (object?)value.Clone())]
                : [root.Clone()];
        }
        catch (JsonException exception)
        {
            throw new UsageException(
                $"json '{UsageException.Shown(text)}': allowed are JSON arrays such as [\"counts\"]", exception);
        }
    }
}
