using Distribution.Protocol;
using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

[TestFixture]
internal sealed class PoolQueueTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Test]
    public void Every_item_runs_once_whoever_adds_it()
    {
        const int count = 20_000;
        var runs = new int[count];
        using var done = new CountdownEvent(count);
        var queue = new PoolQueue();
        Parallel.For(0, count, index => queue.Add(new Item(() =>
        {
            Interlocked.Increment(ref runs[index]);
            done.Signal();
        })));
        Assert.That(done.Wait(Deadline), Is.True, "each ran at least once");
        Assert.That(runs, Is.All.EqualTo(1));
    }

    [Test]
    public void An_item_that_waits_for_a_later_one_does_not_wait_for_ever()
    {
        using var later = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        var queue = new PoolQueue();
        queue.Add(new Item(() =>
        {
            // The second is behind this one in the queue.
            queue.Add(new Item(later.Set));
            later.Wait(Deadline);
            done.Set();
        }));
        Assert.That(done.Wait(Deadline), Is.True);
    }

    [Test]
    public async Task A_program_that_blocks_on_a_call_in_the_continuation_of_another_goes_on()
    {
        await using var node = await TcpNode.StartAsync(new TcpNodeOptions());
        using var second = new ManualResetEventSlim();
        var first = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var ask = new Command(null, Call.Local("status", "get", Payload.OfText("[\"nid\"]")), Command.DefaultDeadline);
        node.Submit(ask, _ =>
        {
            node.Submit(ask, _ => second.Set());
            first.SetResult(second.Wait(Deadline));
        });
        Assert.That(await first.Task.WaitAsync(Deadline), Is.True);
    }

    private sealed class Item(Action run) : IThreadPoolWorkItem
    {
        public void Execute() => run();
    }
}
