namespace Distribution.Protocol.Tests;

public sealed class GroupCallTests
{
    private const string GetSid = "[[\"sid\"],{\"service\":\"status\",\"method\":\"get\"}]";

    private static string Values(TestCluster cluster, Func<TestNode, string> value) =>
        "{" + string.Join(',', cluster.Nodes.Select(node => $"\"{node.Address}\":{value(node)}")) + "}";

    [TestCase(3)]
    [TestCase(5)]
    public void Comm_send_asks_every_member_and_the_caller(int count)
    {
        var cluster = new TestCluster(count);
        cluster.PutEverywhere("g");
        OutcomeAssert.Gives(
            cluster[0].AskGroup("g", "comm", "send", GetSid),
            $"{{\"values\":{Values(cluster, static node => $"\"{node.Address.Sid}\"")},\"errors\":{{}}}}");
        Assert.That(cluster[0].State.PendingCount, Is.Zero);
    }

    [Test]
    public void An_unknown_key_is_an_error_per_node_and_no_values()
    {
        var cluster = new TestCluster(3);
        cluster.PutEverywhere("g");
        var text = cluster[0].AskGroup("g", "comm", "send", "[[\"smell\"],{\"service\":\"status\",\"method\":\"get\"}]").ToString();
        Assert.That(text, Does.StartWith("{\"values\":{},\"errors\":{\"127.0.0.1:1001\":{\"kind\":\"UnknownKey\",\"message\":\""));
        Assert.That(text.Split("\"kind\":\"UnknownKey\""), Has.Length.EqualTo(4));
    }

    [Test]
    public void A_dead_member_is_one_error_and_the_rest_answer()
    {
        var cluster = new TestCluster(3);
        cluster.PutEverywhere("g");
        cluster[1].Condition = NodeCondition.Dead;
        OutcomeAssert.Gives(
            cluster[0].AskGroup("g", "status", "get", "[\"port\"]"),
            "{\"values\":{\"127.0.0.1:1001\":1001,\"127.0.0.1:1003\":1003},\"errors\":{\"127.0.0.1:1002\":{\"kind\":\"Unreachable\","
            + "\"message\":\"127.0.0.1:1002 cannot be reached for 'status.get'\"}}}");
    }

    [Test]
    public void A_silent_member_times_out_and_the_rest_answer()
    {
        var cluster = new TestCluster(3);
        cluster.PutEverywhere("g");
        cluster[2].Condition = NodeCondition.Silent;
        var command = cluster[0].Begin(new Call("g", "status", "get", Payload.OfText("[\"port\"]")));
        Assert.That(cluster[0].IsCompleted(command), Is.False);
        cluster.Pass(Duration.FromSeconds(5));
        Assert.That(cluster[0].OutcomeOf(command).ToString(), Does.Contain("\"127.0.0.1:1003\":{\"kind\":\"TimedOut\""));
    }

    [Test]
    public void Unknown_and_empty_groups_are_one_error_of_the_call() // defect 1: an unknown group kills the reference
    {
        var node = new TestCluster()[0];
        node.Ask("groups", "put", "[\"empty\",[]]");
        OutcomeAssert.Failed(node.AskGroup("no", "comm", "send", GetSid), CallErrorKind.UnknownGroup);
        OutcomeAssert.Failed(node.AskGroup("", "comm", "send", GetSid), CallErrorKind.UnknownGroup);
        OutcomeAssert.Failed(node.AskGroup("empty", "comm", "send", GetSid), CallErrorKind.EmptyGroup);
        OutcomeAssert.Failed(node.AskGroup("empty", "gossip", "send", GetSid), CallErrorKind.EmptyGroup);
    }

    [TestCase("comm", "get")]
    [TestCase("gossip", "recv")]
    public void What_a_group_does_not_do_is_an_unknown_method(string service, string method) =>
        OutcomeAssert.Failed(new TestCluster()[0].AskGroup("all", service, method), CallErrorKind.UnknownMethod);

    [TestCase("[]", CallErrorKind.BadArguments)]
    [TestCase("[[]]", CallErrorKind.BadArguments)]
    [TestCase("[[],{\"method\":\"get\"}]", CallErrorKind.MissingService)]
    [TestCase("[[],{\"service\":\"status\"}]", CallErrorKind.MissingMethod)]
    public void Wrong_arguments_are_one_error_of_the_call(string arguments, CallErrorKind kind)
    {
        OutcomeAssert.Failed(new TestCluster()[0].AskGroup("all", "comm", "send", arguments), kind);
        OutcomeAssert.Failed(new TestCluster()[0].AskGroup("all", "gossip", "send", arguments), kind);
    }

    [Test]
    public void Counts_and_heaps_have_a_total_that_equals_the_parts()
    {
        var cluster = new TestCluster(3);
        cluster.PutEverywhere("g");
        OutcomeAssert.Gives(
            cluster[0].AskGroup("g", "status", "get", "[\"heapUsed\"]"),
            $"{{\"values\":{Values(cluster, static _ => "1000")},\"errors\":{{}},\"total\":3000}}");
        OutcomeAssert.Gives(
            cluster[0].AskGroup("g", "status", "get", "[\"counts\"]"),
            "{\"values\":{\"127.0.0.1:1001\":5,\"127.0.0.1:1002\":3,\"127.0.0.1:1003\":3},\"errors\":{},\"total\":11}");
        cluster[1].Condition = NodeCondition.Dead;
        Assert.That(cluster[0].AskGroup("g", "status", "get", "[\"heapTotal\"]").ToString(), Does.EndWith("},\"total\":8000}"));
        Assert.That(cluster[0].AskGroup("g", "status", "get", "[\"nid\"]").ToString(), Does.Not.Contain("total"));
    }

    [Test]
    public void Groups_of_a_group_change_every_members_view()
    {
        var cluster = new TestCluster(3);
        cluster[0].Ask("groups", "put", $"[\"g\",{cluster.NodesJson}]");
        cluster[0].AskGroup("g", "groups", "put", $"[\"h\",[{TestCluster.Json(cluster[0].Address)}]]");
        cluster[0].AskGroup("g", "groups", "add", $"[\"h\",{TestCluster.Json(cluster[1].Address)}]");
        cluster[0].AskGroup("g", "groups", "rem", $"[\"h\",\"{cluster[0].Address.Sid}\"]");
        var each = $"{{\"{cluster[1].Address.Sid}\":{TestCluster.Json(cluster[1].Address)}}}";
        OutcomeAssert.Gives(
            cluster[0].AskGroup("g", "groups", "get", "[\"h\"]"), $"{{\"values\":{Values(cluster, _ => each)},\"errors\":{{}}}}");
        cluster[0].AskGroup("g", "groups", "del", "[\"h\"]");
        Assert.That(cluster.Nodes.Select(static node => node.State.ViewOf("h")), Is.All.Null);
    }

    [Test]
    public void The_callers_own_view_changes_only_if_it_is_a_member()
    {
        var cluster = new TestCluster(2);
        cluster[0].Ask("groups", "put", $"[\"others\",[{TestCluster.Json(cluster[1].Address)}]]");
        cluster[0].AskGroup("others", "groups", "put", $"[\"h\",{cluster.NodesJson}]");
        Assert.That(cluster[0].State.ViewOf("h"), Is.Null);
        Assert.That(cluster[1].State.ViewOf("h")!.Count, Is.EqualTo(2));
    }

    [Test]
    public void Two_nodes_may_see_different_members_under_one_name()
    {
        var cluster = new TestCluster(2);
        cluster[0].Ask("groups", "put", $"[\"g\",[{TestCluster.Json(cluster[1].Address)}]]");
        cluster[1].Ask("groups", "put", $"[\"g\",{cluster.NodesJson}]");
        Assert.That(cluster[0].AskGroup("g", "status", "get", "[\"port\"]").ToString(), Does.StartWith("{\"values\":{\"127.0.0.1:1002\":1002}"));
        Assert.That(
            cluster[1].AskGroup("g", "status", "get", "[\"port\"]").ToString(),
            Does.StartWith("{\"values\":{\"127.0.0.1:1001\":1001,\"127.0.0.1:1002\":1002}"));
    }

    [Test]
    public void A_service_put_on_a_group_runs_on_every_member_until_it_is_removed()
    {
        var cluster = new TestCluster(3);
        cluster.PutEverywhere("g");
        cluster[0].AskGroup("g", "routes", "put", "[\"mine\",\"Test.Echo\"]");
        OutcomeAssert.Gives(
            cluster[1].AskGroup("g", "mine", "echo", "[1]"), $"{{\"values\":{Values(cluster, static _ => "[1]")},\"errors\":{{}}}}");
        cluster[0].AskGroup("g", "routes", "rem", "[\"mine\"]");
        var text = cluster[1].AskGroup("g", "mine", "echo", "[1]").ToString();
        Assert.That(text, Does.StartWith("{\"values\":{},").And.Contain("\"127.0.0.1:1003\":{\"kind\":\"UnknownService\""));
    }

    [Test]
    public void A_member_whose_result_is_no_json_is_one_error_and_the_rest_stands()
    {
        var cluster = new TestCluster(2);
        cluster.PutEverywhere("g");
        cluster[0].AddRoute("mine", TestRoute.Echo());
        cluster[1].AddRoute("mine", new TestRoute(static _ => Outcome.Of(Payload.OfText("}{")), "echo"));
        var text = cluster[0].AskGroup("g", "mine", "echo").ToString();
        Assert.That(text, Does.StartWith("{\"values\":{\"127.0.0.1:1001\":[]},\"errors\":{\"127.0.0.1:1002\":{\"kind\":\"HandlerFailed\""));
    }

    [Test]
    public void A_cancelled_group_call_completes_once_and_the_answers_are_dropped()
    {
        var cluster = new TestCluster(3);
        cluster.PutEverywhere("g");
        var silent = TestRoute.Silent();
        foreach (var node in cluster.Nodes)
        {
            node.AddRoute("mine", silent);
        }

        var command = cluster[0].Begin(new Call("g", "mine", "wait", Payload.NoArguments));
        cluster[0].Cancel(command);
        OutcomeAssert.Failed(cluster[0].OutcomeOf(command), CallErrorKind.Cancelled);
        cluster.Pass(Duration.FromSeconds(6));
        OutcomeAssert.Failed(cluster[0].OutcomeOf(command), CallErrorKind.Cancelled);
        Assert.That(cluster[0].State.PendingCount, Is.Zero);
    }

    [Test]
    public void All_is_a_group_like_any()
    {
        var cluster = new TestCluster(2);
        cluster[0].Ask("groups", "add", $"[\"all\",{TestCluster.Json(cluster[1].Address)}]");
        Assert.That(
            cluster[0].AskGroup("all", "status", "get", "[\"port\"]").ToString(),
            Does.StartWith("{\"values\":{\"127.0.0.1:1001\":1001,\"127.0.0.1:1002\":1002}"));
    }

    [Test]
    public void A_group_call_inside_of_a_group_call_goes_one_level_deep()
    {
        const string leaf = "[[\"nid\"],{\"group\":\"g\",\"service\":\"status\",\"method\":\"get\"}]";
        const string nested = $"[{leaf},{{\"group\":\"g\",\"service\":\"comm\",\"method\":\"send\"}}]";
        var cluster = new TestCluster(3);
        cluster.PutEverywhere("g");
        Assert.That(cluster[0].AskGroup("g", "comm", "send", leaf).ToString(), Does.Contain("\"errors\":{}"));
        var refused = cluster[0].AskGroup("g", "comm", "send", nested).ToString();
        Assert.That(refused, Does.Contain("a group call inside of a group call may only call nodes"));
    }
}
