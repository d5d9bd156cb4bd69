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
}
