namespace Distribution.Protocol.Tests;

public sealed class SpawnTests
{
    private static readonly NodeAddress Child = new("127.0.0.1", 1234);

    private static SpawnOutcome Started(NodeAddress address) => new(SpawnStatus.Started, address, 42, string.Empty);

    private static CommandId Begin(TestNode node, string arguments = "[]") =>
        node.Begin(Call.Local("status", "spawn", Payload.OfText(arguments)));

    [Test]
    public void A_spawn_completes_when_the_new_node_is_up_and_joins_all()
    {
        var node = new TestCluster()[0];
        var command = Begin(node, "[{\"ip\":\"10.1.2.3\",\"port\":80,\"settings\":{\"b\":\"2\",\"a\":\"1\"},\"bootMs\":250}]");
        Assert.That(node.IsCompleted(command), Is.False);
        Assert.That(node.Spawned[0].Listen, Is.EqualTo(new NodeAddress("10.1.2.3", 80)));
        Assert.That(node.Spawned[0].BootDeadline, Is.EqualTo(Duration.FromMilliseconds(250)));
        Assert.That(node.Spawned[0].Settings, Is.EqualTo(new KeyValuePair<string, string>[] { new("a", "1"), new("b", "2") }));
        node.Completes(new SpawnTicket(1), Started(Child));
        OutcomeAssert.Gives(node.OutcomeOf(command), "{\"ip\":\"127.0.0.1\",\"port\":1234,\"pid\":42}");
        Assert.That(node.Members("all"), Is.EqualTo(new[] { "127.0.0.1:1001", "127.0.0.1:1234" }));
    }

    [Test]
    public void Start_up_calls_are_taken_from_the_configuration()
    {
        var node = new TestCluster()[0];
        Begin(node, "[{\"onStart\":[{\"service\":\"a\",\"method\":\"b\",\"arguments\":[1,[2]]},{\"method\":\"d\",\"group\":\"g\",\"service\":\"c\"}]}]");
        Assert.That(node.Spawned[0].OnStart.Select(call => $"{call} {call.Arguments}"), Is.EqualTo(new[] { "a.b [1,[2]]", "g/c.d []" }));
    }

    [Test]
    public void A_request_survives_being_the_arguments_of_a_spawn()
    {
        var request = new SpawnRequest
        {
            Listen = new NodeAddress("::1", 99),
            Settings = [new("a", "1"), new("b", "\"\n")],
            OnStart = [Call.Local("s", "m", Payload.OfText("[\"x\"]")), new Call("g", "s", "m", Payload.NoArguments)],
            BootDeadline = Duration.FromMicroseconds(1_001),
        };
        var node = new TestCluster()[0];
        Begin(node, request.ToArguments().ToString());
        var read = node.Spawned[0];
        Assert.That(read.Listen, Is.EqualTo(request.Listen));
        Assert.That(read.Settings, Is.EqualTo(request.Settings));
        Assert.That(read.OnStart.Select(call => call.Fingerprint), Is.EqualTo(request.OnStart.Select(call => call.Fingerprint)));
        Assert.That(read.BootDeadline, Is.EqualTo(Duration.FromMilliseconds(2)), "rounded up, so that no deadline becomes shorter");
    }

    [TestCase("[]")]
    [TestCase("[null]")]
    [TestCase("[{}]")]
    public void Everything_may_be_left_out(string arguments)
    {
        var node = new TestCluster()[0];
        Begin(node, arguments);
        Assert.That(node.Spawned[0].Listen, Is.EqualTo(new NodeAddress("127.0.0.1", 0)));
        Assert.That(node.Spawned[0].Settings, Is.Empty);
    }

    [TestCase("")]
    [TestCase("[7]")]
    [TestCase("[[]]")]
    [TestCase("[{},{}]")]
    [TestCase("[{\"port\":-1}]")]
    [TestCase("[{\"port\":\"80\"}]")]
    [TestCase("[{\"ip\":\"\"}]")]
    [TestCase("[{\"ip\":7}]")]
    [TestCase("[{\"bootMs\":0}]")]
    [TestCase("[{\"settings\":[]}]")]
    [TestCase("[{\"settings\":{\"a\":1}}]")]
    [TestCase("[{\"prot\":80}]")]
    [TestCase("[{\"onStart\":{}}]")]
    [TestCase("[{\"onStart\":[7]}]")]
    [TestCase("[{\"onStart\":[{}]}]")]
    [TestCase("[{\"onStart\":[{\"service\":\"s\"}]}]")]
    [TestCase("[{\"onStart\":[{\"service\":\"s\",\"method\":\"\"}]}]")]
    [TestCase("[{\"onStart\":[{\"service\":\"s\",\"method\":\"m\",\"arguments\":{}}]}]")]
    [TestCase("[{\"onStart\":[{\"service\":\"s\",\"method\":\"m\",\"argument\":[]}]}]")]
    public void A_wrong_configuration_is_refused_before_anything_starts(string arguments)
    {
        var node = new TestCluster()[0];
        OutcomeAssert.Failed(node.OutcomeOf(Begin(node, arguments)), CallErrorKind.BadArguments);
        Assert.That(node.Spawned, Is.Empty);
    }

    [TestCase(SpawnStatus.TimedOut)]
    [TestCase(SpawnStatus.Refused)]
    [TestCase(SpawnStatus.Exited)]
    public void A_failed_spawn_says_which_way_and_what_the_child_said(SpawnStatus status)
    {
        var node = new TestCluster()[0];
        var command = Begin(node);
        node.Completes(new SpawnTicket(1), new SpawnOutcome(status, null, 0, "starting\nport 80 is in use"));
        OutcomeAssert.Failed(node.OutcomeOf(command), CallErrorKind.SpawnFailed);
        Assert.That(node.OutcomeOf(command).Error!.Message, Does.EndWith(": starting; port 80 is in use"));
        Assert.That(node.Members("all"), Is.Empty, "nobody was met, so `all` was not needed yet");
    }

    [Test]
    public void Of_many_spawns_at_once_each_completes_once() // defect 6 of the reference: only the last callback runs, once per node
    {
        var node = new TestCluster()[0];
        var commands = Enumerable.Range(0, 6).Select(_ => Begin(node)).ToList();
        foreach (var ticket in (int[])[3, 1, 6, 2, 5, 4, 4])
        {
            node.Completes(new SpawnTicket(ticket), Started(new NodeAddress("127.0.0.1", 2000 + ticket)));
        }

        for (var i = 0; i < 6; i++)
        {
            OutcomeAssert.Gives(node.OutcomeOf(commands[i]), $"{{\"ip\":\"127.0.0.1\",\"port\":{2001 + i},\"pid\":42}}");
        }

        Assert.That(node.State.AnswersIgnored, Is.EqualTo(1), "one end was reported twice");
    }

    [Test]
    public void A_node_that_comes_up_after_the_callers_deadline_is_known_all_the_same()
    {
        var node = new TestCluster()[0];
        var command = Begin(node);
        node.Cluster.Pass(Duration.FromSeconds(6));
        OutcomeAssert.Failed(node.OutcomeOf(command), CallErrorKind.TimedOut);
        node.Completes(new SpawnTicket(1), Started(Child));
        OutcomeAssert.Failed(node.OutcomeOf(command), CallErrorKind.TimedOut);
        Assert.That(node.Members("all"), Has.Length.EqualTo(2));
    }
}
