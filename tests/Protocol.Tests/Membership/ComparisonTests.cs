namespace Distribution.Protocol.Tests.Membership;

/// <summary>Members that no news of each other reaches.</summary>
public sealed class ComparisonTests
{
    // Some comparisons, one every ten periods.
    private static readonly Duration Bound = Duration.FromSeconds(90);

    [TestCase(3)]
    [TestCase(4)]
    [TestCase(9)]
    public void Two_new_lives_find_each_other_though_all_news_of_both_is_lost(int count)
    {
        var cluster = Watched(count);
        cluster.Change = WithoutNews(cluster);
        cluster.Restart(cluster[0]);
        cluster.Restart(cluster[0]);
        cluster.Pass(Bound);
        AllKnowAll(cluster);
    }

    /// <summary>Law: if whom each was told of first hangs together, all know all in the end, though all news is lost.</summary>
    [SeededProperty]
    public void Nodes_of_whom_each_was_told_of_one_all_meet(int seed)
    {
        var random = new Random(seed);
        var cluster = new TestCluster(random.Next(2, 13), liveness: LivenessOptions.Default);
        for (var i = 1; i < cluster.Nodes.Count; i++)
        {
            cluster[i].Ask("groups", "put", $"[\"g\",[{TestCluster.Json(cluster[random.Next(i)].Address)}]]");
        }

        cluster.Change = WithoutNews(cluster);
        cluster.Pass(Bound * 2);
        AllKnowAll(cluster);
    }

    [Test]
    public void Who_is_new_knows_everybody_after_its_first_period()
    {
        var cluster = Watched(100);
        var joining = cluster.Add(new NodeAddress("127.0.0.1", 2000));
        joining.Ask("groups", "add", $"[\"all\",{TestCluster.Json(cluster[0].Address)}]");
        cluster.Pass(LivenessOptions.Default.Interval);
        Assert.That(joining.Members("all"), Has.Length.EqualTo(101));
    }

    [Test]
    public void Members_that_agree_tell_each_other_nothing()
    {
        var cluster = Watched(10);
        foreach (var node in cluster.Nodes)
        {
            node.Sent.Clear();
        }

        cluster.Pass(Duration.FromSeconds(60));
        var sent = cluster.Nodes.SelectMany(static node => node.Sent).Select(static sent => sent.Message.Content).OfType<MembershipContent>();
        var kinds = sent.ToLookup(static content => content.Kind);
        Assert.That(kinds[MembershipKind.Compare].Count(), Is.EqualTo(60), "every node asks one other every ten periods");
        Assert.That(kinds[MembershipKind.News], Is.Empty);
    }

    private static TestCluster Watched(int count)
    {
        var cluster = new TestCluster(count, liveness: LivenessOptions.Default);
        cluster.PutEverywhere("g");
        cluster.Pass(Duration.FromSeconds(30));
        return cluster;
    }

    // An answer to a comparison tells of its sender too, among all others.
    private static Func<NodeId, NodeMessage, NodeMessage> WithoutNews(TestCluster cluster) => (from, message) =>
        message.Content is MembershipContent said && !said.News.Any(news => news.Node.Equals(cluster.AddressOf(from)))
            ? NodeMessage.Membership(new MembershipMessage(
                message.CallId, new MembershipContent(said.Kind, said.Incarnation, said.Version, said.Target, [])))
            : message;

    private static void AllKnowAll(TestCluster cluster) =>
        Assert.That(cluster.Nodes.Select(static node => node.Members("all").Length), Is.All.EqualTo(cluster.Nodes.Count));
}
