using Distribution.Protocol;

namespace Distribution.Models;

/// <summary>The obvious model of a node: a set of addresses for each group, and a set of names of services.</summary>
internal sealed class NodeModel
{
    private const string All = "all";

    private readonly SortedDictionary<string, SortedSet<NodeAddress>> groups = new(StringComparer.Ordinal);
    private readonly SortedSet<string> routes = new(StringComparer.Ordinal);

    /// <summary>A node without groups that knows of some nodes, itself among them.</summary>
    public NodeModel(params IEnumerable<NodeAddress> known) => groups[All] = [.. known];

    /// <summary>The members of a group in the order of addresses; null: there is no such group.</summary>
    public IReadOnlyList<NodeAddress>? Members(string group) => groups.TryGetValue(group, out var members) ? [.. members] : null;

    /// <summary>Does the operation.</summary>
    /// <returns>Why it fails; null: it does not.</returns>
    public CallErrorKind? Apply(NodeOperation operation)
    {
        var (verb, name, nodes) = operation;
        var members = groups.GetValueOrDefault(name);
        switch (verb)
        {
            case NodeVerb.Put:
                groups[name] = [.. nodes];
                groups[All].UnionWith(nodes);
                return null;
            case NodeVerb.Add when members is not null:
                members.Add(nodes[0]);
                groups[All].Add(nodes[0]);
                return null;
            case NodeVerb.Rem:
                members?.Remove(nodes[0]);
                break;
            case NodeVerb.Del:
                groups.Remove(name);
                break;
            case NodeVerb.PutRoute:
                routes.Add(name);
                return null;
            case NodeVerb.GetRoute:
                return routes.Contains(name) ? null : CallErrorKind.UnknownService;
            case NodeVerb.RemRoute:
                return routes.Remove(name) ? null : CallErrorKind.UnknownService;
            case NodeVerb.Status:
                return null;
        }

        return members is null ? CallErrorKind.UnknownGroup : null;
    }
}
