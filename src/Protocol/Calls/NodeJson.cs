using System.Text.Json;

namespace Distribution.Protocol;

/// <summary>Nodes and sets of nodes in arguments.</summary>
internal static class NodeJson
{
    /// <summary>Reads the current value as a node, <c>{"ip":"127.0.0.1","port":1234}</c>; other properties are passed over.</summary>
    /// <param name="arguments">Where; gets the error.</param>
    /// <param name="what">What it should be, for the error.</param>
    /// <param name="leastPort">1, or 0 where any free port may be asked for.</param>
    internal static NodeAddress? ReadNode(ref ArgumentReader arguments, string what, int leastPort = 1)
    {
        if (arguments.Token != JsonTokenType.StartObject)
        {
            arguments.Fail($"{what} must be a node, as {{\"ip\":\"127.0.0.1\",\"port\":1234}}");
            return null;
        }

        string? host = null;
        var port = -1;
        while (arguments.NextProperty())
        {
            if (arguments.Is("ip"u8))
            {
                arguments.Next();
                host = arguments.Text($"\"ip\" of {what}");
            }
            else if (arguments.Is("port"u8))
            {
                arguments.Next();
                port = arguments.Integer($"\"port\" of {what}", leastPort, ushort.MaxValue);
            }
            else
            {
                arguments.Skip();
            }
        }

        if (arguments.Error is null && (host is null || port < 0))
        {
            arguments.Fail($"{what} must have \"ip\" and \"port\"");
        }

        return arguments.Error is null ? Create(ref arguments, host!, port, what) : null;
    }

    /// <summary>Reads the current value as a set of nodes: an array, or an object with the nodes' SIDs or NIDs as names. In the order
    /// given, repetitions included.</summary>
    internal static List<NodeAddress> ReadNodes(ref ArgumentReader arguments, string what)
    {
        var nodes = new List<NodeAddress>();
        if (arguments.Token == JsonTokenType.StartArray)
        {
            while (arguments.NextArgument() && ReadNode(ref arguments, $"each of {what}") is { } node)
            {
                nodes.Add(node);
            }
        }
        else if (arguments.Token == JsonTokenType.StartObject)
        {
            while (arguments.NextProperty() && ReadNamedNode(ref arguments, what) is { } node)
            {
                nodes.Add(node);
            }
        }
        else
        {
            arguments.Fail($"{what} must be an array of nodes or an object of nodes by SID");
        }

        return nodes;
    }

    private static NodeAddress? ReadNamedNode(ref ArgumentReader arguments, string what)
    {
        var name = arguments.Text("a name");
        arguments.Next();
        var node = ReadNode(ref arguments, $"each of {what}");
        if (node is not null && !IsIdentifierOf(node, name))
        {
            arguments.Fail($"{ServiceName.Quote(name)} is not the SID or NID of {node}, which has the SID {node.Sid}");
        }

        return arguments.Error is null ? node : null;
    }

    private static bool IsIdentifierOf(NodeAddress node, string name) =>
        name.Length is NodeAddress.SidCharacters or NodeAddress.NidCharacters && node.Nid.StartsWith(name, StringComparison.Ordinal);

    private static NodeAddress? Create(ref ArgumentReader arguments, string host, int port, string what)
    {
        if (NodeAddress.IsHost(host))
        {
            return new NodeAddress(host, port);
        }

        arguments.Fail($"{ServiceName.Quote(host)} in {what} is no host: allowed are IPv4, IPv6 without brackets, and host names");
        return null;
    }
}
