using System.Net.Sockets;
using Distribution.Protocol;
using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

internal sealed class TcpStartTests
{
    [Test]
    public async Task A_port_in_use_is_one_clear_line()
    {
        await using var first = await TcpNodeCalls.StartAsync();

        var failure = Assert.ThrowsAsync<TcpStartException>(() => TcpNodeCalls.StartAsync(new TcpNodeOptions { Listen = first.Address }));

        Assert.That(failure.Failure, Is.EqualTo(TcpStartFailure.PortInUse));
        Assert.That(failure.Message, Is.EqualTo($"cannot listen on {first.Address}: the port is in use"));
    }

    [Test]
    public void A_name_without_an_address_is_one_clear_line()
    {
        var options = new TcpNodeOptions { Listen = new NodeAddress("no-such-host.invalid", 0) };

        var failure = Assert.ThrowsAsync<TcpStartException>(() => TcpNodeCalls.StartAsync(options));

        Assert.That(failure.Failure, Is.EqualTo(TcpStartFailure.UnresolvableHost));
        Assert.That(failure.Message, Is.EqualTo("cannot listen on no-such-host.invalid:0: the host name 'no-such-host.invalid' has no address"));
    }

    [Test]
    public void An_address_of_another_machine_is_one_clear_line()
    {
        var failure = Assert.ThrowsAsync<TcpStartException>(
            () => TcpNodeCalls.StartAsync(new TcpNodeOptions { Listen = new NodeAddress("192.0.2.1", 0) }));

        Assert.That(failure.Failure, Is.EqualTo(TcpStartFailure.CannotListen));
        Assert.That(failure.Message, Does.StartWith("cannot listen on 192.0.2.1:0: ").And.Not.Contain("\n"));
    }

    [Test]
    public async Task A_wildcard_needs_a_host_that_others_can_call()
    {
        var wildcard = new TcpNodeOptions { Listen = new NodeAddress("0.0.0.0", 0) };
        var failure = Assert.ThrowsAsync<TcpStartException>(() => TcpNodeCalls.StartAsync(wildcard));
        Assert.That(failure.Failure, Is.EqualTo(TcpStartFailure.NotCallable));

        await using var node = await TcpNodeCalls.StartAsync(wildcard with { AdvertisedHost = "127.0.0.1" });
        await using var caller = await TcpNodeCalls.StartAsync();
        Assert.That(node.Address.Host, Is.EqualTo("127.0.0.1"));
        Assert.That((await caller.CallAsync(node.Address, "status", "get", "[\"ip\"]")).Text(), Is.EqualTo("\"127.0.0.1\""));
    }

    [TestCase("localhost")]
    [TestCase("::1")]
    public async Task A_node_listens_on_a_name_and_on_IPv6(string host)
    {
        TcpNode node;
        try
        {
            node = await TcpNodeCalls.StartAsync(new TcpNodeOptions { Listen = new NodeAddress(host, 0) });
        }
        catch (TcpStartException exception) when (exception.InnerException is SocketException && host.Contains(':', StringComparison.Ordinal))
        {
            Assert.Ignore("this machine has no IPv6: " + exception.Message);
            return;
        }

        await using var started = node;
        await using var caller = await TcpNodeCalls.StartAsync();
        Assert.That(node.Address.Host, Is.EqualTo(host));
        Assert.That((await caller.CallAsync(node.Address, "status", "get", "[\"ip\"]")).Text(), Is.EqualTo($"\"{host}\""));
        Assert.That((await node.CallAsync(caller.Address, "status", "get", "[\"ip\"]")).Text(), Is.EqualTo("\"127.0.0.1\""));
    }
}
