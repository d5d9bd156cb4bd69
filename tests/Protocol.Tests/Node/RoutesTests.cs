namespace Distribution.Protocol.Tests;

public sealed class RoutesTests
{
    private const string Description = "{\"name\":\"mine\",\"type\":\"Test.Service\",\"methods\":[\"echo\"]}";

    [Test]
    public void A_service_is_put_called_described_and_removed_by_calls()
    {
        var node = new TestCluster()[0];
        OutcomeAssert.Gives(node.Ask("routes", "put", "[\"mine\",\"Test.Echo\"]"), Description);
        OutcomeAssert.Gives(node.Ask("mine", "echo", "[1,\"NaN\",null,[{}]]"), "[1,\"NaN\",null,[{}]]");
        OutcomeAssert.Gives(node.Ask("routes", "get", "[\"mine\"]"), Description);
        OutcomeAssert.Gives(node.Ask("routes", "rem", "[\"mine\"]"), Description);
        OutcomeAssert.Failed(node.Ask("mine", "echo"), CallErrorKind.UnknownService);
        OutcomeAssert.Failed(node.Ask("routes", "get", "[\"mine\"]"), CallErrorKind.UnknownService);
        OutcomeAssert.Failed(node.Ask("routes", "rem", "[\"mine\"]"), CallErrorKind.UnknownService);
    }

    [Test]
    public void The_program_registers_services_without_a_call()
    {
        var cluster = new TestCluster();
        cluster[0].AddRoute("mine", TestRoute.Echo());
        OutcomeAssert.Gives(cluster[0].Ask("mine", "echo", "[2]"), "[2]");
        OutcomeAssert.Failed(cluster[0].Ask("mine", "other"), CallErrorKind.UnknownMethod);
        Assert.That(cluster.Protocol.RemoveRoute(ref cluster[0].State, "mine"));
        Assert.That(cluster.Protocol.RemoveRoute(ref cluster[0].State, "mine"), Is.False);
        OutcomeAssert.Failed(cluster[0].Ask("mine", "echo"), CallErrorKind.UnknownService);
    }

    [Test]
    public void Built_in_services_are_described_and_can_be_neither_replaced_nor_removed()
    {
        var node = new TestCluster()[0];
        OutcomeAssert.Gives(node.Ask("routes", "get", "[\"comm\"]"), "{\"name\":\"comm\",\"type\":\"built in\",\"methods\":[\"send\"]}");
        foreach (var name in (string[])["comm", "gossip", "groups", "routes", "status"])
        {
            OutcomeAssert.Failed(node.Ask("routes", "put", $"[\"{name}\",\"Test.Echo\"]"), CallErrorKind.BadArguments);
            OutcomeAssert.Failed(node.Ask("routes", "rem", $"[\"{name}\"]"), CallErrorKind.BadArguments);
            Assert.That(() => node.AddRoute(name, TestRoute.Echo()), Throws.ArgumentException);
        }
    }

    [TestCase("[\"mine\",\"No.Such.Type\"]")]
    [TestCase("[\"\",\"Test.Echo\"]")]
    [TestCase("[\"a b\",\"Test.Echo\"]")]
    [TestCase("[\"mine\"]")]
    [TestCase("[\"mine\",{}]")]
    public void What_cannot_be_put_is_refused(string arguments) =>
        OutcomeAssert.Failed(new TestCluster()[0].Ask("routes", "put", arguments), CallErrorKind.BadArguments);

    [Test]
    public void A_handler_that_answers_twice_is_counted_and_ignored() // defect 4 of the reference: it kills the node
    {
        var node = new TestCluster()[0];
        var silent = TestRoute.Silent();
        node.AddRoute("mine", silent);
        var command = node.Begin(Call.Local("mine", "wait", Payload.NoArguments));
        IInvocationSink sink = node;
        sink.Completed(silent.Started[0].Id, Outcome.Of(Payload.OfText("1")));
        sink.Completed(silent.Started[0].Id, Outcome.Of(Payload.OfText("2")));
        node.Cluster.Run();
        OutcomeAssert.Gives(node.OutcomeOf(command), "1");
        Assert.That(node.State.AnswersIgnored, Is.EqualTo(1));
    }

    [Test]
    public void A_handler_that_throws_is_an_error_of_the_call()
    {
        var node = new TestCluster()[0];
        node.AddRoute("mine", new TestRoute(static _ => Outcome.Failed(CallErrorKind.HandlerFailed, "boom"), "run"));
        OutcomeAssert.Failed(node.Ask("mine", "run"), CallErrorKind.HandlerFailed);
    }

    [Test]
    public void A_run_knows_its_caller_and_its_deadline()
    {
        var cluster = new TestCluster(2);
        var route = TestRoute.Echo();
        cluster[1].AddRoute("mine", route);
        cluster[0].Begin(Call.Local("mine", "echo", Payload.NoArguments), cluster[1].Address, Duration.FromSeconds(2));
        Assert.That(route.Started[0].Caller, Is.EqualTo(cluster[0].Address));
        Assert.That(route.Started[0].Deadline, Is.EqualTo(cluster.Now + Duration.FromSeconds(2)));
    }
}
