namespace Distribution.Protocol.Tests;

/// <summary><c>status.spawn</c> and <c>status.stop</c> of a group.</summary>
public sealed class GroupSpawnTests
{
    private const string Options = "{\"gid\":\"g\",\"subset\":2,\"excludeSelf\":true,\"repair\":\"anti-entropy\",\"repairMs\":250}";

    [Test]
    public void A_new_node_is_in_every_view_and_has_the_group_with_its_options()
    {
        var cluster = Cluster(3);
        var command = Begin(cluster[0]);
        Starts(cluster, cluster[0], 1);
        OutcomeAssert.Gives(cluster[0].OutcomeOf(command), "{\"ip\":\"127.0.0.1\",\"port\":2001,\"pid\":42,\"errors\":{}}");
        AllAgree(cluster, 4);
        Assert.That(cluster[3].Text("groups", "options", "[\"g\"]"), Is.EqualTo(Options.Replace("2,", "\"2\",", StringComparison.Ordinal)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Spawns_at_once_on_one_and_on_several_members_end_in_one_view(bool isSeveral)
    {
        var cluster = Cluster(3);
        for (var i = 0; i < 6; i++)
        {
            Begin(cluster[isSeveral ? i % 3 : 0]);
        }

        // All have started before any message is carried.
        for (var i = 0; i < 6; i++)
        {
            var by = cluster[isSeveral ? i % 3 : 0];
            Added(cluster, 2001 + i);
            by.Completes(new SpawnTicket(isSeveral ? 1 + (i / 3) : 1 + i), Started(2001 + i));
        }

        cluster.Run();
        AllAgree(cluster, 9);
        Assert.That(cluster.Nodes.Sum(static node => node.State.PendingCount), Is.Zero);
    }

    [Test]
    public void A_caller_that_is_no_member_has_the_new_node_in_its_view()
    {
        var cluster = new TestCluster(3);
        foreach (var node in cluster.Nodes)
        {
            node.Ask("groups", "put", $"[\"g\",[{TestCluster.Json(cluster[1].Address)},{TestCluster.Json(cluster[2].Address)}]]");
        }

        Begin(cluster[0]);
        Starts(cluster, cluster[0], 1);
        AllAgree(cluster, 3);
    }

    [Test]
    public void A_dead_member_is_an_error_of_its_own_and_an_empty_group_takes_a_first_one()
    {
        var cluster = Cluster(3);
        cluster[2].Condition = NodeCondition.Dead;
        var command = Begin(cluster[0]);
        Starts(cluster, cluster[0], 1);
        Assert.That(cluster[0].OutcomeOf(command).ToString(), Does.Contain("\"errors\":{\"127.0.0.1:1003\":{\"kind\":\"Unreachable\""));
        cluster[0].Ask("groups", "put", "[\"empty\",[]]");
        Begin(cluster[0], "empty");
        Starts(cluster, cluster[0], 2);
        Assert.That(cluster[0].Members("empty"), Is.EqualTo(new[] { "127.0.0.1:2002" }));
        Assert.That(cluster.Nodes[^1].Members("empty"), Is.EqualTo(new[] { "127.0.0.1:2002" }));
    }

    [Test]
    public void Into_an_unknown_group_nothing_is_spawned_and_into_a_deleted_one_it_is_said()
    {
        var cluster = Cluster(2);
        OutcomeAssert.Failed(cluster[0].AskGroup("no", "status", "spawn"), CallErrorKind.UnknownGroup);
        Assert.That(cluster[0].Spawned, Is.Empty);
        var command = Begin(cluster[0]);
        cluster[0].Ask("groups", "del", "[\"g\"]");
        Starts(cluster, cluster[0], 1);
        Assert.That(cluster[0].OutcomeOf(command).ToString(), Does.Contain("\"port\":2001").And.Contain("\"127.0.0.1:1001\":{\"kind\":\"UnknownGroup\""));
    }

    [Test]
    public void A_caller_that_gave_up_does_not_keep_the_views_apart()
    {
        var cluster = Cluster(3);
        var command = Begin(cluster[0]);
        cluster[0].Cancel(command);
        Starts(cluster, cluster[0], 1);
        OutcomeAssert.Failed(cluster[0].OutcomeOf(command), CallErrorKind.Cancelled);
        AllAgree(cluster, 4);
    }

    [Test]
    public void Into_all_a_node_is_spawned_as_by_itself()
    {
        var cluster = new TestCluster(1);
        var command = Begin(cluster[0], "all");
        Starts(cluster, cluster[0], 1);
        Assert.That(cluster[0].OutcomeOf(command).ToString(), Does.EndWith("\"errors\":{}}"));
        Assert.That(cluster[0].Members("all"), Has.Length.EqualTo(2));
    }

    [TestCase(0)]
    [TestCase(1)]
    public void Stopping_a_group_stops_all_members_and_then_the_caller(int firstMember)
    {
        var cluster = new TestCluster(3);
        var members = "[" + string.Join(',', cluster.Nodes.Skip(firstMember).Select(static node => TestCluster.Json(node.Address))) + "]";
        cluster[0].Ask("groups", "put", $"[\"g\",{members}]");
        cluster[2].Condition = NodeCondition.Silent;
        var command = cluster[0].Begin(new Call("g", "status", "stop", Payload.NoArguments));
        Assert.That(cluster.Nodes.Select(static node => node.Stops), Is.EqualTo(new[] { 0, 1, 0 }));
        cluster.Pass(Duration.FromSeconds(5));
        Assert.That(cluster[0].Stops, Is.EqualTo(1));
        var text = cluster[0].OutcomeOf(command).ToString();
        Assert.That(text, Does.Contain("\"127.0.0.1:1002\":null").And.Contain("\"127.0.0.1:1003\":{\"kind\":\"TimedOut\""));
    }

    [TestCase("g", "[1]", CallErrorKind.BadArguments)]
    [TestCase("empty", "[]", CallErrorKind.EmptyGroup)]
    [TestCase("no", "[]", CallErrorKind.UnknownGroup)]
    public void What_cannot_be_stopped_stops_nobody(string group, string arguments, CallErrorKind kind)
    {
        var cluster = Cluster(2);
        cluster[0].Ask("groups", "put", "[\"empty\",[]]");
        OutcomeAssert.Failed(cluster[0].AskGroup(group, "status", "stop", arguments), kind);
        Assert.That(cluster.Nodes.Select(static node => node.Stops), Is.All.Zero);
    }

    private static TestCluster Cluster(int count)
    {
        var cluster = new TestCluster(count);
        cluster.PutEverywhere("g", Options);
        return cluster;
    }

    private static CommandId Begin(TestNode node, string group = "g") =>
        node.Begin(new Call(group, "status", "spawn", Payload.NoArguments));

    private static void Starts(TestCluster cluster, TestNode by, int ticket)
    {
        Added(cluster, 2000 + ticket);
        by.Completes(new SpawnTicket(ticket), Started(2000 + ticket));
        cluster.Run();
    }

    private static void Added(TestCluster cluster, int port) => cluster.Add(new NodeAddress("127.0.0.1", port));

    private static SpawnOutcome Started(int port) => new(SpawnStatus.Started, new NodeAddress("127.0.0.1", port), 42, string.Empty);

    private static void AllAgree(TestCluster cluster, int count)
    {
        var views = cluster.Nodes.Select(static node => string.Join(' ', node.Members("g"))).Distinct().ToArray();
        Assert.That(views, Has.Length.EqualTo(1), string.Join('\n', views));
        Assert.That(views[0].Split(' '), Has.Length.EqualTo(count));
    }
}
