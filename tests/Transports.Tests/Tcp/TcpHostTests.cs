using Distribution.Protocol;
using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

/// <summary>Protocols that run alone over TCP, as compiled.</summary>
internal sealed class TcpHostTests
{
    private static TcpHostOptions Options => new() { Fanout = new Fanout(FanoutFunction.Constant(3), FanoutLaw.Ceiling) };

    [Test]
    public async Task A_users_protocol_runs_on_two_nodes()
    {
        await using var one = await StartEchoAsync();
        await using var two = await StartEchoAsync();
        await one.SetPeersAsync([one.Address, two.Address]);

        var state = await UntilAsync(one, static state => state.Answers >= 5);

        Assert.That(state.Expiries, Is.EqualTo(1), "arming a timer again replaces it");
        Assert.That(state.NowMoved, Is.False, "a message to oneself arrives after the input");
        Assert.That((await two.ReadAsync(static echo => echo)).Answers, Is.Zero, "two was asked but has no peers to ask");
        Assert.That(one.Counters.Received, Is.GreaterThanOrEqualTo(5));
    }

    [Test]
    public async Task More_peers_than_a_node_takes_are_refused_and_those_before_stay()
    {
        await using var one = await TcpHost<EchoState, EchoMessage>.StartAsync(
            Options with { Limits = new TcpLimits { AddressesMax = 1 } }, new EchoProtocol());
        await using var two = await StartEchoAsync();
        await one.SetPeersAsync([two.Address]);
        var refused = Assert.ThrowsAsync<InvalidOperationException>(() => one.SetPeersAsync([new NodeAddress("127.0.0.2", 1)]));
        Assert.That(refused.Message, Is.EqualTo("A node takes at most 1 addresses."));
        await UntilAsync(one, static state => state.Answers >= 1);
    }

    [Test]
    public async Task A_protocol_that_throws_fails_its_node_and_closes_its_connections()
    {
        await using var host = await StartEchoAsync();
        using var stranger = await Stranger.ConnectAsync(host.Address);
        var hello = Stranger.Hello(new NodeAddress("stranger", 0), host.Address, typeof(EchoMessage).FullName);
        await stranger.SendAsync([.. hello, .. Stranger.Frame([0x9a, 0x05, 0])]);

        Assert.That(await stranger.IsClosedByPeerAsync());
        var failure = Assert.ThrowsAsync<InvalidOperationException>(() => host.Stopped.WaitAsync(TcpNodeCalls.Deadline));
        Assert.That(failure.Message, Is.EqualTo("poisoned on purpose"));
    }

    [Test]
    public async Task Push_gossip_reaches_eight_nodes_with_a_static_list_of_peers()
    {
        const int count = 8;
        using var learned = new CountdownEvent(count);
        var names = new RumorName[count];
        var hosts = new List<TcpHost<RumorMemory, Rumor>>();
        for (var i = 0; i < count; i++)
        {
            var index = i;
            var options = Options with
            {
                Fanout = new Fanout(FanoutFunction.Constant(count - 1), FanoutLaw.Ceiling),
                Learned = rumor =>
                {
                    names[index] = rumor;
                    learned.Signal();
                },
            };
            hosts.Add(await TcpHost<RumorMemory, Rumor>.StartAsync(options, new PushGossip<TcpEnvironment<Rumor>>()));
        }

        var peers = hosts.ConvertAll(static host => host.Address);
        await Task.WhenAll(hosts.Select(host => host.SetPeersAsync(peers)));
        var rumor = await hosts[3].BroadcastAsync();

        Assert.That(learned.Wait(TcpNodeCalls.Deadline));
        Assert.That(names, Has.All.EqualTo(new RumorName(hosts[3].Address, hosts[3].Incarnation, 0)));
        Assert.That(rumor, Is.EqualTo(names[0]));
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
            Assert.That(host.Retired, Is.EqualTo(1));
        }
    }

    [TestCase(SpreadMode.Push, StopRule.Forever)]
    [TestCase(SpreadMode.Pull, StopRule.Forever)]
    [TestCase(SpreadMode.PushPull, StopRule.FeedbackCounter)]
    public async Task Rumor_mongering_reaches_eight_nodes(SpreadMode mode, StopRule stop)
    {
        const int count = 8;
        using var learned = new CountdownEvent(count);
        var clock = new GossipClock(ClockModel.Staggered, Duration.FromMilliseconds(20));
        var rules = new MongerOptions { Mode = mode, Stop = stop, K = 30, ConnectionLimit = 4, Hunt = 2 };
        var hosts = new List<TcpHost<MongerState, MongerMessage>>();
        for (var i = 0; i < count; i++)
        {
            var options = Options with { Fanout = new Fanout(FanoutFunction.Constant(1), FanoutLaw.Fixed), Learned = _ => learned.Signal() };
            hosts.Add(await TcpHost<MongerState, MongerMessage>.StartAsync(
                options, new RumorMongering<TcpEnvironment<MongerMessage>>(clock, rules)));
        }

        var peers = hosts.ConvertAll(static host => host.Address);
        await Task.WhenAll(hosts.Select(host => host.SetPeersAsync(peers)));
        await hosts[3].BroadcastAsync();

        Assert.That(learned.Wait(TcpNodeCalls.Deadline), "each learns it, once");
        await Task.WhenAll(hosts.Select(static host => host.DisposeAsync().AsTask()));
        Assert.That(learned.CurrentCount, Is.Zero);
    }

    [TestCase(SpreadMode.Push, ExchangeRule.Checksum)]
    [TestCase(SpreadMode.PushPull, ExchangeRule.Recent)]
    public async Task Replicas_of_a_map_come_to_agree(SpreadMode mode, ExchangeRule exchange)
    {
        const int count = 4;
        var hosts = new List<TcpHost<ReplicaState, ReplicaMessage>>();
        for (var i = 0; i < count; i++)
        {
            // Each has a key of its own, and all but the last the value that the last has deleted.
            var options = new ReplicaOptions
            {
                Mode = mode,
                Exchange = exchange,
                ConnectionLimit = 2,
                Hunt = 1,
                Certificates = new CertificateRule(Duration.FromSeconds(3_600), Duration.FromSeconds(3_600), 2),
                InitialEntries =
                [
                    MapEntry.Of($"key {i}", Payload.OfText("1"), new EntryVersion(1, (ulong)i)),
                    i < count - 1
                        ? MapEntry.Of("shared", Payload.OfText("2"), new EntryVersion(1, 1))
                        : MapEntry.Certificate("shared", new EntryVersion(2, 1), default, [new NodeId(0)]),
                ],
            };
            hosts.Add(await TcpHost<ReplicaState, ReplicaMessage>.StartAsync(Options, new MapAntiEntropy<TcpEnvironment<ReplicaMessage>>(
                new GossipClock(ClockModel.Staggered, Duration.FromMilliseconds(20)), options)));
        }

        var peers = hosts.ConvertAll(static host => host.Address);
        await Task.WhenAll(hosts.Select(host => host.SetPeersAsync(peers)));
        foreach (var host in hosts)
        {
            await UntilAsync(host, static state => state.Replica!.Shown.Entries is { Count: count + 1 } entries && entries[^1].IsCertificate);
        }

        await Task.WhenAll(hosts.Select(static host => host.DisposeAsync().AsTask()));
    }

    [Test]
    public async Task Only_a_gossip_protocol_begins_rumors()
    {
        await using var host = await StartEchoAsync();

        Assert.ThrowsAsync<InvalidOperationException>(() => host.BroadcastAsync());
    }

    [Test]
    public async Task A_node_of_another_protocol_is_refused()
    {
        await using var host = await StartEchoAsync();
        await using var other = await TcpNodeCalls.StartAsync();

        var outcome = await other.CallAsync(host.Address, "status", "get", "[\"sid\"]");

        Assert.That(outcome.Error?.Kind, Is.EqualTo(CallErrorKind.Unreachable));
        Assert.That(host.Counters.RejectedConnections, Is.GreaterThan(0));
    }

    private static Task<TcpHost<EchoState, EchoMessage>> StartEchoAsync() =>
        TcpHost<EchoState, EchoMessage>.StartAsync(Options, new EchoProtocol());

    private static async Task<TState> UntilAsync<TState, TMessage>(TcpHost<TState, TMessage> host, Func<TState, bool> condition)
        where TState : struct
        where TMessage : struct, IWireMessage<TMessage>
    {
        using var overdue = new CancellationTokenSource(TcpNodeCalls.Deadline);
        for (; ; )
        {
            var (isSo, state) = await host.ReadAsync(state => (condition(state), state));
            if (isSo)
            {
                return state;
            }

            overdue.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
