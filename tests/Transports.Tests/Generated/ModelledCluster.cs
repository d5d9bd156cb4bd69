using System.Globalization;
using Distribution.Models;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Generated;

/// <summary>Nodes of a cluster and their models, which are taken through the same steps.</summary>
internal sealed class ModelledCluster
{
    private static int cases;

    private readonly IReadOnlyList<Node> nodes;
    private readonly IReadOnlyList<NodeModel> models;
    private readonly IReadOnlyList<NodeAddress> addresses;
    private readonly string[] names;
    private readonly string[] groups;

    private ModelledCluster(IReadOnlyList<Node> nodes, IEnumerable<NodeAddress> missing, IReadOnlyList<NodeModel> models)
    {
        // What an earlier case has left in the same nodes is nobody's name again.
        var prefix = Interlocked.Increment(ref cases).ToString(CultureInfo.InvariantCulture);
        names = [.. new[] { "a", "b" }.Select(name => $"{name}{prefix}")];
        groups = [.. names, "all"];
        addresses = [.. nodes.Select(node => node.Address), .. missing];
        this.nodes = nodes;
        this.models = models;
    }

    /// <summary>Takes nodes through steps; fails where one of them does something else than its model.</summary>
    /// <param name="nodes">The nodes that are asked.</param>
    /// <param name="missing">Members where nobody is.</param>
    /// <param name="steps">What is asked.</param>
    internal static async Task FollowAsync(IReadOnlyList<Node> nodes, IEnumerable<NodeAddress> missing, IEnumerable<GeneratedStep> steps)
    {
        // An earlier case has let them know of each other.
        var fresh = new List<NodeModel>();
        foreach (var node in nodes)
        {
            fresh.Add(new NodeModel((await node.Groups.GetAsync("all")).Values));
        }

        var cluster = new ModelledCluster(nodes, missing, fresh);
        foreach (var step in steps)
        {
            await cluster.TakeAsync(step);
        }

        await cluster.LeaveNothingAsync();
    }

    private async Task TakeAsync(GeneratedStep step)
    {
        var viewer = step.Node % nodes.Count;
        var operation = step.On(names, addresses);
        var through = step.GroupOf(groups);
        var what = $"{operation} on node {viewer}" + (through is null ? "" : $" through {through}");
        if (through is null)
        {
            await CheckAsync(() => NodeCalls.AskAsync(nodes[viewer], operation), models[viewer].Apply(operation), what);
        }
        else
        {
            await TakeAsync(nodes[viewer].Group(through), models[viewer].Members(through), operation, what);
        }

        await CheckViewsAsync(what);
    }

    private async Task TakeAsync(Group group, IReadOnlyList<NodeAddress>? members, NodeOperation operation, string what)
    {
        if (members is null or [])
        {
            var failure = members is null ? CallErrorKind.UnknownGroup : CallErrorKind.EmptyGroup;
            await CheckAsync(() => NodeCalls.AskAsync(group, operation), failure, what);
            return;
        }

        var expected = members.Select(member => $"{member}: {Apply(member, operation)}").ToArray();
        var reply = await NodeCalls.AskAsync(group, operation);
        Assert.That(reply.Select(entry => $"{entry.Key}: {entry.Value}"), Is.EqualTo(expected), what);
    }

    private CallErrorKind? Apply(NodeAddress member, NodeOperation operation)
    {
        var at = nodes.Select(node => node.Address).ToList().IndexOf(member);
        return at < 0 ? CallErrorKind.Unreachable : models[at].Apply(operation);
    }

    private async Task CheckViewsAsync(string what)
    {
        foreach (var (index, node) in nodes.Index())
        {
            foreach (var group in groups)
            {
                var expected = models[index].Members(group);
                await CheckAsync(
                    async () => Assert.That((await node.Groups.GetAsync(group)).Values, Is.EquivalentTo(expected ?? []), $"{group} of node {index} after {what}"),
                    expected is null ? CallErrorKind.UnknownGroup : null,
                    $"{group} of node {index} after {what}");
            }
        }
    }

    private static async Task CheckAsync(Func<Task> call, CallErrorKind? expected, string what)
    {
        CallErrorKind? kind = null;
        try
        {
            await call();
        }
        catch (CallException exception)
        {
            kind = exception.Kind;
        }

        Assert.That(kind, Is.EqualTo(expected), what);
    }

    private async Task LeaveNothingAsync()
    {
        foreach (var (index, node) in nodes.Index())
        {
            foreach (var name in names)
            {
                foreach (var verb in new[] { NodeVerb.Del, NodeVerb.RemRoute })
                {
                    var operation = new NodeOperation(verb, name, []);
                    await CheckAsync(() => NodeCalls.AskAsync(node, operation), models[index].Apply(operation), "at the end");
                }
            }
        }
    }
}
