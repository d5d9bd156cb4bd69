namespace Distribution;

/// <summary>Calls to every member of a group at once (<c>comm.send</c>).</summary>
public readonly struct GroupComm
{
    private readonly Group group;

    internal GroupComm(Group group) => this.group = group;

    /// <summary>Calls a method of a service on every member of the viewer's view, on the viewer too if it is one. Ends after the
    /// last answer.</summary>
    /// <exception cref="CallException">The group is unknown or empty, or the viewer cannot be reached.</exception>
    public Task<GroupReply<T>> SendAsync<T>(string service, string method, object?[]? arguments = null, CallOptions options = default) =>
        group.CallAsync<T>("comm", "send", options, Json.Arguments(arguments), new { service, method });
}
