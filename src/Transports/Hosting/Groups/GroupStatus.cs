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

    /// <summary>Lets the viewer start a node, adds it to the group on the viewer and on all members, and gives the new node the
    /// group.</summary>
    /// <exception cref="CallException">The node did not come up, or the group is unknown.</exception>
    public async Task<Node> SpawnAsync(SpawnOptions? spawn = null, CallOptions options = default)
    {
        var viewer = group.Viewer;
        var before = await viewer.Groups.GetAsync(group.Gid, options);
        var node = await viewer.Status.SpawnAsync(spawn, options);
        if (before.Count > 0)
        {
            await group.Groups.AddAsync(group.Gid, node.Address, options);
        }

        await viewer.Groups.AddAsync(group.Gid, node.Address, options);
        var view = await viewer.Groups.GetAsync(group.Gid, options);
        await node.Groups.PutAsync(group.Gid, view.Values, await viewer.Groups.OptionsAsync(group.Gid, options), options);
        return node;
    }

    /// <summary>Stops all members but the viewer at once, then the viewer if it is one.</summary>
    /// <returns>Errors by node: those that could not be told.</returns>
    /// <exception cref="CallException">The group is unknown, or the viewer cannot be reached.</exception>
    public async Task<GroupReply<JsonElement>> StopAsync(CallOptions options = default)
    {
        var (viewer, gid) = (group.Viewer, group.Gid);
        var members = await viewer.Groups.GetAsync(gid, options);
        var isMember = members.Values.Contains(viewer.Address);
        if (isMember)
        {
            // The viewer must be there to collect the answers.
            await viewer.Groups.RemAsync(gid, viewer.Address, options);
        }

        var reply = members.Count > (isMember ? 1 : 0)
            ? await group.Comm.SendAsync<JsonElement>("status", "stop", options: options)
            : GroupReply<JsonElement>.Empty;
        if (isMember)
        {
            await viewer.Status.StopAsync(options);
        }

        return reply;
    }
}
