using Distribution.Protocol;
using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

/// <summary>Handlers that block keep nobody from calling their node.</summary>
internal sealed class HandlerThreadsTests
{
    [Test]
    public async Task A_node_answers_while_handlers_block_and_beyond_256_refuses_them()
    {
        await using var caller = await TcpNodeCalls.StartAsync();
        await using var node = await TcpNodeCalls.StartAsync();
        using var released = new ManualResetEventSlim();
        await node.AddRouteAsync("blocked", new TestRoute((invocation, sink) =>
        {
            released.Wait();
            sink.Completed(invocation.Id, Outcome.Done);
        }));
        ThreadPool.GetMinThreads(out var least, out _);
        var blocked = Enumerable.Range(0, HandlerThreads.Max + 10).Select(_ => caller.CallAsync(node.Address, "blocked", "run")).ToList();
        try
        {
            // Of the pool's own accord two threads come a second: this would take minutes.
            for (var refused = 0; refused < 10; refused++)
            {
                var first = await Task.WhenAny(blocked).WaitAsync(TimeSpan.FromSeconds(15));
                Assert.That((await first).Error?.Kind, Is.EqualTo(CallErrorKind.Overloaded));
                blocked.Remove(first);
            }

            Assert.That((await caller.CallAsync(node.Address, "status", "get", "[\"sid\"]")).Error, Is.Null);
        }
        finally
        {
            released.Set();
        }

        Assert.That((await Task.WhenAll(blocked)).Select(static outcome => outcome.Error), Is.All.Null.And.Exactly(HandlerThreads.Max).Items);
        while (true)
        {
            ThreadPool.GetMinThreads(out var current, out _);
            if (current == least)
            {
                break;
            }

            await Task.Yield();
        }
    }

    [Test]
    public async Task A_watcher_that_blocks_costs_a_bounded_queue_and_is_told_what_it_missed()
    {
        await using var node = await TcpNodeCalls.StartAsync();
        using var released = new ManualResetEventSlim();
        var (told, missed) = (0, new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        node.Watch(happened =>
        {
            released.Wait();
            told++;
            if (happened.Kind == NodeEventKind.Dropped)
            {
                missed.TrySetResult(happened.Error!.Message);
            }
            else if (happened.Group is "last")
            {
                last.TrySetResult();
            }
        });
        for (var i = 0; i < NodeObserver.WaitingMax + 100; i++)
        {
            await node.CallAsync(null, "groups", "put", "[\"g\",[]]");
        }

        await node.CallAsync(null, "groups", "put", "[\"last\",[]]");
        released.Set();
        await last.Task.WaitAsync(TcpNodeCalls.Deadline);
        Assert.That(await missed.Task, Is.EqualTo("100 events were dropped, for more than 4096 waited to be told"));
        Assert.That(told, Is.EqualTo(NodeObserver.WaitingMax + 2), "the first, the news of what was dropped, and those that waited");
    }
}
