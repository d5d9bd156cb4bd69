using Distribution.Protocol;

namespace Distribution;

/// <summary>A node's own view of groups (<c>groups</c>). Two nodes may see different members under one name.</summary>
public readonly struct NodeGroups
{
    private readonly Node node;

    internal NodeGroups(Node node) => this.node = node;

    /// <summary>Makes or replaces a group. Ends with its members by SID.</summary>
    /// <exception cref="CallException">The name or the options are not allowed, or the call failed.</exception>
    public async Task<GroupMembers> PutAsync(
        string gid, IEnumerable<NodeAddress> members, GroupSettings? settings = null, CallOptions options = default) =>
        GroupMembers.Read(await node.CallAsync("groups", "put", options, (settings ?? GroupSettings.Default).ToArgument(gid), members));

    /// <summary>The members of a group by SID.</summary>
    /// <exception cref="CallException"><see cref="CallErrorKind.UnknownGroup"/>, or the call failed.</exception>
    public async Task<GroupMembers> GetAsync(string gid, CallOptions options = default) =>
        GroupMembers.Read(await node.CallAsync("groups", "get", options, gid));

    /// <summary>A group's options.</summary>
    /// <exception cref="CallException"><see cref="CallErrorKind.UnknownGroup"/>, or the call failed.</exception>
    public async Task<GroupSettings> OptionsAsync(string gid, CallOptions options = default) =>
        GroupSettings.Read(await node.CallAsync("groups", "options", options, gid));

    /// <summary>Adds a member.</summary>
    /// <exception cref="CallException"><see cref="CallErrorKind.UnknownGroup"/>, or the call failed.</exception>
    public Task AddAsync(string gid, NodeAddress member, CallOptions options = default) =>
        node.CallAsync("groups", "add", options, gid, member);

    /// <summary>Removes a member; one that is none is no error.</summary>
    /// <exception cref="CallException"><see cref="CallErrorKind.UnknownGroup"/>, or the call failed.</exception>
    public Task RemAsync(string gid, NodeAddress member, CallOptions options = default) =>
        node.CallAsync("groups", "rem", options, gid, member);

    /// <summary>Removes the member of that SID or NID; if there is none, that is no error.</summary>
    /// <exception cref="CallException"><see cref="CallErrorKind.UnknownGroup"/>; <see cref="CallErrorKind.BadArguments"/>: several members
    /// have that SID, and the message names them; or the call failed.</exception>
    public Task RemAsync(string gid, string sidOrNid, CallOptions options = default) =>
        node.CallAsync("groups", "rem", options, gid, sidOrNid);

    /// <summary>Deletes a group. Ends with the members that it had.</summary>
    /// <exception cref="CallException"><see cref="CallErrorKind.UnknownGroup"/>, or the call failed.</exception>
    public async Task<GroupMembers> DelAsync(string gid, CallOptions options = default) =>
        GroupMembers.Read(await node.CallAsync("groups", "del", options, gid));
}
