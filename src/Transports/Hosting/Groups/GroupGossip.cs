namespace Distribution;

/// <summary>Gossip within a group (<c>gossip</c>).</summary>
public readonly struct GroupGossip
{
    private readonly Group group;

    internal GroupGossip(Group group) => this.group = group;

    /// <summary>
    /// Begins a rumor: it goes to a random subset of the viewer's view; each receiver that sees it for the first time runs the method on
    /// itself and passes it on, once, to a subset of its own. Members are drawn without repetition from the whole view. With k targets
    /// the share reached is the fixed point of s = 1 - e^(-k s), so not always everyone.
    /// </summary>
    /// <returns>What the members drawn by the viewer answered; one that had it from another first is an error of kind
    /// <see cref="Protocol.CallErrorKind.Duplicate"/>.</returns>
    /// <exception cref="CallException">The group is unknown or empty, or the viewer cannot be reached.</exception>
    public Task<GroupReply<T>> SendAsync<T>(string service, string method, object?[]? arguments = null, CallOptions options = default) =>
        group.CallAsync<T>("gossip", "send", options, Json.Arguments(arguments), new { service, method });
}
