using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Protocol;

namespace Distribution;

/// <summary>The services of the group <c>local</c>, whose only member is the viewer: they are the viewer's own.</summary>
internal static class LocalGroup
{
    /// <summary>Calls the one member; what it answers is the one entry of the reply.</summary>
    /// <exception cref="CallException">A node alone has no such method, the viewer cannot be reached, or the caller cancelled.</exception>
    internal static async Task<GroupReply<T>> CallAsync<T>(
        Node viewer, string service, string method, Payload arguments, CallOptions options)
    {
        if ((service, method) is (BuiltInServices.Status, "spawn") or (BuiltInServices.Gossip, "send"))
        {
            throw new CallException(new CallError(
                CallErrorKind.BadArguments, $"the group '{Call.LocalGroup}' is one node alone: it takes no members and spreads no gossip"));
        }

        var isSend = (service, method) is (BuiltInServices.Comm, "send");
        var call = Call.Local(service, method, isSend ? ToItself(viewer, arguments) : arguments);
        try
        {
            var value = await viewer.CallAsync(call, options);
            return GroupReply<T>.Of(viewer.Address, value, TotalOf(call, value));
        }
        catch (CallException exception) when (exception.Kind is not (CallErrorKind.Unreachable or CallErrorKind.Cancelled))
        {
            return GroupReply<T>.Of(viewer.Address, exception.Error);
        }
    }

    // To send to all members of a group takes no node; to send to a node does. Arguments that are none are left to be refused.
    private static Payload ToItself(Node viewer, Payload arguments)
    {
        if (JsonNode.Parse(arguments.Utf8Json.Span) is not JsonArray { Count: 2 } array || array[1] is not JsonObject target)
        {
            return arguments;
        }

        target["node"] = JsonSerializer.SerializeToNode(viewer.Address, Json.Options);
        return Payload.OfText(array.ToJsonString());
    }

    // The sum of one. Of the figures that are numbers only the port is not added up.
    private static double? TotalOf(Call call, Payload value)
    {
        if ((call.Service, call.Method) is not (BuiltInServices.Status, "get")
            || call.Arguments.ToString().Contains("port", StringComparison.Ordinal))
        {
            return null;
        }

        using var document = JsonDocument.Parse(value.Utf8Json);
        return document.RootElement.ValueKind == JsonValueKind.Number ? document.RootElement.GetDouble() : null;
    }
}
