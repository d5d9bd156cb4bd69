using System.Net;
using System.Net.Sockets;
using Distribution.Protocol;
using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

/// <summary>What is too much is refused and counted, and somebody is told.</summary>
internal sealed class TcpNodeBoundTests
{
    private static readonly TcpNodeOptions Small = new() { Limits = new TcpLimits { FrameBytesMax = 64 * 1024, QueueBytesMax = 64 * 1024 } };

    [Test]
    public async Task A_peer_that_does_not_read_costs_a_bounded_queue_and_every_call_to_it_ends()
    {
        await using var caller = await TcpNodeCalls.StartAsync(Small);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var peer = new NodeAddress("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        var arguments = Payload.OfText($"[\"{new string('x', 32 * 1024)}\"]");
        var kinds = new List<CallErrorKind>();
        var calls = new List<Task<Outcome>> { Call() };
        using var deaf = new Stranger(await listener.AcceptSocketAsync());
        await deaf.SendAsync(Stranger.Hello(peer, caller.Address));

        // What waits for the connection is bounded too, but leaves as soon as there is one.
        Assert.That(() => caller.Counters.Dialled, Is.EqualTo(1).After(10_000, 5));

        // The operating system takes some megabytes before the queue begins to fill.
        while (caller.Counters.DroppedByBound < 10 && calls.Count < 10_000)
        {
            calls.Add(Call());
            await Task.Yield();
        }

        deaf.Dispose();
        foreach (var call in calls)
        {
            kinds.Add((await call).Error!.Kind);
        }

        Assert.That(caller.Counters.DroppedByBound, Is.GreaterThanOrEqualTo(10));
        Assert.That(kinds.Count(static kind => kind == CallErrorKind.Overloaded), Is.EqualTo(caller.Counters.DroppedByBound));
        Assert.That(kinds.Count(static kind => kind == CallErrorKind.Unreachable), Is.EqualTo(calls.Count - caller.Counters.DroppedByBound));
        Assert.That(caller.Counters.DroppedUnreachable, Is.GreaterThan(0));

        Task<Outcome> Call() => caller.CallAsync(new Command(peer, Protocol.Call.Local("a", "b", arguments), Duration.MaxValue));
    }

    [Test]
    public async Task Arguments_larger_than_a_message_may_be_are_refused_at_once()
    {
        await using var caller = await TcpNodeCalls.StartAsync(Small);
        await using var node = await TcpNodeCalls.StartAsync();

        var outcome = await caller.CallAsync(node.Address, "a", "b", $"[\"{new string('x', 100_000)}\"]");

        Assert.That(outcome.Error?.Kind, Is.EqualTo(CallErrorKind.BadArguments));
        Assert.That(caller.Counters.DroppedTooLarge, Is.EqualTo(1));
    }

    [Test]
    public async Task A_result_larger_than_a_message_may_be_becomes_an_error_for_its_caller()
    {
        await using var caller = await TcpNodeCalls.StartAsync();
        await using var node = await TcpNodeCalls.StartAsync(Small);
        await node.AddRouteAsync("large", new TestRoute(static (invocation, sink) =>
            sink.Completed(invocation.Id, Outcome.Of(Payload.OfText($"\"{new string('x', 100_000)}\"")))));

        var outcome = await caller.CallAsync(node.Address, "large", "run");

        Assert.That(outcome.Error?.Message, Does.Contain("65536 bytes"));
        Assert.That(node.Counters.DroppedTooLarge, Is.EqualTo(1));
    }

    [Test]
    public async Task A_message_of_several_megabytes_arrives_whole()
    {
        await using var caller = await TcpNodeCalls.StartAsync();
        await using var node = await TcpNodeCalls.StartAsync();
        await node.AddRouteAsync("echo", TestRoute.Echo);
        var arguments = $"[\"{new string('x', 6_000_000)}\"]";

        var outcomes = await Task.WhenAll(
            caller.CallAsync(node.Address, "echo", "run", arguments), caller.CallAsync(node.Address, "echo", "run", "[1]"));

        Assert.That(outcomes[0].Text() == arguments);
        Assert.That(outcomes[1].Text(), Is.EqualTo("[1]"));
    }

    [Test]
    public async Task More_addresses_than_a_node_takes_are_refused_and_those_it_knows_are_called_as_before()
    {
        await using var node = await TcpNodeCalls.StartAsync();
        await using var caller = await TcpNodeCalls.StartAsync(new TcpNodeOptions { Limits = new TcpLimits { AddressesMax = 2 } });
        Assert.That((await AskAsync(node.Address)).Error, Is.Null);
        Assert.That((await AskAsync(Absent(1))).Error?.Kind, Is.EqualTo(CallErrorKind.Unreachable));
        Assert.That(caller.Counters.RefusedAddresses, Is.Zero);
        foreach (var beyond in new[] { Absent(2), Absent(3) })
        {
            var refused = (await AskAsync(beyond)).Error!;
            Assert.That(refused.Kind, Is.EqualTo(CallErrorKind.Overloaded));
            Assert.That(refused.Message, Is.EqualTo($"{caller.Address} knows 2 addresses already and takes no more"));
        }

        Assert.That(caller.Counters.RefusedAddresses, Is.EqualTo(2));
        Assert.That((await AskAsync(node.Address)).Error, Is.Null);
        Assert.That((await AskAsync(Absent(1))).Error?.Kind, Is.EqualTo(CallErrorKind.Unreachable));

        Task<Outcome> AskAsync(NodeAddress target) => caller.CallAsync(target, "status", "get", "[\"nid\"]");
    }

    [Test]
    public async Task Members_beyond_the_addresses_that_a_node_takes_are_an_error_each()
    {
        await using var node = await TcpNodeCalls.StartAsync(new TcpNodeOptions { Limits = new TcpLimits { AddressesMax = 1 } });
        var members = string.Join(',', Enumerable.Range(1, 3).Select(number => $"{{\"ip\":\"127.0.0.2\",\"port\":{number}}}"));
        Assert.That((await node.CallAsync(null, "groups", "put", $"[\"g\",[{members}]]")).Error, Is.Null);
        var call = new Call("g", "status", "get", Payload.OfText("[\"nid\"]"));
        var reply = (await node.CallAsync(new Command(null, call, Duration.FromSeconds(30)))).Text();
        Assert.That(reply.Split("\"Overloaded\"").Length - 1, Is.EqualTo(2), reply);
        Assert.That(reply.Split("\"Unreachable\"").Length - 1, Is.EqualTo(1), reply);
    }

    [Test]
    public async Task A_stranger_with_one_address_more_is_refused()
    {
        await using var node = await TcpNodeCalls.StartAsync(new TcpNodeOptions { Limits = new TcpLimits { AddressesMax = 1 } });
        using var first = await Stranger.ConnectAsync(node.Address);
        await first.SendAsync(Stranger.Hello(Absent(1), node.Address));
        await first.ReadAsync();
        using var second = await Stranger.ConnectAsync(node.Address);
        await second.SendAsync(Stranger.Hello(Absent(2), node.Address));
        Assert.That(await second.IsClosedByPeerAsync());
        Assert.That((node.Counters.RefusedAddresses, node.Counters.RejectedConnections), Is.EqualTo((1, 1)));
    }

    private static NodeAddress Absent(int number) => new("127.0.0.2", number);
}
