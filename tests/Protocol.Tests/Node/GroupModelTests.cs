namespace Distribution.Protocol.Tests;

/// <summary>Random group operations against the obvious model: a set of addresses by name.</summary>
public sealed class GroupModelTests
{
    private static readonly string[] Groups = ["a", "b", "c"];

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void Views_follow_the_model(int seed)
    {
        var random = new Random(seed);
        var cluster = new TestCluster();
        var node = cluster[0];
        var model = new SortedDictionary<string, SortedSet<NodeAddress>>(StringComparer.Ordinal) { ["all"] = [node.Address] };
        for (var step = 0; step < 60; step++)
        {
            var group = Groups[random.Next(Groups.Length)];
            var address = new NodeAddress("10.0.0.1", 1 + random.Next(8));
            var expected = Apply(model, random.Next(5), group, address, random, out var call);
            var outcome = node.Ask(call);
            Assert.That(outcome.Error?.Kind, Is.EqualTo(expected), call.ToString());
            foreach (var name in Groups.Append("all"))
            {
                var members = model.TryGetValue(name, out var set) ? set.Select(static each => each.ToString()) : [];
                Assert.That(node.State.Groups is null ? [node.Address.ToString()] : node.Members(name), Is.EqualTo(members), $"{call}, {name}");
            }
        }
    }

    private static CallErrorKind? Apply(
        SortedDictionary<string, SortedSet<NodeAddress>> model, int operation, string group, NodeAddress node, Random random, out Call call)
    {
        var isKnown = model.TryGetValue(group, out var members);
        switch (operation)
        {
            case 0:
                SortedSet<NodeAddress> put = [.. Enumerable.Range(0, random.Next(5)).Select(_ => new NodeAddress("10.0.0.1", 1 + random.Next(8)))];
                model[group] = put;
                model["all"].UnionWith(put);
                call = Of("put", $"[\"{group}\",[{string.Join(',', put.Reverse().Select(TestCluster.Json))}]]");
                return null;
            case 1:
                model.Remove(group);
                call = Of("del", $"[\"{group}\"]");
                break;
            case 2:
                if (members?.Add(node) == true)
                {
                    model["all"].Add(node);
                }

                call = Of("add", $"[\"{group}\",{TestCluster.Json(node)}]");
                break;
            case 3:
                members?.Remove(node);
                call = Of("rem", $"[\"{group}\",{(random.Next(2) == 0 ? TestCluster.Json(node) : $"\"{node.Sid}\"")}]");
                break;
            default:
                call = Of("get", $"[\"{group}\"]");
                break;
        }

        return isKnown ? null : CallErrorKind.UnknownGroup;
    }

    private static Call Of(string method, string arguments) => Call.Local("groups", method, Payload.OfText(arguments));
}
