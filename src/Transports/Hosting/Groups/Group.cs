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

    /// <summary>Calls a method of a service of the group, built in or a user's, which then runs on every member.</summary>
    /// <typeparam name="T">What each value is read as; <see cref="Payload"/> takes the JSON as it is.</typeparam>
    /// <param name="service">The service's name.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="arguments">By position; JSON values.</param>
    /// <param name="options">Deadline (default 5 s) and cancellation.</param>
    /// <returns>The values by node. Of what the viewer does itself, <c>gossip.at</c>, <c>gossip.del</c> and <c>status.spawn</c>, one value,
    /// the viewer's; of <c>status.spawn</c> also the members that could not be told.</returns>
    /// <exception cref="CallException">The group is unknown or empty, it has no such method, or the viewer cannot be reached.</exception>
    /// <exception cref="System.Text.Json.JsonException">A value is not a <typeparamref name="T"/>.</exception>
    public Task<GroupReply<T>> CallAsync<T>(string service, string method, object?[]? arguments = null, CallOptions options = default) =>
        CallAsync<T>(service, method, options, arguments ?? []);

    internal Task<GroupReply<T>> CallAsync<T>(string service, string method, CallOptions options, params object?[] arguments) =>
        CallAsync<T>(service, method, Json.Arguments(arguments), options);

    internal async Task<GroupReply<T>> CallAsync<T>(string service, string method, Payload arguments, CallOptions options)
    {
        if (Gid is Call.LocalGroup)
        {
            return await LocalGroup.CallAsync<T>(Viewer, service, method, arguments, options);
        }

        var result = await Viewer.CallAsync(new Call(Gid, service, method, arguments), options);
        return (service, method) switch
        {
            (BuiltInServices.Gossip, "at" or "del") => GroupReply<T>.Of(Viewer.Address, result),
            (BuiltInServices.Status, "spawn") => GroupReply<T>.OfSpawn(Viewer.Address, result),
            _ => Json.Read<GroupReply<T>>(result),
        };
    }
}
