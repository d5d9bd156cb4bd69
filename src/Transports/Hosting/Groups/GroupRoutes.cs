using System.Text.Json;

namespace Distribution;

/// <summary>Services on every member of a group (<c>routes</c>).</summary>
public readonly struct GroupRoutes
{
    private readonly Group group;

    internal GroupRoutes(Group group) => this.group = group;

    /// <summary>Registers a new service of a type on every member, by the type's full name. A member that lacks the type is an
    /// error.</summary>
    /// <exception cref="CallException">The group is unknown or empty, or the viewer cannot be reached.</exception>
    public Task<GroupReply<JsonElement>> PutAsync(string name, string serviceType, CallOptions options = default) =>
        group.CallAsync<JsonElement>("routes", "put", options, name, serviceType);

    /// <summary>Removes a service on every member.</summary>
    /// <exception cref="CallException">The group is unknown or empty, or the viewer cannot be reached.</exception>
    public Task<GroupReply<ServiceDescription>> RemAsync(string name, CallOptions options = default) =>
        group.CallAsync<ServiceDescription>("routes", "rem", options, name);
}
