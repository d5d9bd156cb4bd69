using System.Diagnostics;
using Distribution.Protocol;
using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

/// <summary>Nodes whose links are made bad on purpose, over loopback.</summary>
internal sealed class ShapedNodeTests
{
    private TcpNode caller;
    private TcpNode node;

    [SetUp]
    public async Task Start()
    {
        caller = await TcpNodeCalls.StartAsync(new TcpNodeOptions { Liveness = null });
        node = await TcpNodeCalls.StartAsync(new TcpNodeOptions { Liveness = null });
    }

    [TearDown]
    public async Task Stop()
    {
        await caller.DisposeAsync();
        await node.DisposeAsync();
    }

    [Test]
    public async Task A_call_takes_the_delays_of_both_its_ways_at_least()
    {
        await caller.ShapeAsync(node.Address, new LinkShape { Delay = Duration.FromMilliseconds(40) });
        await node.ShapeAsync(caller.Address, new LinkShape { Delay = Duration.FromMilliseconds(60) });
        var started = Stopwatch.GetTimestamp();
        await CallAsync();
        Assert.That(Stopwatch.GetElapsedTime(started), Is.GreaterThanOrEqualTo(TimeSpan.FromMilliseconds(100)));
        Assert.That((caller.Counters.HeldByShape, node.Counters.HeldByShape), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Delayed_calls_arrive_in_their_order()
    {
        var heard = new List<string>();
        await node.AddRouteAsync("list", new TestRoute((invocation, sink) =>
        {
            lock (heard)
            {
                heard.Add(invocation.Arguments.ToString());
            }

            sink.Completed(invocation.Id, Outcome.Done);
        }));
        await caller.ShapeAsync(node.Address, new LinkShape { Delay = Duration.FromMilliseconds(5), Jitter = Duration.FromMilliseconds(5) });
        for (var number = 0; number < 20; number++)
        {
            Assert.That((await caller.CallAsync(node.Address, "list", "run", $"[{number}]")).Error, Is.Null);
        }

        Assert.That(heard, Is.EqualTo(Enumerable.Range(0, 20).Select(number => $"[{number}]")));
        Assert.That(caller.Counters.HeldByShape, Is.EqualTo(20));
    }

    [Test]
    public async Task A_cut_one_way_lets_the_other_way_through_and_its_end_restores_the_link()
    {
        var ran = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await node.AddRouteAsync("mark", new TestRoute((invocation, sink) =>
        {
            ran.TrySetResult();
            sink.Completed(invocation.Id, Outcome.Done);
        }));
        await node.ShapeAsync(caller.Address, new LinkShape { IsCut = true });
        var unanswered = caller.CallAsync(new Command(node.Address, Call.Local("mark", "run", Payload.NoArguments), Duration.FromMilliseconds(400)));

        await ran.Task.WaitAsync(TcpNodeCalls.Deadline);
        Assert.That((await unanswered).Error?.Kind, Is.EqualTo(CallErrorKind.TimedOut), "nobody is told of a cut");
        Assert.That(node.Counters.DroppedByShape, Is.EqualTo(1));
        await node.ShapeAsync(caller.Address, null);
        await CallAsync();
        Assert.That((node.Counters.DroppedByShape, caller.Counters.Reconnects), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_cut_at_the_sender_keeps_its_messages_from_leaving()
    {
        await caller.ShapeAsync(node.Address, new LinkShape { IsCut = true });
        var call = new Command(node.Address, Call.Local("status", "get", Payload.OfText("[\"sid\"]")), Duration.FromMilliseconds(200));
        Assert.That((await caller.CallAsync(call)).Error?.Kind, Is.EqualTo(CallErrorKind.TimedOut));
        Assert.That((caller.Counters.Sent, caller.Counters.DroppedByShape, node.Counters.Accepted), Is.EqualTo((0, 1, 0)));
    }

    [Test]
    public async Task A_node_that_stops_lets_go_what_was_only_late()
    {
        await node.ShapeAsync(caller.Address, new LinkShape { Delay = Duration.FromSeconds(3_600) });
        var stop = await caller.CallAsync(node.Address, "status", "stop");
        Assert.That(stop.Error, Is.Null, "its answer was held for an hour");
        await node.Stopped.WaitAsync(TcpNodeCalls.Deadline);
    }

    [Test]
    public async Task A_reset_breaks_the_connection_for_both_and_the_next_call_makes_another()
    {
        await node.AddRouteAsync("silent", TestRoute.Silent);
        var pending = caller.CallAsync(node.Address, "silent", "run");
        await CallAsync();
        await node.ResetAsync(caller.Address);
        Assert.That((await pending).Error?.Kind, Is.EqualTo(CallErrorKind.Unreachable));
        await CallAsync();
        Assert.That(caller.Counters.Reconnects, Is.EqualTo(1));
    }

    [Test]
    public void A_node_has_no_link_to_itself()
    {
        Assert.That(() => node.ShapeAsync(node.Address, null), Throws.ArgumentException);
        Assert.That(() => node.ResetAsync(node.Address), Throws.ArgumentException);
    }

    [Test]
    public async Task A_shape_to_more_addresses_than_a_node_takes_is_refused()
    {
        await using var small = await TcpNodeCalls.StartAsync(new TcpNodeOptions { Limits = new TcpLimits { AddressesMax = 1 } });
        await small.ShapeAsync(node.Address, new LinkShape { IsCut = true });
        Assert.That(
            () => small.ShapeAsync(caller.Address, null),
            Throws.InvalidOperationException.With.Message.EqualTo("A node takes at most 1 addresses."));
    }

    [Test]
    public async Task A_protocol_alone_is_shaped_too()
    {
        var options = new TcpHostOptions { Fanout = new Fanout(FanoutFunction.Constant(3), FanoutLaw.Ceiling) };
        await using var one = await TcpHost<EchoState, EchoMessage>.StartAsync(options, new EchoProtocol());
        await using var two = await TcpHost<EchoState, EchoMessage>.StartAsync(options, new EchoProtocol());
        await two.ShapeAsync(one.Address, new LinkShape { IsCut = true });
        await one.SetPeersAsync([two.Address]);
        using var overdue = new CancellationTokenSource(TcpNodeCalls.Deadline);
        while (two.Counters.DroppedByShape < 5)
        {
            overdue.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.That((await one.ReadAsync(static state => state)).Answers, Is.Zero);
    }

    private async Task CallAsync() =>
        Assert.That((await caller.CallAsync(node.Address, "status", "get", "[\"sid\"]")).Text(), Is.EqualTo($"\"{node.Address.Sid}\""));
}
