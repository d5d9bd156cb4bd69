namespace Distribution.Protocol.Tests;

public sealed class GroupsTests
{
    private const string One = "{\"ip\":\"127.0.0.1\",\"port\":1234}";
    private const string Two = "{\"ip\":\"127.0.0.1\",\"port\":8000}";
    private const string Both = "{\"8cf1b\":" + One + ",\"e2ecb\":" + Two + "}";

    // Two addresses of one SID, found by search; the test below checks that they still are.
    private static readonly (NodeAddress First, NodeAddress Second) Twins = FindTwins();

    [Test]
    public void Put_returns_the_map_and_get_add_rem_del_work_on_it()
    {
        var node = new TestCluster()[0];
        OutcomeAssert.Gives(node.Ask("groups", "put", $"[\"g\",[{Two},{One},{One}]]"), Both);
        OutcomeAssert.Gives(node.Ask("groups", "get", "[\"g\"]"), Both);
        OutcomeAssert.Gives(node.Ask("groups", "rem", "[\"g\",\"8cf1b\"]"), "null");
        OutcomeAssert.Gives(node.Ask("groups", "rem", "[\"g\",\"8cf1b\"]"), "null");
        OutcomeAssert.Gives(node.Ask("groups", "get", "[\"g\"]"), $"{{\"e2ecb\":{Two}}}");
        OutcomeAssert.Gives(node.Ask("groups", "add", $"[\"g\",{One}]"), "null");
        OutcomeAssert.Gives(node.Ask("groups", "add", $"[\"g\",{One}]"), "null");
        OutcomeAssert.Gives(node.Ask("groups", "get", "[\"g\"]"), Both);
        OutcomeAssert.Gives(node.Ask("groups", "rem", $"[\"g\",{One}]"), "null");
        OutcomeAssert.Gives(node.Ask("groups", "rem", $"[\"g\",\"{new NodeAddress("127.0.0.1", 8000).Nid}\"]"), "null");
        OutcomeAssert.Gives(node.Ask("groups", "del", "[\"g\"]"), "{}");
        OutcomeAssert.Failed(node.Ask("groups", "get", "[\"g\"]"), CallErrorKind.UnknownGroup);
    }

    [Test]
    public void A_map_by_sid_or_nid_is_taken_too()
    {
        var node = new TestCluster()[0];
        var nid = new NodeAddress("127.0.0.1", 8000).Nid;
        OutcomeAssert.Gives(node.Ask("groups", "put", $"[\"g\",{{\"8cf1b\":{One},\"{nid}\":{Two}}}]"), Both);
    }

    [TestCase("get", "[\"no\"]")]
    [TestCase("del", "[\"no\"]")]
    [TestCase("add", "[\"no\"," + One + "]")]
    [TestCase("rem", "[\"no\"," + One + "]")]
    public void An_unknown_group_is_an_error(string method, string arguments) =>
        OutcomeAssert.Failed(new TestCluster()[0].Ask("groups", method, arguments), CallErrorKind.UnknownGroup);

    [TestCase("put", "[\"all\",[]]")]
    [TestCase("put", "[\"local\",[]]")]
    [TestCase("put", "[\"\",[]]")]
    [TestCase("put", "[\"a/b\",[]]")]
    [TestCase("put", "[\"g\"]")]
    [TestCase("put", "[\"g\",7]")]
    [TestCase("put", "[\"g\",[7]]")]
    [TestCase("put", "[\"g\",[" + One + "],1]")]
    [TestCase("put", "[\"g\",{\"ffff0\":" + One + "}]")]
    [TestCase("put", "[{},[]]")]
    [TestCase("put", "[{\"gid\":\"g\",\"subset\":\"many\"},[]]")]
    [TestCase("put", "[{\"gid\":\"g\",\"subset\":-1},[]]")]
    [TestCase("put", "[{\"gid\":\"g\",\"subset\":\"NaN\"},[]]")]
    [TestCase("put", "[{\"gid\":\"g\",\"subset\":\"No.Such\"},[]]")]
    [TestCase("put", "[{\"gid\":\"g\",\"subset\":null},[]]")]
    [TestCase("put", "[{\"gid\":\"g\",\"excludeSelf\":1},[]]")]
    [TestCase("put", "[{\"gid\":\"g\",\"fanout\":1},[]]")]
    [TestCase("del", "[\"all\"]")]
    [TestCase("del", "[\"local\"]")]
    [TestCase("add", "[\"local\"," + One + "]")]
    [TestCase("add", "[\"all\",\"8cf1b\"]")]
    [TestCase("rem", "[\"local\"," + One + "]")]
    [TestCase("rem", "[\"all\",\"8CF1B\"]")]
    [TestCase("rem", "[\"all\",\"8cf1\"]")]
    [TestCase("rem", "[\"all\",{\"ip\":\"127.0.0.1\",\"port\":1001}]")]
    public void What_makes_no_sense_is_refused(string method, string arguments) =>
        OutcomeAssert.Failed(new TestCluster()[0].Ask("groups", method, arguments), CallErrorKind.BadArguments);

    [TestCase("3")]
    [TestCase("2.5")]
    [TestCase("\"2.5\"")]
    [TestCase("\"ln\"")]
    [TestCase("\"ln+1.5\"")]
    [TestCase("\"log2\"")]
    [TestCase("\"sqrt\"")]
    [TestCase("\"n-1\"")]
    [TestCase("\"Test.Third\"")]
    [TestCase("0")]
    [TestCase("1e300")]
    public void A_subset_is_a_number_or_a_function(string subset) =>
        OutcomeAssert.Gives(
            new TestCluster()[0].Ask("groups", "put", $"[{{\"gid\":\"g\",\"subset\":{subset},\"excludeSelf\":true}},[]]"), "{}");

    [Test]
    public void All_and_local_hold_the_node_from_the_start()
    {
        var node = new TestCluster(0).Add(new NodeAddress("127.0.0.1", 1234));
        OutcomeAssert.Gives(node.Ask("groups", "get", "[\"all\"]"), $"{{\"8cf1b\":{One}}}");
        OutcomeAssert.Gives(node.Ask("groups", "get", "[\"local\"]"), $"{{\"8cf1b\":{One}}}");
    }

    [Test]
    public void All_learns_the_members_of_every_group_and_keeps_them() // defect 15 of the reference: rem removes from `all` too
    {
        var node = new TestCluster()[0];
        node.Ask("groups", "put", $"[\"g\",[{One}]]");
        node.Ask("groups", "add", $"[\"g\",{Two}]");
        string[] known = ["127.0.0.1:1001", "127.0.0.1:1234", "127.0.0.1:8000"];
        Assert.That(node.Members("all"), Is.EqualTo(known));
        node.Ask("groups", "rem", $"[\"g\",{One}]");
        node.Ask("groups", "del", "[\"g\"]");
        Assert.That(node.Members("all"), Is.EqualTo(known));
        node.Ask("groups", "rem", $"[\"all\",{One}]");
        Assert.That(node.Members("all"), Is.EqualTo(new[] { "127.0.0.1:1001", "127.0.0.1:8000" }));
    }

    [Test]
    public void Colliding_sids_are_shown_as_nids_and_refused_with_the_candidates()
    {
        var node = new TestCluster()[0];
        var (first, second) = Twins;
        Assert.That(first.Sid, Is.EqualTo(second.Sid));
        var view = node.Text("groups", "put", $"[\"g\",[{TestCluster.Json(first)},{TestCluster.Json(second)},{One}]]");
        Assert.That(view, Does.Contain($"\"{first.Nid}\":").And.Contain($"\"{second.Nid}\":").And.Contain("\"8cf1b\":"));
        var refusal = node.Ask("groups", "rem", $"[\"g\",\"{first.Sid}\"]");
        OutcomeAssert.Failed(refusal, CallErrorKind.BadArguments);
        Assert.That(refusal.Error!.Message, Does.Contain(first.ToString()).And.Contain(second.Nid));
        OutcomeAssert.Gives(node.Ask("groups", "rem", $"[\"g\",\"{first.Nid}\"]"), "null");
        OutcomeAssert.Gives(node.Ask("groups", "rem", $"[\"g\",\"{second.Sid}\"]"), "null");
        OutcomeAssert.Gives(node.Ask("groups", "get", "[\"g\"]"), $"{{\"8cf1b\":{One}}}");
    }

    [Test]
    public void One_payload_given_to_many_nodes_is_one_view_and_one_changed_view()
    {
        var cluster = new TestCluster(3);
        var put = Call.Local("groups", "put", Payload.OfText($"[\"g\",{cluster.NodesJson}]"));
        var add = Call.Local("groups", "add", Payload.OfText($"[\"g\",{One}]"));
        foreach (var node in cluster.Nodes)
        {
            cluster[0].Ask(put, node.Address);
        }

        Assert.That(cluster[2].State.ViewOf("g"), Is.SameAs(cluster[0].State.ViewOf("g")));
        Assert.That(cluster[1].State.ViewOf("all"), Is.SameAs(cluster[0].State.ViewOf("g")), "`all` of a node in the group is the same set");
        foreach (var node in cluster.Nodes)
        {
            cluster[0].Ask(add, node.Address);
        }

        Assert.That(cluster[2].State.ViewOf("g"), Is.SameAs(cluster[0].State.ViewOf("g")));
        Assert.That(cluster[0].State.ViewOf("g")!.Count, Is.EqualTo(4));
    }

    [Test]
    public void Different_changes_to_one_shared_view_make_different_views()
    {
        var cluster = new TestCluster(4);
        var put = Call.Local("groups", "put", Payload.OfText($"[\"g\",[{One}]]"));
        foreach (var node in cluster.Nodes)
        {
            cluster[0].Ask(put, node.Address);
        }

        cluster[0].Ask("groups", "add", $"[\"g\",{Two}]");
        cluster[1].Ask("groups", "add", "[\"g\",{\"ip\":\"h\",\"port\":1}]");
        cluster[2].Ask("groups", "rem", $"[\"g\",{One}]");
        Assert.That(cluster[0].Members("g"), Is.EqualTo(new[] { "127.0.0.1:1234", "127.0.0.1:8000" }));
        Assert.That(cluster[1].Members("g"), Is.EqualTo(new[] { "127.0.0.1:1234", "h:1" }));
        Assert.That(cluster[2].Members("g"), Is.Empty);
        Assert.That(cluster[3].Members("g"), Is.EqualTo(new[] { "127.0.0.1:1234" }));
    }

    private static (NodeAddress First, NodeAddress Second) FindTwins()
    {
        var seen = new Dictionary<string, NodeAddress>(StringComparer.Ordinal);
        for (var port = 1; ; port++)
        {
            var address = new NodeAddress("10.0.0.1", port);
            if (!seen.TryAdd(address.Sid, address))
            {
                return (seen[address.Sid], address);
            }
        }
    }
}
