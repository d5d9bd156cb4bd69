namespace Distribution.Protocol.Tests;

public sealed class RepairTests
{
    private const string Options = "{\"gid\":\"g\",\"subset\":2,\"repair\":\"anti-entropy\"}";
    private const string Echo = "[[7],{\"service\":\"mine\",\"method\":\"echo\"}]";
    private static readonly Duration Minute = Duration.FromSeconds(60);
    private static readonly RumorContent Content = new("g", Call.Local("mine", "echo", Payload.NoArguments));

    [Test]
    public void Every_member_runs_every_rumor_exactly_once_though_a_fifth_of_the_messages_is_lost([Range(1, 40)] int seed)
    {
        var cluster = Cluster(6);
        Lose(cluster, 0.2, new Random(seed));
        for (var i = 0; i < 10; i++)
        {
            cluster[i % 6].Begin(new Call("g", "gossip", "send", Payload.OfText(Echo)));
            cluster.Pass(Duration.FromMilliseconds(30));
        }

        cluster.Pass(Minute);
        Assert.That(cluster.Nodes.Select(Runs), Is.All.EqualTo(10));
        Assert.That(cluster.Nodes.Select(static node => node.State.Gossip!.Delivered), Is.All.EqualTo(10));
        Assert.That(cluster.Nodes.Sum(static node => node.State.Gossip!.Repaired), Is.Positive);
    }

    [Test]
    public void Without_repair_some_rumors_are_missed_for_ever()
    {
        var cluster = Cluster(6, "{\"gid\":\"g\",\"subset\":2}");
        Lose(cluster, 0.2, new Random(1));
        for (var i = 0; i < 10; i++)
        {
            cluster[i % 6].Begin(new Call("g", "gossip", "send", Payload.OfText(Echo)));
        }

        cluster.Pass(Minute);
        Assert.That(cluster.Nodes.Sum(Runs), Is.LessThan(60));
    }

    [Test]
    public void A_rumor_that_reached_nobody_is_repaired_and_not_pushed_on()
    {
        var cluster = Cluster(4);
        cluster.Cut = (_, _) => true;
        cluster[0].Begin(new Call("g", "gossip", "send", Payload.OfText(Echo)));
        cluster.Cut = null;
        foreach (var node in cluster.Nodes)
        {
            node.Sent.Clear();
        }

        cluster.Pass(Duration.FromSeconds(10));
        Assert.That(cluster.Nodes.Select(Runs), Is.All.EqualTo(1));
        Assert.That(cluster.Nodes.Skip(1).Select(static node => node.State.Gossip!.Repaired), Is.All.EqualTo(1));
        Assert.That(cluster.Nodes.Sum(static node => Sent(node, MessageKind.Rumor)), Is.Zero);
        Assert.That(cluster.Nodes.Sum(static node => Sent(node, MessageKind.RepairBatch)), Is.EqualTo(3));
    }

    [Test]
    public void A_member_that_was_cut_off_gets_everything_afterwards()
    {
        var cluster = Cluster(5);
        var lost = cluster[4].Id;
        cluster.Cut = (from, to) => from == lost || to == lost;
        for (var i = 0; i < 2_000; i++)
        {
            cluster[i % 4].Begin(new Call("g", "gossip", "send", Payload.OfText(Echo)));
        }

        cluster.Pass(Duration.FromSeconds(30));
        Assert.That(Runs(cluster[4]), Is.Zero);
        cluster.Cut = null;
        cluster.Pass(Duration.FromSeconds(20));
        Assert.That(cluster.Nodes.Select(Runs), Is.All.EqualTo(2_000));
        Assert.That(cluster[4].State.Gossip!.Refused, Is.LessThan(2_000), "what is given by several at once is bounded by the exchange");
    }

    [Test]
    public void A_group_in_which_nothing_happens_is_silent_after_a_minute()
    {
        var cluster = Cluster(6);
        Lose(cluster, 0.5, new Random(3));
        cluster[0].Begin(new Call("g", "gossip", "send", Payload.OfText(Echo)));
        cluster.Pass(Minute);
        cluster.Pass(Minute);
        var firstMinutes = cluster.Nodes.Max(static node => node.State.Gossip!.Sent);
        foreach (var node in cluster.Nodes)
        {
            node.Sent.Clear();
            node.Timers.Clear();
        }

        cluster.Pass(Minute * 60);
        Assert.That(cluster.Nodes.Sum(static node => node.Sent.Count), Is.Zero);
        Assert.That(cluster.Nodes.Sum(static node => node.Timers.Count), Is.Zero, "no timer either");
        Assert.That(firstMinutes, Is.LessThan(80));
    }

    [Test]
    public void Members_that_can_never_be_equal_again_fall_silent_too()
    {
        var cluster = Cluster(2);
        cluster.Cut = (_, _) => true;
        Send(cluster[0], 3);
        Send(cluster[1], 3);
        cluster.Pass(Minute * 2);
        cluster.Cut = null;
        Send(cluster[0], 1);
        Send(cluster[1], 1);
        cluster.Pass(Minute * 3);
        Assert.That(cluster.Nodes.Select(Runs), Is.All.EqualTo(5));
        cluster[0].Sent.Clear();
        cluster.Pass(Minute * 10);
        Assert.That(cluster[0].Sent, Is.Empty);
    }

    [Test]
    public void The_origin_runs_its_rumor_at_once_and_its_answer_is_in_the_receipt_if_it_was_drawn()
    {
        var cluster = Cluster(3, "{\"gid\":\"g\",\"subset\":3,\"repair\":\"anti-entropy\"}");
        OutcomeAssert.Gives(
            cluster[0].AskGroup("g", "gossip", "send", Echo),
            "{\"values\":{" + string.Join(',', cluster.Nodes.Select(static node => $"\"{node.Address}\":[7]")) + "},\"errors\":{}}");
        Assert.That(cluster.Nodes.Select(Runs), Is.All.EqualTo(1));
        Assert.That(cluster[0].Sent.Count(sent => sent.To == cluster[0].Id), Is.Zero);

        cluster = Cluster(3, "{\"gid\":\"g\",\"subset\":1,\"excludeSelf\":true,\"repair\":\"anti-entropy\"}");
        var receipt = cluster[0].AskGroup("g", "gossip", "send", Echo).ToString();
        Assert.That(receipt, Does.Not.Contain(cluster[0].Address.ToString()), "it was not drawn");
        Assert.That(Runs(cluster[0]), Is.EqualTo(1), "and runs it nevertheless");
    }

    [Test]
    public void An_origin_that_is_no_member_carries_its_rumors_and_runs_none()
    {
        var cluster = Cluster(4);
        var members = string.Join(',', cluster.Nodes.Skip(1).Select(static node => TestCluster.Json(node.Address)));
        foreach (var node in cluster.Nodes)
        {
            node.Ask("groups", "put", $"[{Options},[{members}]]");
        }

        cluster.Cut = (_, _) => true;
        Send(cluster[0], 3);
        Send(cluster[1], 1);
        cluster.Cut = null;
        cluster.Pass(Minute);
        Assert.That(cluster.Nodes.Select(Runs), Is.EqualTo(new[] { 0, 4, 4, 4 }));
    }

    [Test]
    public void What_a_repaired_rumor_runs_may_end_the_group()
    {
        var cluster = Cluster(2);
        var delete = new RumorContent("g", Call.Local("groups", "del", Payload.OfText("[\"g\"]")));
        cluster[1].Receive(cluster[0].Id, NodeMessage.Repair(new RepairBatch("g", [Repaired(0, Content), Repaired(1, delete), Repaired(2, Content)])));
        Assert.That(Runs(cluster[1]), Is.EqualTo(1));
        Assert.That((cluster[1].State.Gossip!.Repaired, cluster[1].State.Gossip!.Refused), Is.EqualTo((2L, 1L)));
        cluster.Pass(Minute);
    }

    [Test]
    public void A_node_takes_from_a_batch_what_it_lacks_and_what_is_alive()
    {
        var cluster = Cluster(2);
        var calling = new RumorContent("g", new Call("g", "mine", "echo", Payload.NoArguments));
        var expired = new RepairedRumor(new Rumor(new RumorId(new OriginId(9), 5), Content), Duration.Zero);
        var batch = NodeMessage.Repair(new RepairBatch("g", [Repaired(0, Content), Repaired(1, calling), expired, Repaired(0, Content)]));
        cluster[1].Receive(cluster[0].Id, batch);
        cluster[1].Receive(cluster[0].Id, batch);
        Assert.That(Runs(cluster[1]), Is.EqualTo(1));
        Assert.That((cluster[1].State.Gossip!.Repaired, cluster[1].State.Gossip!.Refused), Is.EqualTo((1L, 7L)));
        OutcomeAssert.Gives(cluster[1].Ask("status", "get", "[\"rumorsRepaired\"]"), "1");
        Assert.That(cluster[0].AskGroup("g", "status", "get", "[\"rumorsRepaired\"]").ToString(), Does.EndWith("\"total\":1}"));
    }

    [Test]
    public void Digests_of_unknown_groups_and_of_groups_without_repair_are_refused()
    {
        var cluster = Cluster(2, "{\"gid\":\"g\",\"subset\":2}");
        foreach (var group in new[] { "g", "h" })
        {
            var digest = new RumorDigest(group, DigestKind.Whole, [new OriginDigest(new OriginId(3), 0, 5, [])]);
            cluster[1].Receive(cluster[0].Id, NodeMessage.Digest(digest));
        }

        Assert.That(cluster[1].Sent, Is.Empty);
        Assert.That(cluster[1].State.Gossip!.Refused, Is.EqualTo(2));
    }

    [Test]
    public void The_memory_of_origins_is_bounded_and_what_exceeds_it_is_refused()
    {
        var cluster = new TestCluster(2, new NodeLimits { RumorOrigins = 3 });
        cluster.PutEverywhere("g", "{\"gid\":\"g\",\"excludeSelf\":true,\"repair\":\"anti-entropy\"}");
        cluster[0].Condition = NodeCondition.Silent;
        for (var origin = 0; origin < 5; origin++)
        {
            var rumor = new Rumor(new RumorId(new OriginId(100 + origin), 0), Content);
            cluster[1].Receive(cluster[0].Id, NodeMessage.Gossip(0, Duration.FromSeconds(1), rumor));
        }

        cluster[1].Receive(cluster[0].Id, NodeMessage.Repair(new RepairBatch("g", [Repaired(0, Content)])));
        Assert.That((cluster[1].State.Gossip!.Delivered, cluster[1].State.Gossip!.Refused), Is.EqualTo((3L, 3L)));
        cluster.Pass(RumorMemory.IdleMax);
        cluster[1].Receive(cluster[0].Id, NodeMessage.Repair(new RepairBatch("g", [Repaired(0, Content)])));
        Assert.That(cluster[1].State.Gossip!.Delivered, Is.EqualTo(4));
    }

    [Test]
    public void A_rumor_lives_five_minutes_at_the_most()
    {
        var cluster = Cluster(2);
        var rumor = new Rumor(new RumorId(new OriginId(9), 0), Content);
        cluster[1].Receive(cluster[0].Id, NodeMessage.Gossip(0, Duration.MaxValue, rumor));
        var passedOn = cluster[1].Sent.FindAll(static sent => sent.Message.Kind == MessageKind.Rumor);
        Assert.That(passedOn, Is.Not.Empty);
        Assert.That(passedOn.Select(static sent => sent.Message.TimeLeft), Is.All.EqualTo(RumorMemory.LifeMax));
    }

    [Test]
    public void Repair_is_an_option_of_the_group()
    {
        var cluster = new TestCluster();
        OutcomeAssert.Gives(
            cluster[0].Ask("groups", "options", "[\"all\"]"),
            "{\"gid\":\"all\",\"subset\":\"ln\",\"excludeSelf\":false,\"repair\":\"none\",\"repairMs\":100}");
        const string Given = "{\"gid\":\"g\",\"subset\":\"2\",\"excludeSelf\":false,\"repair\":\"anti-entropy\",\"repairMs\":250}";
        cluster[0].Ask("groups", "put", $"[{Given},[]]");
        OutcomeAssert.Gives(cluster[0].Ask("groups", "options", "[\"g\"]"), Given);
        foreach (var wrong in new[] { "\"repair\":\"always\"", "\"repair\":1", "\"repairMs\":0", "\"repairMs\":10001" })
        {
            OutcomeAssert.Failed(cluster[0].Ask("groups", "put", $"[{{\"gid\":\"g\",{wrong}}},[]]"), CallErrorKind.BadArguments);
        }
    }

    private static RepairedRumor Repaired(uint counter, RumorContent content) =>
        new(new Rumor(new RumorId(new OriginId(9), counter), content), Duration.FromSeconds(1));

    private static TestCluster Cluster(int count, string options = Options)
    {
        var cluster = new TestCluster(count);
        cluster.PutEverywhere("g", options);
        foreach (var node in cluster.Nodes)
        {
            node.AddRoute("mine", TestRoute.Echo());
        }

        return cluster;
    }

    private static void Lose(TestCluster cluster, double share, Random random) =>
        cluster.Cut = (from, to) => from != to && random.NextDouble() < share;

    private static void Send(TestNode node, int count)
    {
        for (var i = 0; i < count; i++)
        {
            node.Begin(new Call("g", "gossip", "send", Payload.OfText(Echo)));
        }
    }

    private static int Runs(TestNode node) => node.Invoked.Count;

    private static int Sent(TestNode node, MessageKind kind) => node.Sent.Count(sent => sent.Message.Kind == kind);
}
