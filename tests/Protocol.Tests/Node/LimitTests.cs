namespace Distribution.Protocol.Tests;

public sealed class LimitTests
{
    [Test]
    public void The_defaults_are_the_documented_ones()
    {
        var limits = NodeLimits.Default;
        Assert.That(
            (limits.PendingCalls, limits.Members, limits.Groups, limits.Routes), Is.EqualTo((1_048_576, 1_000_000, 10_000, 10_000)));
        Assert.That(limits.PendingCalls, Is.GreaterThan(limits.Members), "a call to the largest group fits");
    }

    [Test]
    public void More_pending_calls_than_allowed_are_overloaded_and_room_is_used_again()
    {
        var node = new TestCluster(1, new NodeLimits { PendingCalls = 3 })[0];
        node.AddRoute("mine", TestRoute.Silent());
        var wait = Call.Local("mine", "wait", Payload.NoArguments);
        var commands = Enumerable.Range(0, 4).Select(_ => node.Begin(wait)).ToList();
        OutcomeAssert.Failed(node.OutcomeOf(commands[3]), CallErrorKind.Overloaded);
        node.Cancel(commands[1]);
        Assert.That(node.IsCompleted(node.Begin(wait)), Is.False);
    }

    [Test]
    public void A_group_call_without_room_answers_once_with_an_error_per_node_left_out()
    {
        var cluster = new TestCluster(4, new NodeLimits { PendingCalls = 3 });
        cluster.PutEverywhere("g", "{\"gid\":\"g\",\"subset\":4,\"excludeSelf\":true}");
        var text = cluster[0].AskGroup("g", "status", "get", "[\"port\"]").ToString();
        Assert.That(text, Does.StartWith("{\"values\":{\"127.0.0.1:1001\":1001,\"127.0.0.1:1002\":1002,\"127.0.0.1:1003\":1003}"));
        Assert.That(text, Does.Contain("\"127.0.0.1:1004\":{\"kind\":\"Overloaded\""));
        var receipt = cluster[0].AskGroup("g", "gossip", "send", "[[\"port\"],{\"service\":\"status\",\"method\":\"get\"}]").ToString();
        Assert.That(receipt.Split("\"kind\":\"Overloaded\""), Has.Length.EqualTo(2));
        Assert.That(cluster[0].State.PendingCount, Is.Zero);
    }

    [Test]
    public void Views_groups_and_services_have_limits()
    {
        var node = new TestCluster(1, new NodeLimits { Members = 2, Groups = 1, Routes = 1 })[0];
        const string One = "{\"ip\":\"h\",\"port\":1}";
        const string Two = "{\"ip\":\"h\",\"port\":2}";
        OutcomeAssert.Failed(node.Ask("groups", "put", $"[\"g\",[{One},{Two},{{\"ip\":\"h\",\"port\":3}}]]"), CallErrorKind.Overloaded);
        OutcomeAssert.Failed(node.Ask("groups", "put", $"[\"g\",[{One},{Two}]]"), CallErrorKind.Overloaded);
        Assert.That(node.Ask("groups", "put", $"[\"g\",[{One}]]").Error, Is.Null, "with the node itself, `all` is full now");
        Assert.That(node.Ask("groups", "put", $"[\"g\",[{One}]]").Error, Is.Null);
        OutcomeAssert.Failed(node.Ask("groups", "add", $"[\"g\",{Two}]"), CallErrorKind.Overloaded);
        Assert.That(node.Members("g"), Is.EqualTo(new[] { "h:1" }));
        OutcomeAssert.Failed(node.Ask("groups", "put", "[\"h\",[]]"), CallErrorKind.Overloaded);
        node.AddRoute("a", TestRoute.Echo());
        node.AddRoute("a", TestRoute.Echo());
        OutcomeAssert.Failed(node.Ask("routes", "put", "[\"b\",\"Test.Echo\"]"), CallErrorKind.Overloaded);
        Assert.That(() => node.AddRoute("b", TestRoute.Echo()), Throws.InvalidOperationException);
    }

    [TestCase("a", true)]
    [TestCase("A-z_0.9", true)]
    [TestCase("", false)]
    [TestCase("a b", false)]
    [TestCase("a\n", false)]
    [TestCase("ä", false)]
    public void Names_are_plain(string name, bool isValid) => Assert.That(ServiceName.IsValid(name), Is.EqualTo(isValid));

    [Test]
    public void Names_are_1_to_64_characters()
    {
        Assert.That(ServiceName.IsValid(new string('x', 64)));
        Assert.That(ServiceName.IsValid(new string('x', 65)), Is.False);
    }
}
