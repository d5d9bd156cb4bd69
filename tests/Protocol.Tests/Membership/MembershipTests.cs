namespace Distribution.Protocol.Tests.Membership;

/// <summary>Members that fail, leave, object and come back, on nodes in memory with a virtual clock.</summary>
public sealed class MembershipTests
{
    // Every member is probed by somebody within a few periods; then the suspicion must run out: 4 s among ten or fewer.
    private static readonly Duration Bound = Duration.FromSeconds(20);

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(10)]
    public void A_node_that_stays_silent_is_removed_from_every_group_of_all_survivors(int count)
    {
        var cluster = Watched(count);
        var dead = cluster[1];
        dead.Condition = NodeCondition.Silent;
        cluster.Pass(Bound);
        foreach (var survivor in Others(cluster, dead))
        {
            Assert.That(survivor.Members("all"), Does.Not.Contain(dead.Address.ToString()).And.Length.EqualTo(count - 1));
            Assert.That(survivor.Members("g"), Does.Not.Contain(dead.Address.ToString()).And.Length.EqualTo(count - 1));
            Assert.That(Kinds(survivor, dead), Is.EqualTo(new[] { NodeEventKind.MemberSuspected, NodeEventKind.MemberFailed }));
        }
    }

    [Test]
    public void Nobody_is_removed_where_nobody_fails()
    {
        var cluster = Watched(10);
        cluster.Pass(Duration.FromSeconds(600));
        Assert.That(cluster.Nodes.Select(node => node.Members("all").Length), Is.All.EqualTo(10));
        Assert.That(cluster.Nodes.SelectMany(node => node.Events).Where(IsOfMember), Is.Empty);
    }

    [Test]
    public void A_node_that_was_silent_for_a_moment_objects_and_stays()
    {
        var cluster = Watched(5);
        cluster[2].Condition = NodeCondition.Silent;
        cluster.Pass(Duration.FromSeconds(4));
        Assert.That(cluster[0].Events.Concat(cluster[1].Events).Count(IsOfMember), Is.GreaterThan(0), "nobody was suspected: the test shows nothing");
        cluster[2].Condition = NodeCondition.Up;
        cluster.Pass(Bound);
        Assert.That(cluster.Nodes.SelectMany(node => node.Events).Where(each => each.Kind == NodeEventKind.MemberFailed), Is.Empty);
        Assert.That(cluster.Nodes.Select(node => node.Members("g").Length), Is.All.EqualTo(5));
    }

    [Test]
    public void A_node_that_was_silent_for_long_comes_back_into_its_groups_by_itself()
    {
        var cluster = Watched(6);
        var lost = cluster[3];
        lost.Condition = NodeCondition.Silent;
        cluster.Pass(Bound);
        Assert.That(Others(cluster, lost).Select(node => node.Members("g").Length), Is.All.EqualTo(5));
        lost.Condition = NodeCondition.Up;
        cluster.Pass(Bound);
        Assert.That(cluster.Nodes.Select(node => node.Members("all").Length), Is.All.EqualTo(6));
        Assert.That(cluster.Nodes.Select(node => node.Members("g").Length), Is.All.EqualTo(6));
        Assert.That(Kinds(cluster[0], lost), Does.Contain(NodeEventKind.MemberJoined));
    }

    [Test]
    public void A_node_that_was_halted_accuses_nobody_when_it_goes_on()
    {
        var cluster = Watched(6);
        var halted = cluster[2];

        // It is halted while it waits for an answer, which is lost.
        cluster.Cut = (_, to) => to == halted.Id;
        var pings = Pings(halted);
        while (Pings(halted) == pings)
        {
            cluster.Pass(Duration.FromMilliseconds(10));
        }

        halted.Condition = NodeCondition.Silent;
        cluster.Pass(Bound);
        halted.Events.Clear();
        cluster.Cut = null;
        halted.Condition = NodeCondition.Up;
        cluster.Pass(Bound);
        Assert.That(halted.Events.Where(static each => each.Kind is NodeEventKind.MemberSuspected or NodeEventKind.MemberFailed), Is.Empty);
    }

    [Test]
    public void A_node_that_stops_has_left_at_once()
    {
        var cluster = Watched(5);
        cluster[4].Ask("status", "stop");
        cluster[4].Condition = NodeCondition.Silent;
        Assert.That(Others(cluster, cluster[4]).Select(node => node.Members("g").Length), Is.All.EqualTo(4));
        Assert.That(Kinds(cluster[0], cluster[4]), Is.EqualTo(new[] { NodeEventKind.MemberLeft }));
    }

    [Test]
    public void A_node_removed_by_name_does_not_come_back_into_that_group()
    {
        var cluster = Watched(4);
        cluster[1].Condition = NodeCondition.Silent;
        cluster.Pass(Bound);
        cluster[0].Ask("groups", "rem", $"[\"g\",{TestCluster.Json(cluster[1].Address)}]");
        cluster[1].Condition = NodeCondition.Up;
        cluster.Pass(Bound);
        Assert.That(cluster[0].Members("all"), Has.Length.EqualTo(4));
        Assert.That(cluster[0].Members("g"), Has.Length.EqualTo(3));
        Assert.That(cluster[2].Members("g"), Has.Length.EqualTo(4));
    }

    [Test]
    public void A_new_life_is_not_held_to_account_for_the_old_one_and_has_no_groups()
    {
        var cluster = Watched(4);
        var old = cluster[1];
        old.Condition = NodeCondition.Silent;
        cluster.Pass(Bound);
        cluster.Restart(old);
        var reborn = cluster.Nodes[^1];
        reborn.Ask("groups", "add", $"[\"all\",{TestCluster.Json(cluster[0].Address)}]");
        cluster.Pass(Bound);
        Assert.That(cluster.Nodes.Select(node => node.Members("all").Length), Is.All.EqualTo(4));
        Assert.That(Others(cluster, reborn).Select(node => node.Members("g").Length), Is.All.EqualTo(3));
        var accusation = new MembershipContent(
            MembershipKind.News, 1, 0, null, [new MemberUpdate(reborn.Address, 1, 7, MemberStatus.Failed)]);
        cluster[2].Receive(cluster[0].Id, NodeMessage.Membership(new MembershipMessage(0, accusation)));
        Assert.That(cluster[2].Members("all"), Has.Length.EqualTo(4), "an accusation of the old life counts for nothing");
    }

    [Test]
    public void Who_is_told_of_a_node_tells_the_others()
    {
        var cluster = Watched(5);
        var joining = cluster.Add(new NodeAddress("127.0.0.1", 2000));
        cluster[0].Ask("groups", "add", $"[\"all\",{TestCluster.Json(joining.Address)}]");
        cluster.Pass(Bound);
        Assert.That(cluster.Nodes.Select(node => node.Members("all").Length), Is.All.EqualTo(6));
        Assert.That(Others(cluster, joining).Select(node => node.Members("g").Length), Is.All.EqualTo(5));
    }

    [Test]
    public void Both_sides_of_a_partition_find_each_other_again()
    {
        var cluster = Watched(6);
        cluster.Cut = (from, to) => from.Index % 2 != to.Index % 2;
        cluster.Pass(Duration.FromSeconds(60));
        Assert.That(cluster.Nodes.Select(node => node.Members("g").Length), Is.All.EqualTo(3));
        cluster.Cut = null;
        cluster.Pass(Duration.FromSeconds(60));
        Assert.That(cluster.Nodes.Select(node => node.Members("g").Length), Is.All.EqualTo(6));
    }

    [Test]
    public void An_idle_node_that_knows_nobody_arms_no_timer()
    {
        var cluster = new TestCluster(1, liveness: LivenessOptions.Default);
        cluster[0].Ask("groups", "put", $"[\"g\",{cluster.NodesJson}]");
        Assert.That(cluster[0].Armed, Is.Empty);
    }

    private static TestCluster Watched(int count)
    {
        var cluster = new TestCluster(count, liveness: LivenessOptions.Default);
        cluster.PutEverywhere("g");
        cluster.Pass(Duration.FromSeconds(5));
        foreach (var node in cluster.Nodes)
        {
            // That the others are there is not what the tests are about.
            node.Events.Clear();
        }

        return cluster;
    }

    private static IEnumerable<TestNode> Others(TestCluster cluster, TestNode node) =>
        cluster.Nodes.Where(other => other != node && other.Condition == NodeCondition.Up);

    private static int Pings(TestNode node) =>
        node.Sent.Count(static sent => sent.Message.Content is MembershipContent { Kind: MembershipKind.Ping });

    private static IEnumerable<NodeEventKind> Kinds(TestNode node, TestNode about) => node.Events
        .Where(each => IsOfMember(each) && about.Address.Equals(each.Node)).Select(each => each.Kind);

    private static bool IsOfMember(NodeEvent happened) => happened.Kind <= NodeEventKind.MemberLeft;
}
