using System.Text.Json;

namespace Distribution.Protocol;

/// <summary>The arguments of <c>comm.send</c> and <c>gossip.send</c>:
/// <c>[args, {"node":..,"group":..,"service":..,"method":..}]</c>. Of the target's members each method takes its own, and no
/// others.</summary>
/// <param name="Call">The call that is to be sent; for the receiver alone unless a group was named.</param>
/// <param name="Node">To which node; null: none was named.</param>
internal readonly record struct SendArguments(Call Call, NodeAddress? Node)
{
    /// <summary>Decodes; the error says what is wrong or missing.</summary>
    internal static CallError? Decode(Payload payload, SendTargets allowed, out SendArguments decoded)
    {
        var arguments = new ArgumentReader(payload);
        return Decode(ref arguments, allowed, out decoded);
    }

    /// <summary>Decodes the arguments that are left.</summary>
    internal static CallError? Decode(ref ArgumentReader arguments, SendTargets allowed, out SendArguments decoded)
    {
        arguments.NextArgument();
        if (arguments.Token != JsonTokenType.StartArray)
        {
            arguments.Fail("there must be the array of the call's arguments");
        }

        var inner = new Payload(arguments.Raw());
        arguments.NextArgument();
        var (node, group, service, method) = ReadTarget(ref arguments, allowed);
        arguments.End();
        decoded = new SendArguments(new Call(group ?? Call.LocalGroup, service ?? string.Empty, method ?? string.Empty, inner), node);
        return arguments.Error ?? MissingName(decoded.Call);
    }

    /// <summary>What a call does not name; null: it names both.</summary>
    internal static CallError? MissingName(Call call) =>
        call.Service.Length == 0 ? new CallError(CallErrorKind.MissingService, "the call names no service")
        : call.Method.Length == 0
            ? new CallError(CallErrorKind.MissingMethod, $"the call of service {ServiceName.Quote(call.Service)} names no method")
        : null;

    private static (NodeAddress? Node, string? Group, string? Service, string? Method) ReadTarget(
        ref ArgumentReader arguments, SendTargets allowed)
    {
        (NodeAddress? Node, string? Group, string? Service, string? Method) target = default;
        if (arguments.Token != JsonTokenType.StartObject)
        {
            arguments.Fail("there must be an object that says whom to call, as {\"service\":\"status\",\"method\":\"get\"}");
        }

        while (arguments.NextProperty())
        {
            if (allowed.HasFlag(SendTargets.Node) && arguments.Is("node"u8))
            {
                arguments.Next();
                target.Node = arguments.Token == JsonTokenType.Null ? null : NodeJson.ReadNode(ref arguments, "\"node\"");
            }
            else if (allowed.HasFlag(SendTargets.Group) && arguments.Is("group"u8))
            {
                target.Group = ReadName(ref arguments, "\"group\"");
            }
            else if (arguments.Is("service"u8))
            {
                target.Service = ReadName(ref arguments, "\"service\"");
            }
            else if (arguments.Is("method"u8))
            {
                target.Method = ReadName(ref arguments, "\"method\"");
            }
            else
            {
                Refuse(ref arguments, allowed);
            }
        }

        return target;
    }

    private static void Refuse(ref ArgumentReader arguments, SendTargets allowed)
    {
        var name = ServiceName.Quote(arguments.Text("a name"));
        var node = allowed.HasFlag(SendTargets.Node) ? "node, " : string.Empty;
        var group = allowed.HasFlag(SendTargets.Group) ? "group, " : string.Empty;
        arguments.Fail($"{name} is not part of whom to call: allowed are {node}{group}service and method");
    }

    private static string? ReadName(ref ArgumentReader arguments, string what)
    {
        arguments.Next();
        return arguments.Token == JsonTokenType.Null ? null : arguments.Text(what);
    }
}
