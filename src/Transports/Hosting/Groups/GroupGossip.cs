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

    /// <summary>Lets the viewer begin such a rumor every so often, the first time after one interval, until that is stopped or the viewer
    /// ends. A rumor that ends later than the next one is due is not overtaken.</summary>
    /// <param name="interval">Whole milliseconds, rounded up; 1 ms to 24 days.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="arguments">By position; JSON values.</param>
    /// <param name="options">Deadline and cancellation of this call alone.</param>
    /// <exception cref="CallException"><see cref="Protocol.CallErrorKind.Overloaded"/>: the viewer has as many as it takes; or the call
    /// failed.</exception>
    public Task<PeriodicCall> AtAsync(
        TimeSpan interval, string service, string method, object?[]? arguments = null, CallOptions options = default) =>
        PeriodicCall.BeginAsync(
            group.Viewer,
            interval,
            new { group = group.Gid, service = "gossip", method = "send" },
            [Json.Arguments(arguments), new { service, method }],
            options);

    /// <summary>Stops one of the viewer's periodic calls by its number; false if there is none such.</summary>
    /// <exception cref="CallException">The call failed.</exception>
    public Task<bool> DelAsync(long id, CallOptions options = default) => group.Viewer.Gossip.DelAsync(id, options);
}
