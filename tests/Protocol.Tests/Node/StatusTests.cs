namespace Distribution.Protocol.Tests;

public sealed class StatusTests
{
    [Test]
    public void Identity_keys_say_who_the_node_is()
    {
        var node = new TestCluster(0).Add(new NodeAddress("127.0.0.1", 8000));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(node.Text("status", "get", "[\"nid\"]"), Is.EqualTo($"\"{node.Address.Nid}\""));
            Assert.That(node.Text("status", "get", "[\"sid\"]"), Is.EqualTo("\"e2ecb\""));
            Assert.That(node.Text("status", "get", "[\"ip\"]"), Is.EqualTo("\"127.0.0.1\""));
            Assert.That(node.Text("status", "get", "[\"port\"]"), Is.EqualTo("8000"));
            Assert.That(node.Text("status", "get", "[\"heapTotal\"]"), Is.EqualTo("4000"));
            Assert.That(node.Text("status", "get", "[\"heapUsed\"]"), Is.EqualTo("1000"));
        }
    }

    [Test]
    public void Counts_are_really_counted_whoever_calls() // defect 14 of the reference: always 0
    {
        var cluster = new TestCluster(2);
        cluster[0].Ask("status", "get", "[\"nid\"]");
        cluster[1].Ask(Call.Local("status", "get", Payload.OfText("[\"nid\"]")), cluster[0].Address);
        cluster[0].Ask("no", "such");
        Assert.That(cluster[0].Text("status", "get", "[\"counts\"]"), Is.EqualTo("4"), "three before, and this one");
    }

    [Test]
    public void Settings_are_keys_too_and_others_are_unknown()
    {
        var node = new TestCluster()[0];
        node.Settings.Add(new("colour", "blue \"ish\""));
        OutcomeAssert.Gives(node.Ask("status", "get", "[\"colour\"]"), "\"blue \\\"ish\\\"\"");
        OutcomeAssert.Failed(node.Ask("status", "get", "[\"smell\"]"), CallErrorKind.UnknownKey);
        OutcomeAssert.Failed(node.Ask("status", "get", "[\"\"]"), CallErrorKind.UnknownKey);
    }

    [TestCase("")]
    [TestCase("[")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("[\"nid\"")]
    [TestCase("[\"nid\"]]")]
    [TestCase("[\"nid\",1]")]
    [TestCase("[1]")]
    [TestCase("[null]")]
    [TestCase("[[\"nid\"]]")]
    [TestCase("[\"\\ud800\"]")]
    public void Arguments_of_the_wrong_shape_are_refused(string arguments) =>
        OutcomeAssert.Failed(new TestCluster()[0].Ask("status", "get", arguments), CallErrorKind.BadArguments);

    [Test]
    public void Missing_and_unknown_names_have_their_own_errors()
    {
        var node = new TestCluster()[0];
        OutcomeAssert.Failed(node.Ask("", "get"), CallErrorKind.MissingService);
        OutcomeAssert.Failed(node.Ask("status", ""), CallErrorKind.MissingMethod);
        OutcomeAssert.Failed(node.Ask("nosuch", "get"), CallErrorKind.UnknownService);
        OutcomeAssert.Failed(node.Ask("status", "nosuch"), CallErrorKind.UnknownMethod);
        OutcomeAssert.Failed(node.Ask("gossip", "send"), CallErrorKind.UnknownMethod);
        OutcomeAssert.Failed(node.Ask(new string('x', 100_000) + "\n", "get"), CallErrorKind.UnknownService);
    }
}
