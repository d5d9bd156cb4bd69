using Distribution.Protocol;

namespace Distribution;

/// <summary>
/// A group as one node sees it, addressed as one system: every member is a call that the node runs on all members of its view at once.
/// Immutable; safe where its <see cref="Node"/> is.
/// </summary>
public sealed class Group
{
    internal Group(Node viewer, string gid)
    {
        Viewer = viewer;
        Gid = gid;
    }

    /// <summary>The node whose view counts.</summary>
    public Node Viewer { get; }

    /// <summary>The group's name.</summary>
    public string Gid { get; }

    /// <summary>Calls to every member.</summary>
    public GroupComm Comm => new(this);

    /// <summary>Gossip within the group.</summary>
    public GroupGossip Gossip => new(this);

    /// <summary>Groups on every member.</summary>
    public GroupGroups Groups => new(this);

    /// <summary>Services on every member.</summary>
    public GroupRoutes Routes => new(this);

    /// <summary>Figures of every member; spawning into the group; stopping it.</summary>
    public GroupStatus Status => new(this);

    /// <summary>As <c>g seen by 8cf1b (127.0.0.1:1234)</c>.</summary>
    public override string ToString() => $"{Gid} seen by {Viewer}";

    internal async Task<GroupReply<T>> CallAsync<T>(string service, string method, CallOptions options, params object?[] arguments) =>
        Json.Read<GroupReply<T>>(await Viewer.CallAsync(new Call(Gid, service, method, Json.Arguments(arguments)), options));
}
