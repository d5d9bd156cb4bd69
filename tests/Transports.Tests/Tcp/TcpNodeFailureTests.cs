using System.Net;
using System.Net.Sockets;
using Distribution.Protocol;
using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

/// <summary>Each way in which a call can go wrong is an outcome, and the node goes on.</summary>
internal sealed class TcpNodeFailureTests
{
    private TcpNode caller;
    private TcpNode node;

    [SetUp]
    public async Task Start()
    {
        caller = await TcpNodeCalls.StartAsync();
        node = await TcpNodeCalls.StartAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        await caller.DisposeAsync();
        await node.DisposeAsync();
    }

    [Test]
    public async Task A_stopped_node_answers_first_and_refuses_afterwards()
    {
        var stop = await caller.CallAsync(node.Address, "status", "stop");
        await node.Stopped.WaitAsync(TcpNodeCalls.Deadline);
        var next = await caller.CallAsync(node.Address, "status", "get", "[\"sid\"]");

        Assert.That(stop.Error, Is.Null);
        Assert.That(next.Error?.Kind, Is.EqualTo(CallErrorKind.Unreachable));
        Assert.That(caller.Counters.DialsFailed, Is.GreaterThan(0));
    }

    [Test]
    public async Task A_name_without_an_address_is_unreachable()
    {
        var outcome = await caller.CallAsync(new NodeAddress("no-such-host.invalid", 1234), "status", "get", "[\"sid\"]");

        Assert.That(outcome.Error?.Kind, Is.EqualTo(CallErrorKind.Unreachable));
    }

    [Test]
    public async Task A_peer_that_does_not_even_refuse_is_unreachable_after_the_deadline()
    {
        // A listener whose backlog is full: the operating system drops what else comes.
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var full = (IPEndPoint)listener.LocalEndPoint!;
        var waiting = new List<Socket>();
        for (var i = 0; i < 8; i++)
        {
            waiting.Add(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
            _ = waiting[i].ConnectAsync(full).ContinueWith(static _ => { }, TaskScheduler.Default);
        }

        await using var impatient = await TcpNodeCalls.StartAsync(
            new TcpNodeOptions { Limits = new TcpLimits { DialDeadline = Duration.FromMilliseconds(200) } });
        var outcome = await impatient.CallAsync(new NodeAddress("127.0.0.1", full.Port), "status", "get", "[\"sid\"]");

        waiting.ForEach(static socket => socket.Dispose());
        Assert.That(outcome.Error?.Kind, Is.EqualTo(CallErrorKind.Unreachable));
        Assert.That(impatient.Counters.DialsFailed, Is.EqualTo(1));
    }

    [Test]
    public async Task Calls_in_flight_fail_when_their_node_goes_away()
    {
        await node.AddRouteAsync("silent", TestRoute.Silent);
        var calls = Enumerable.Range(0, 10).Select(_ => caller.CallAsync(node.Address, "silent", "run")).ToList();
        await caller.CallAsync(node.Address, "status", "get", "[\"sid\"]");

        await node.DisposeAsync();

        Assert.That((await Task.WhenAll(calls)).Select(outcome => outcome.Error?.Kind), Has.All.EqualTo(CallErrorKind.Unreachable));
    }

    [Test]
    public async Task A_node_that_comes_back_at_its_address_is_reached_again()
    {
        await caller.CallAsync(node.Address, "status", "get", "[\"sid\"]");
        await node.DisposeAsync();
        await using var again = await TcpNodeCalls.StartAsync(new TcpNodeOptions { Listen = node.Address });

        // The first call may still meet the end of the old connection.
        Outcome outcome;
        do
        {
            outcome = await caller.CallAsync(node.Address, "status", "get", "[\"sid\"]");
        }
        while (outcome.Error?.Kind == CallErrorKind.Unreachable);

        Assert.That(outcome.Text(), Is.EqualTo($"\"{node.Address.Sid}\""));
        Assert.That(caller.Counters.Reconnects, Is.EqualTo(1));
        Assert.That(again.Incarnation, Is.GreaterThan(node.Incarnation));
    }

    [Test]
    public async Task A_call_without_an_answer_ends_by_its_deadline()
    {
        await node.AddRouteAsync("silent", TestRoute.Silent);
        var call = Call.Local("silent", "run", Payload.NoArguments);

        var outcome = await caller.CallAsync(new Command(node.Address, call, Duration.FromMilliseconds(50)));

        Assert.That(outcome.Error?.Kind, Is.EqualTo(CallErrorKind.TimedOut));
    }

    [Test]
    public async Task A_cancelled_call_ends_at_once()
    {
        await node.AddRouteAsync("silent", TestRoute.Silent);
        var completed = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = Call.Local("silent", "run", Payload.NoArguments);
        var id = caller.Submit(new Command(node.Address, call, Duration.MaxValue), completed.SetResult);

        caller.Cancel(id);
        var outcome = await completed.Task.WaitAsync(TcpNodeCalls.Deadline);
        caller.Cancel(id);

        Assert.That(outcome.Error?.Kind, Is.EqualTo(CallErrorKind.Cancelled));
        Assert.That((await caller.CallAsync(node.Address, "status", "get", "[\"sid\"]")).Error, Is.Null);
    }

    [Test]
    public async Task A_service_that_throws_is_an_error_of_its_own_kind()
    {
        await node.AddRouteAsync("bad", new TestRoute(static (_, _) => throw new InvalidOperationException("on purpose")));

        var outcome = await caller.CallAsync(node.Address, "bad", "run");

        Assert.That(outcome.Error, Is.EqualTo(new CallError(CallErrorKind.HandlerFailed, "on purpose")));
    }

    [Test]
    public async Task A_service_that_answers_twice_is_heard_once()
    {
        await node.AddRouteAsync("twice", new TestRoute(static (invocation, sink) =>
        {
            sink.Completed(invocation.Id, Outcome.Of(Payload.OfText("1")));
            sink.Completed(invocation.Id, Outcome.Of(Payload.OfText("2")));
        }));

        Assert.That((await caller.CallAsync(node.Address, "twice", "run")).Text(), Is.EqualTo("1"));
        Assert.That((await caller.CallAsync(node.Address, "twice", "run")).Text(), Is.EqualTo("1"));
    }

    [Test]
    public async Task A_service_that_answers_twice_while_its_node_is_busy_is_heard_once()
    {
        var begun = new TaskCompletionSource<(InvocationId Id, IInvocationSink Sink)>(TaskCreationOptions.RunContinuationsAsynchronously);
        await node.AddRouteAsync("late", new TestRoute((invocation, sink) => begun.SetResult((invocation.Id, sink))));
        var call = caller.CallAsync(node.Address, "late", "run");
        var (id, answers) = await begun.Task.WaitAsync(TcpNodeCalls.Deadline);

        // A completion runs between two inputs, so both answers wait in the queue together.
        node.Submit(new Command(null, Call.Local("status", "get", Payload.OfText("[\"sid\"]")), Command.DefaultDeadline), _ =>
        {
            answers.Completed(id, Outcome.Of(Payload.OfText("1")));
            answers.Completed(id, Outcome.Of(Payload.OfText("2")));
        });

        Assert.That((await call).Text(), Is.EqualTo("1"));
    }

    [Test]
    public async Task A_service_that_blocks_does_not_block_its_node()
    {
        using var released = new ManualResetEventSlim();
        await node.AddRouteAsync("blocked", new TestRoute((invocation, sink) =>
        {
            released.Wait();
            sink.Completed(invocation.Id, Outcome.Done);
        }));
        var blocked = caller.CallAsync(node.Address, "blocked", "run");

        var meanwhile = await caller.CallAsync(node.Address, "status", "get", "[\"sid\"]");
        Assert.That(meanwhile.Error, Is.Null);
        Assert.That(blocked.IsCompleted, Is.False);
        released.Set();
        Assert.That((await blocked).Error, Is.Null);
    }

    [Test]
    public async Task A_pending_command_ends_when_its_own_node_stops()
    {
        await node.AddRouteAsync("silent", TestRoute.Silent);
        var pending = caller.CallAsync(node.Address, "silent", "run");

        await caller.DisposeAsync();
        var late = await caller.CallAsync(node.Address, "status", "get", "[\"sid\"]");

        Assert.That((await pending).Error?.Kind, Is.EqualTo(CallErrorKind.Stopping));
        Assert.That(late.Error?.Kind, Is.EqualTo(CallErrorKind.Stopping));
    }

    [Test]
    public async Task A_node_without_a_spawner_refuses_to_spawn()
    {
        var outcome = await caller.CallAsync(node.Address, "status", "spawn");

        Assert.That(outcome.Error?.Kind, Is.EqualTo(CallErrorKind.SpawnFailed));
    }
}
