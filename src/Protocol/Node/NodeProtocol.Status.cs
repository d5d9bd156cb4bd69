namespace Distribution.Protocol;

/// <summary>The service <c>status</c> of a node.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    private Outcome? Status(ref NodeState state, in ServedCall served, TEnvironment environment) => served.Call.Method switch
    {
        "get" => GetStatus(ref state, served.Call.Arguments, environment),
        "spawn" => Spawn(ref state, served, null, environment),
        "stop" => AskToStop(ref state, served.Call.Arguments),
        _ => UnknownMethod(served.Call),
    };

    private Outcome GetStatus(ref NodeState state, Payload payload, TEnvironment environment)
    {
        var arguments = new ArgumentReader(payload);
        arguments.NextArgument();
        var key = ReadKey(ref arguments);
        var name = key == StatusKey.Setting ? arguments.Text("the key") : string.Empty;
        arguments.End();
        if (arguments.Error is not null)
        {
            return Outcome.Failed(arguments.Error);
        }

        var identity = state.Identity ??= new IdentityOutcomes(environment.Address, output);
        return key switch
        {
            StatusKey.Nid => identity.Nid,
            StatusKey.Sid => identity.Sid,
            StatusKey.Ip => identity.Ip,
            StatusKey.Port => identity.Port,
            StatusKey.Counts => Outcome.Of(output.Number(state.CallsServed)),
            StatusKey.RumorsSent => Outcome.Of(output.Number(state.Gossip?.Sent ?? 0)),
            StatusKey.RumorsReceived => Outcome.Of(output.Number(state.Gossip?.Received ?? 0)),
            StatusKey.RumorsRefused => Outcome.Of(output.Number(state.Gossip?.Refused ?? 0)),
            StatusKey.RumorsDelivered => Outcome.Of(output.Number(state.Gossip?.Delivered ?? 0)),
            StatusKey.RumorsRepaired => Outcome.Of(output.Number(state.Gossip?.Repaired ?? 0)),
            StatusKey.HeapTotal => Outcome.Of(output.Number(environment.Fact(HostFact.HeapTotalBytes))),
            StatusKey.HeapUsed => Outcome.Of(output.Number(environment.Fact(HostFact.HeapUsedBytes))),
            _ => GetSetting(name, environment),
        };
    }

    private Outcome GetSetting(string name, TEnvironment environment)
    {
        foreach (var setting in environment.Settings)
        {
            if (string.Equals(setting.Key, name, StringComparison.Ordinal))
            {
                return Outcome.Of(output.Text(setting.Value));
            }
        }

        const string Known =
            "it has nid, sid, ip, port, counts, rumorsSent, rumorsReceived, rumorsRefused, rumorsDelivered, rumorsRepaired, heapTotal, "
            + "heapUsed and its settings";
        return Outcome.Failed(CallErrorKind.UnknownKey, $"{environment.Address} has no key {ServiceName.Quote(name)}: {Known}");
    }

    private static StatusKey ReadKey(ref ArgumentReader arguments) =>
        arguments.Is("nid"u8) ? StatusKey.Nid
        : arguments.Is("sid"u8) ? StatusKey.Sid
        : arguments.Is("ip"u8) ? StatusKey.Ip
        : arguments.Is("port"u8) ? StatusKey.Port
        : arguments.Is("counts"u8) ? StatusKey.Counts
        : arguments.Is("rumorsSent"u8) ? StatusKey.RumorsSent
        : arguments.Is("rumorsReceived"u8) ? StatusKey.RumorsReceived
        : arguments.Is("rumorsRefused"u8) ? StatusKey.RumorsRefused
        : arguments.Is("rumorsDelivered"u8) ? StatusKey.RumorsDelivered
        : arguments.Is("rumorsRepaired"u8) ? StatusKey.RumorsRepaired
        : arguments.Is("heapTotal"u8) ? StatusKey.HeapTotal
        : arguments.Is("heapUsed"u8) ? StatusKey.HeapUsed
        : StatusKey.Setting;

    /// <summary>Whether the values of a group's members make a total.</summary>
    private static bool IsAddedUp(Call call)
    {
        if (!call.IsLocal || call.Service is not BuiltInServices.Status || call.Method is not "get")
        {
            return false;
        }

        var arguments = new ArgumentReader(call.Arguments);
        arguments.NextArgument();
        return ReadKey(ref arguments)
            is StatusKey.Counts or StatusKey.RumorsSent or StatusKey.RumorsReceived or StatusKey.RumorsRefused or StatusKey.RumorsDelivered
            or StatusKey.RumorsRepaired or StatusKey.HeapTotal or StatusKey.HeapUsed;
    }

    private enum StatusKey
    {
        Setting,
        Nid,
        Sid,
        Ip,
        Port,
        Counts,
        RumorsSent,
        RumorsReceived,
        RumorsRefused,
        RumorsDelivered,
        RumorsRepaired,
        HeapTotal,
        HeapUsed,
    }
}
