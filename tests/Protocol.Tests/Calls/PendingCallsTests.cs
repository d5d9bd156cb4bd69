namespace Distribution.Protocol.Tests;

public sealed class PendingCallsTests
{
    private static readonly PendingCall Any = new(PendingKind.Call, NodeId.None, ReplyTo.Nobody, null);

    [Test]
    public void An_id_is_not_used_again_by_the_next_call_in_its_slot()
    {
        var pending = new PendingCalls(uint.MaxValue);
        var ids = new List<ulong>();
        for (var i = 0; i < 4; i++)
        {
            var id = pending.Add(Any, Instant.MaxValue);
            Assert.That(ids.Exists(pending.IsPending), Is.False);
            Assert.That(id, Is.Not.Zero);
            ids.Add(id);
            pending.TryTake(id, out _);
        }

        Assert.That(ids, Is.Unique);
        Assert.That(pending.Slots, Is.EqualTo(1));
    }

    [SeededProperty(MaxTest = 100)]
    public void Due_calls_come_by_deadline_then_in_the_order_added_whatever_was_answered_meanwhile(int seed)
    {
        var random = new Random(seed);
        var pending = new PendingCalls(1);
        var model = new List<(ulong Id, int Part, long Deadline)>();
        for (var i = 0; i < 400; i++)
        {
            if (random.Next(3) == 0 && model.Count > 0)
            {
                var at = random.Next(model.Count);
                Assert.That(pending.TryTake(model[at].Id, out _));
                model.RemoveAt(at);
            }
            else
            {
                var deadline = random.Next(6);
                var call = new PendingCall(PendingKind.Call, NodeId.None, ReplyTo.PartOf(0, i), null);
                model.Add((pending.Add(call, new Instant(deadline)), i, deadline));
            }
        }

        Assert.That(pending.Count, Is.EqualTo(model.Count));
        var expected = model.Where(static each => each.Deadline <= 4).OrderBy(static each => each.Deadline).Select(static each => each.Part);
        var due = new List<int>();
        while (pending.TryTakeDue(new Instant(4), out var call))
        {
            due.Add(call.Reply.Part);
        }

        Assert.That(due, Is.EqualTo(expected));
        Assert.That(pending.NextDeadline(), Is.EqualTo(pending.Count > 0 ? new Instant(5) : Instant.MaxValue));
    }
}
