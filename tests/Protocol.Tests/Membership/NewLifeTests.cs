namespace Distribution.Protocol.Tests.Membership;

/// <summary>Nodes that are started again before anybody has noticed that they were gone.</summary>
public sealed class NewLifeTests
{
    private static readonly Duration Bound = Duration.FromSeconds(20);

    [TestCase(2)]
    [TestCase(4)]
    [TestCase(9)]
    public void A_new_life_of_a_member_leaves_all_groups_but_all_at_once(int count)
    {
        var cluster = Cluster(count);
        cluster.Pass(Bound);
        var old = cluster[1];
        foreach (var node in cluster.Nodes)
        {
            node.Events.Clear();
        }

        var reborn = cluster.Restart(old);
        cluster.Pass(Bound);
        Holds(cluster, reborn, count);
        var kinds = cluster[0].Events.Where(each => IsOf(each, old)).Select(static each => each.Kind);
        Assert.That(kinds, Is.EqualTo(new[] { NodeEventKind.MemberFailed, NodeEventKind.MemberJoined }));
    }

    [TestCase(2)]
    [TestCase(4)]
    [TestCase(9)]
    public void So_does_one_of_whose_last_life_nobody_has_heard_if_a_member_has_started_it(int count)
    {
        var cluster = Cluster(count);
        var old = cluster[1];
        var spawn = FormattableString.Invariant($"[{{\"port\":{old.Address.Port}}}]");
        var command = cluster[0].Begin(Call.Local("status", "spawn", Payload.OfText(spawn)));
        var reborn = cluster.Restart(old);
        cluster[0].Completes(new SpawnTicket(1), new SpawnOutcome(SpawnStatus.Started, old.Address, 1, string.Empty));
        cluster.Run();
        Assert.That(cluster[0].OutcomeOf(command).Error, Is.Null);
        cluster.Pass(Bound);
        Holds(cluster, reborn, count);
    }

    [Test]
    public void So_does_one_that_was_heard_of_first_and_whose_last_life_is_said_to_be_over_later()
    {
        var cluster = Cluster(3);
        var reborn = cluster.Restart(cluster[1]);
        Says(reborn, cluster[0], []);
        Assert.That(cluster[0].Members("g"), Has.Length.EqualTo(3), "it is not known yet that it is another life");
        var end = new MemberUpdate(reborn.Address, 1, uint.MaxValue, MemberStatus.Failed);
        Says(cluster[1], cluster[0], [end]);
        Assert.That(cluster[0].Members("g"), Has.Length.EqualTo(2));
        Assert.That(cluster[0].Members("all"), Has.Length.EqualTo(3));
        cluster.PutEverywhere("h");
        Says(cluster[1], cluster[0], [end]);
        Assert.That(cluster[0].Members("h"), Has.Length.EqualTo(3), "the same news again says nothing of a group that came after it");
    }

    [Test]
    public void A_new_life_that_fails_and_returns_does_not_return_into_the_groups_of_the_last()
    {
        var cluster = Cluster(4);
        cluster.Pass(Bound);
        var reborn = cluster.Restart(cluster[1]);
        cluster.Pass(Bound);
        reborn.Condition = NodeCondition.Silent;
        cluster.Pass(Bound);
        Assert.That(cluster[0].Members("all"), Has.Length.EqualTo(3), "it was not removed: the test shows nothing");
        reborn.Condition = NodeCondition.Up;
        cluster.Pass(Bound * 2);
        Holds(cluster, reborn, 4);
    }

    [Test]
    public void A_group_that_is_made_after_the_new_life_began_keeps_it()
    {
        var cluster = Cluster(4);
        cluster.Pass(Bound);
        cluster.Restart(cluster[1]);
        cluster.Pass(Bound);
        cluster.PutEverywhere("h");
        cluster.Pass(Bound);
        Assert.That(cluster.Nodes.Select(static node => node.Members("h").Length), Is.All.EqualTo(4));
    }

    [Test]
    public void Without_watching_a_member_that_is_started_again_leaves_the_groups_of_its_starter()
    {
        var cluster = new TestCluster(2);
        cluster.PutEverywhere("g");
        cluster[0].Begin(Call.Local("status", "spawn", Payload.OfText("[{\"port\":1002}]")));
        cluster[0].Completes(new SpawnTicket(1), new SpawnOutcome(SpawnStatus.Started, cluster[1].Address, 1, string.Empty));
        Assert.That(cluster[0].Members("g"), Is.EqualTo(new[] { "127.0.0.1:1001" }));
        Assert.That(cluster[0].Members("all"), Has.Length.EqualTo(2));
    }

    private static TestCluster Cluster(int count)
    {
        var cluster = new TestCluster(count, liveness: LivenessOptions.Default);
        cluster.PutEverywhere("g");
        return cluster;
    }

    private static void Says(TestNode from, TestNode to, MemberUpdate[] news) => to.Receive(
        from.Id, NodeMessage.Membership(new MembershipMessage(0, new MembershipContent(MembershipKind.News, from.Incarnation, 0, null, news))));

    private static void Holds(TestCluster cluster, TestNode reborn, int count)
    {
        Assert.That(cluster.Nodes.Select(static node => node.Members("all").Length), Is.All.EqualTo(count));
        Assert.That(cluster.Nodes.Where(node => node != reborn).Select(static node => node.Members("g").Length), Is.All.EqualTo(count - 1));
        Assert.That(reborn.State.ViewOf("g"), Is.Null);
    }

    private static bool IsOf(NodeEvent happened, TestNode node) =>
        happened.Kind <= NodeEventKind.MemberLeft && node.Address.Equals(happened.Node);
}
