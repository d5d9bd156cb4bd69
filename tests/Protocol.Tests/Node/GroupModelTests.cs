using Distribution.Models;

namespace Distribution.Protocol.Tests;

/// <summary>Generated group operations on one node against the obvious model.</summary>
internal sealed class GroupModelTests
{
    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly NodeAddress[] Addresses = [.. Enumerable.Range(1, 8).Select(port => new NodeAddress("10.0.0.1", port))];

    [SeededProperty(MaxTest = 200)]
    public void Views_follow_the_model(GeneratedStep[] steps)
    {
        var node = new TestCluster()[0];
        var model = new NodeModel(node.Address);
        foreach (var (step, operation) in steps.Select(step => (step, step.On(Names, Addresses))))
        {
            if (CallOf(operation, isBySid: step.Node % 2 == 1) is not { } call)
            {
                continue;
            }

            Assert.That(node.Ask(call).Error?.Kind, Is.EqualTo(model.Apply(operation)), operation.ToString());
            foreach (var name in Names.Append("all"))
            {
                var expected = (model.Members(name) ?? []).Select(static member => member.ToString());
                var members = node.State.Groups is null && name is "all" ? [node.Address.ToString()] : node.Members(name);
                Assert.That(members, Is.EqualTo(expected), $"{operation}, {name}");
            }
        }
    }

    /// <summary>As the wire has it; null where the service is not <c>groups</c>.</summary>
    private static Call? CallOf(NodeOperation operation, bool isBySid)
    {
        var (verb, name, members) = operation;
        return verb switch
        {
            NodeVerb.Put => Of("put", $"[\"{name}\",[{string.Join(',', members.Reverse().Select(TestCluster.Json))}]]"),
            NodeVerb.Add => Of("add", $"[\"{name}\",{TestCluster.Json(members[0])}]"),
            NodeVerb.Rem => Of("rem", $"[\"{name}\",{(isBySid ? $"\"{members[0].Sid}\"" : TestCluster.Json(members[0]))}]"),
            NodeVerb.Get => Of("get", $"[\"{name}\"]"),
            NodeVerb.Del => Of("del", $"[\"{name}\"]"),
            _ => null,
        };
    }

    private static Call Of(string method, string arguments) => Call.Local("groups", method, Payload.OfText(arguments));
}
