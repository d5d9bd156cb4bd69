using System.Text.Json;
using Distribution.Protocol;

namespace Distribution;

/// <summary>Groups on every member of a group (<c>groups</c>). The viewer's own view changes only if it is a member.</summary>
public readonly struct GroupGroups
{
    private readonly Group group;

    internal GroupGroups(Group group) => this.group = group;

    /// <summary>Makes or replaces a group on every member.</summary>
    /// <exception cref="CallException">The group called is unknown or empty, or the viewer cannot be reached.</exception>
    public Task<GroupReply<JsonElement>> PutAsync(
        string gid, IEnumerable<NodeAddress> members, GroupSettings? settings = null, CallOptions options = default) =>
        group.CallAsync<JsonElement>("groups", "put", options, (settings ?? GroupSettings.Default).ToArgument(gid), members);

    /// <summary>The group as every member sees it: addresses by SID.</summary>
    /// <exception cref="CallException">The group called is unknown or empty, or the viewer cannot be reached.</exception>
    public Task<GroupReply<Dictionary<string, NodeAddress>>> GetAsync(string gid, CallOptions options = default) =>
        group.CallAsync<Dictionary<string, NodeAddress>>("groups", "get", options, gid);

    /// <summary>Adds a member on every member.</summary>
    /// <exception cref="CallException">The group called is unknown or empty, or the viewer cannot be reached.</exception>
    public Task<GroupReply<JsonElement>> AddAsync(string gid, NodeAddress member, CallOptions options = default) =>
        group.CallAsync<JsonElement>("groups", "add", options, gid, member);

    /// <summary>Removes a member on every member.</summary>
    /// <exception cref="CallException">The group called is unknown or empty, or the viewer cannot be reached.</exception>
    public Task<GroupReply<JsonElement>> RemAsync(string gid, NodeAddress member, CallOptions options = default) =>
        group.CallAsync<JsonElement>("groups", "rem", options, gid, member);

    /// <summary>Removes the member of that SID or NID on every member; where several have that SID, that is an error of kind
    /// <see cref="CallErrorKind.BadArguments"/> there.</summary>
    /// <exception cref="CallException">The group called is unknown or empty, or the viewer cannot be reached.</exception>
    public Task<GroupReply<JsonElement>> RemAsync(string gid, string sidOrNid, CallOptions options = default) =>
        group.CallAsync<JsonElement>("groups", "rem", options, gid, sidOrNid);

    /// <summary>Deletes a group on every member.</summary>
    /// <exception cref="CallException">The group called is unknown or empty, or the viewer cannot be reached.</exception>
    public Task<GroupReply<JsonElement>> DelAsync(string gid, CallOptions options = default) =>
        group.CallAsync<JsonElement>("groups", "del", options, gid);
}
