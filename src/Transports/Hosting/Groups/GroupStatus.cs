using System.Text.Json;

namespace Distribution;

/// <summary>Figures of every member of a group, and spawning into and stopping it (<c>status</c>).</summary>
public readonly struct GroupStatus
{
    private readonly Group group;

    internal GroupStatus(Group group) => this.group = group;

    /// <summary>A figure of every member; counts and heap figures with their total. An unknown key is an error for each and no
    /// value.</summary>
    /// <exception cref="CallException">The group is unknown or empty, or the viewer cannot be reached.</exception>
    public Task<GroupReply<T>> GetAsync<T>(string key, CallOptions options = default) => group.CallAsync<T>("status", "get", options, key);

    /// <summary>Lets the viewer start a node, adds it to the group on the viewer and on all members, and gives the new node the group. Any
    /// number may be under way, on other members too: in the end the new nodes and all others have one view. A node started into
    /// <c>all</c> is there anyway.</summary>
    /// <returns>The new node, and who could not be told of it.</returns>
    /// <exception cref="CallException">The node did not come up, or the group is unknown or <c>local</c>.</exception>
    public async Task<SpawnedMember> SpawnAsync(SpawnOptions? spawn = null, CallOptions options = default)
    {
        var request = (spawn ?? new SpawnOptions()).ToRequest();
        var reply = await group.CallAsync<JsonElement>("status", "spawn", request.ToArguments(), NodeStatus.Wait(request, options));
        return new SpawnedMember(NodeStatus.Started(group.Viewer, reply.Values[group.Viewer.Address]), reply.Errors);
    }

    /// <summary>Stops all members at once, and when they have answered the viewer, whether it is a member or not.</summary>
    /// <returns>Errors by node: members that could not be told.</returns>
    /// <exception cref="CallException">The group is unknown or empty, or the viewer cannot be reached; then the viewer goes on.</exception>
    public Task<GroupReply<JsonElement>> StopAsync(CallOptions options = default) =>
        group.CallAsync<JsonElement>("status", "stop", options);
}
