namespace Distribution.Protocol.Tests;

public sealed class DeadlineTests
{
    private static readonly Call Wait = Call.Local("mine", "wait", Payload.NoArguments);

    [Test]
    public void A_handler_that_never_answers_times_out_on_both_sides() // defect 5 of the reference: its caller hangs for ever
    {
        var cluster = new TestCluster(2);
        cluster[1].AddRoute("mine", TestRoute.Silent());
        var command = cluster[0].Begin(Wait, cluster[1].Address, Duration.FromSeconds(5));
        cluster.Pass(Duration.FromMilliseconds(4999));
        Assert.That(cluster[0].IsCompleted(command), Is.False);
        cluster.Pass(Duration.FromMilliseconds(2));
        OutcomeAssert.Failed(cluster[0].OutcomeOf(command), CallErrorKind.TimedOut);
        Assert.That(cluster[0].State.PendingCount, Is.Zero);
        Assert.That(cluster[1].State.PendingCount, Is.Zero);
    }

    [Test]
    public void A_late_outcome_is_counted_and_ignored()
    {
        var cluster = new TestCluster();
        var silent = TestRoute.Silent();
        cluster[0].AddRoute("mine", silent);
        var command = cluster[0].Begin(Wait);
        cluster.Pass(Duration.FromSeconds(6));
        ((IInvocationSink)cluster[0]).Completed(silent.Started[0].Id, Outcome.Done);
        cluster.Run();
        OutcomeAssert.Failed(cluster[0].OutcomeOf(command), CallErrorKind.TimedOut);
        Assert.That(cluster[0].State.AnswersIgnored, Is.EqualTo(1));
    }

    [Test]
    public void Deadlines_expire_in_order_and_equal_ones_in_the_order_of_the_calls()
    {
        var node = new TestCluster()[0];
        node.AddRoute("mine", TestRoute.Silent());
        int[] seconds = [3, 1, 2, 1, 3, 2, 1];
        var commands = seconds.Select(each => node.Begin(Wait, null, Duration.FromSeconds(each))).ToList();
        node.Cluster.Pass(Duration.FromSeconds(4));
        var expected = commands.Zip(seconds).OrderBy(static each => each.Second).Select(static each => each.First);
        Assert.That(node.Completed.Select(static each => each.Command), Is.EqualTo(expected));
    }

    [Test]
    public void There_is_one_timer_and_only_an_earlier_deadline_arms_it_again()
    {
        var node = new TestCluster()[0];
        node.AddRoute("mine", TestRoute.Silent());
        foreach (var seconds in (int[])[5, 6, 5, 2, 7])
        {
            node.Begin(Wait, null, Duration.FromSeconds(seconds));
        }

        Assert.That(node.Timers.Select(static each => each.Delay), Is.EqualTo(new[] { Duration.FromSeconds(5), Duration.FromSeconds(2) }));
        Assert.That(node.Timers.Select(static each => each.Timer).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void An_endless_deadline_arms_nothing()
    {
        var node = new TestCluster()[0];
        node.AddRoute("mine", TestRoute.Silent());
        node.Cluster.Pass(Duration.FromSeconds(1));
        var command = node.Begin(Wait, null, Duration.MaxValue);
        Assert.That(node.Timers, Is.Empty);
        Assert.That(node.IsCompleted(command), Is.False);
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_deadline_that_is_not_above_zero_is_refused(long nanoseconds)
    {
        var node = new TestCluster()[0];
        var command = node.Begin(Call.Local("status", "get", Payload.OfText("[\"nid\"]")), null, new Duration(nanoseconds));
        OutcomeAssert.Failed(node.OutcomeOf(command), CallErrorKind.BadArguments);
        node.Receive(node.Id, NodeMessage.Request(9, new Duration(nanoseconds), Call.Local("status", "stop", Payload.NoArguments)));
        Assert.That(node.Stops, Is.Zero, "the caller of an expired request has gone");
    }

    [Test]
    public void A_passed_on_call_carries_the_time_that_is_left()
    {
        var cluster = new TestCluster(2);
        cluster[1].AddRoute("mine", TestRoute.Silent());
        cluster[0].Begin(Wait, cluster[1].Address, Duration.FromSeconds(2));
        Assert.That(cluster[0].Sent[0].Message.TimeLeft, Is.EqualTo(Duration.FromSeconds(2)));
        Assert.That(cluster[1].Invoked[0].Deadline, Is.EqualTo(cluster.Now + Duration.FromSeconds(2)));
    }

    [Test]
    public void Many_answered_calls_leave_neither_slots_nor_deadlines_behind()
    {
        var pending = new PendingCalls(1);
        var stuck = pending.Add(new PendingCall(PendingKind.Call, NodeId.None, ReplyTo.Nobody, null), new Instant(1));
        for (var i = 0; i < 10_000; i++)
        {
            var id = pending.Add(new PendingCall(PendingKind.Call, NodeId.None, ReplyTo.Nobody, null), new Instant(5 + (i % 7)));
            Assert.That(pending.TryTake(id, out _));
            Assert.That(pending.TryTake(id, out _), Is.False, "an id is used once");
        }

        Assert.That(pending.Slots, Is.EqualTo(2));
        Assert.That(pending.DeadlineEntries, Is.LessThan(100));
        Assert.That(pending.TryTakeDue(new Instant(1), out _));
        Assert.That(pending.IsPending(stuck), Is.False);
        Assert.That(pending.NextDeadline(), Is.EqualTo(Instant.MaxValue));
    }
}
