namespace Distribution.Protocol;

/// <summary>What <c>status.get</c> says about a node's identity, which never changes: made once.</summary>
internal sealed class IdentityOutcomes(NodeAddress address, JsonOutput output)
{
    internal Outcome Nid { get; } = Outcome.Of(output.Text(address.Nid));

    internal Outcome Sid { get; } = Outcome.Of(output.Text(address.Sid));

    internal Outcome Ip { get; } = Outcome.Of(output.Text(address.Host));

    internal Outcome Port { get; } = Outcome.Of(output.Number(address.Port));
}
