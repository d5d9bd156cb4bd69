using Distribution.Models;
using Distribution.Protocol;
using Distribution.Transports.Tests.Conformance;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Generated;

/// <summary>Operations of the model as calls of the public API.</summary>
internal static class NodeCalls
{
    private static readonly string Type = typeof(CallCount).FullName!;

    /// <summary>One node does it.</summary>
    internal static Task AskAsync(Node node, NodeOperation operation)
    {
        var (verb, name, members) = operation;
        return verb switch
        {
            NodeVerb.Put => node.Groups.PutAsync(name, members),
            NodeVerb.Get => node.Groups.GetAsync(name),
            NodeVerb.Add => node.Groups.AddAsync(name, members[0]),
            NodeVerb.Rem => node.Groups.RemAsync(name, members[0]),
            NodeVerb.Del => node.Groups.DelAsync(name),
            NodeVerb.PutRoute => node.Routes.PutAsync(name, Type),
            NodeVerb.GetRoute => node.Routes.GetAsync(name),
            NodeVerb.RemRoute => node.Routes.RemAsync(name),
            _ => SaysWhoItIsAsync(node),
        };
    }

    /// <summary>Every member does it.</summary>
    /// <returns>By member: null where it did, else why not.</returns>
    internal static Task<SortedDictionary<NodeAddress, CallErrorKind?>> AskAsync(Group group, NodeOperation operation)
    {
        var (verb, name, members) = operation;
        return verb switch
        {
            NodeVerb.Put => Kinds(group.Groups.PutAsync(name, members)),
            NodeVerb.Get => Kinds(group.Groups.GetAsync(name)),
            NodeVerb.Add => Kinds(group.Groups.AddAsync(name, members[0])),
            NodeVerb.Rem => Kinds(group.Groups.RemAsync(name, members[0])),
            NodeVerb.Del => Kinds(group.Groups.DelAsync(name)),
            NodeVerb.PutRoute => Kinds(group.Routes.PutAsync(name, Type)),
            NodeVerb.GetRoute => Kinds(group.Comm.SendAsync<ServiceDescription>("routes", "get", [name])),
            NodeVerb.RemRoute => Kinds(group.Routes.RemAsync(name)),
            _ => Kinds(group.Status.GetAsync<string>("nid")),
        };
    }

    private static async Task SaysWhoItIsAsync(Node node) => Assert.That(await node.Status.GetAsync<string>("nid"), Is.EqualTo(node.Nid));

    private static async Task<SortedDictionary<NodeAddress, CallErrorKind?>> Kinds<T>(Task<GroupReply<T>> call)
    {
        var reply = await call;
        var kinds = new SortedDictionary<NodeAddress, CallErrorKind?>();
        foreach (var node in reply.Values.Keys)
        {
            kinds.Add(node, null);
        }

        foreach (var (node, error) in reply.Errors)
        {
            kinds.Add(node, error.Kind);
        }

        return kinds;
    }
}
