namespace Distribution.Protocol.Tests;

public sealed class StopTests
{
    private static readonly Call Stop = Call.Local("status", "stop", Payload.NoArguments);

    [Test]
    public void A_remote_stop_is_answered_first_and_later_calls_are_refused()
    {
        var cluster = new TestCluster(2);
        OutcomeAssert.Gives(cluster[0].Ask(Stop, cluster[1].Address), "null");
        Assert.That(cluster[1].Stops, Is.EqualTo(1));
        OutcomeAssert.Failed(cluster[0].Ask(Stop, cluster[1].Address), CallErrorKind.Stopping);
        OutcomeAssert.Failed(cluster[1].Ask("status", "get", "[\"nid\"]"), CallErrorKind.Stopping);
        Assert.That(cluster[1].Stops, Is.EqualTo(1));
    }

    [Test]
    public void The_answer_leaves_before_the_host_is_told()
    {
        var node = new TestCluster()[0];
        OutcomeAssert.Failed(node.Ask("status", "stop", "[1]"), CallErrorKind.BadArguments);
        Assert.That(node.Stops, Is.Zero);
        OutcomeAssert.Gives(node.Ask(Stop), "null");
        Assert.That(node.Stops, Is.EqualTo(1));
    }

    [Test]
    public void What_is_pending_is_drained_first()
    {
        var cluster = new TestCluster(2);
        var silent = TestRoute.Silent();
        cluster[1].AddRoute("mine", silent);
        var command = cluster[0].Begin(Call.Local("mine", "wait", Payload.NoArguments), cluster[1].Address);
        cluster[0].Ask(Stop, cluster[1].Address);
        Assert.That(cluster[1].Stops, Is.Zero);
        ((IInvocationSink)cluster[1]).Completed(silent.Started[0].Id, Outcome.Of(Payload.OfText("1")));
        cluster.Run();
        OutcomeAssert.Gives(cluster[0].OutcomeOf(command), "1");
        Assert.That(cluster[1].Stops, Is.EqualTo(1));
    }

    [Test]
    public void A_draining_node_still_calls_others_and_a_stopped_one_does_not()
    {
        var cluster = new TestCluster(2);
        var silent = TestRoute.Silent();
        cluster[0].AddRoute("mine", silent);
        cluster[0].Begin(Call.Local("mine", "wait", Payload.NoArguments));
        cluster[0].Ask(Stop);
        var call = Call.Local("status", "get", Payload.OfText("[\"port\"]"));
        OutcomeAssert.Gives(cluster[0].Ask(call, cluster[1].Address), "1002");
        ((IInvocationSink)cluster[0]).Completed(silent.Started[0].Id, Outcome.Done);
        cluster.Run();
        Assert.That(cluster[0].Stops, Is.EqualTo(1));
        OutcomeAssert.Failed(cluster[0].Ask(call, cluster[1].Address), CallErrorKind.Stopping);
    }

    [Test]
    public void The_drain_is_bounded_and_whoever_still_waits_is_told()
    {
        var cluster = new TestCluster(2, new NodeLimits { Drain = Duration.FromSeconds(1) });
        cluster[1].AddRoute("mine", TestRoute.Silent());
        var remote = cluster[0].Begin(Call.Local("mine", "wait", Payload.NoArguments), cluster[1].Address, Duration.MaxValue);
        var own = cluster[1].Begin(Call.Local("mine", "wait", Payload.NoArguments));
        cluster[0].Ask(Stop, cluster[1].Address);
        cluster.Pass(Duration.FromMilliseconds(1001));
        OutcomeAssert.Failed(cluster[0].OutcomeOf(remote), CallErrorKind.Stopping);
        OutcomeAssert.Failed(cluster[1].OutcomeOf(own), CallErrorKind.Stopping);
        Assert.That(cluster[1].Stops, Is.EqualTo(1));
        cluster.Pass(Duration.FromSeconds(10));
        Assert.That(cluster[1].Stops, Is.EqualTo(1));
    }

    [Test]
    public void A_stopping_node_takes_no_rumor_and_passes_none_on()
    {
        var cluster = new TestCluster(2);
        cluster.PutEverywhere("g", "{\"gid\":\"g\",\"subset\":2}");
        cluster[1].Ask(Stop);
        var receipt = cluster[0].AskGroup("g", "gossip", "send", "[[\"nid\"],{\"service\":\"status\",\"method\":\"get\"}]").ToString();
        Assert.That(receipt, Does.Contain("\"127.0.0.1:1002\":{\"kind\":\"Stopping\""));
        Assert.That(cluster[1].Sent.Exists(static each => each.Message.Kind == MessageKind.Rumor), Is.False);
    }

    [Test]
    public void A_group_call_that_stops_the_caller_too_still_stops_everybody_and_answers()
    {
        var cluster = new TestCluster(3);
        cluster.PutEverywhere("g");
        var text = cluster[0].AskGroup("g", "comm", "send", "[[],{\"service\":\"status\",\"method\":\"stop\"}]").ToString();
        Assert.That(text, Does.EndWith("\"errors\":{}}"));
        Assert.That(cluster.Nodes.Select(static node => node.Stops), Is.All.EqualTo(1));
    }
}
