using System.Globalization;
using Distribution.Protocol;
using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

internal sealed class TcpNodeTests
{
    [Test]
    public async Task Two_nodes_call_each_other()
    {
        await using var one = await TcpNodeCalls.StartAsync();
        await using var two = await TcpNodeCalls.StartAsync();

        var there = await one.CallAsync(two.Address, "status", "get", "[\"sid\"]");
        var back = await two.CallAsync(one.Address, "status", "get", "[\"sid\"]");

        Assert.That(there.Text(), Is.EqualTo($"\"{two.Address.Sid}\""));
        Assert.That(back.Text(), Is.EqualTo($"\"{one.Address.Sid}\""));
        Assert.That(one.Counters.Dialled + two.Counters.Dialled, Is.EqualTo(1), "one connection serves both directions");
    }

    [Test]
    public async Task A_caller_without_a_port_gets_its_answer()
    {
        await using var node = await TcpNodeCalls.StartAsync();
        await using var caller = await TcpNodeCalls.StartAsync(new TcpNodeOptions { Listen = null });

        var outcome = await caller.CallAsync(node.Address, "status", "get", "[\"port\"]");

        Assert.That(outcome.Text(), Is.EqualTo(node.Address.Port.ToString(CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task A_stopped_node_answers_first_and_refuses_afterwards()
    {
        await using var caller = await TcpNodeCalls.StartAsync();
        await using var node = await TcpNodeCalls.StartAsync();

        var stop = await caller.CallAsync(node.Address, "status", "stop");
        await node.Stopped.WaitAsync(TcpNodeCalls.Deadline);
        var next = await caller.CallAsync(node.Address, "status", "get", "[\"sid\"]");

        Assert.That(stop.Error, Is.Null);
        Assert.That(next.Error?.Kind, Is.EqualTo(CallErrorKind.Unreachable));
    }
}
