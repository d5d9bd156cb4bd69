using System.Text;
using Distribution.Protocol;
using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

/// <summary>What a node must survive from whoever can reach its port.</summary>
internal sealed class StrangerTests
{
    private static readonly NodeAddress Nowhere = new("stranger", 0);

    // What closes a connection here is never that deadline.
    private static readonly TcpNodeOptions Patient = new() { Limits = new TcpLimits { HelloDeadline = Duration.FromSeconds(3600) } };

    private TcpNode node;

    [SetUp]
    public async Task Start() => node = await TcpNodeCalls.StartAsync(Patient);

    [TearDown]
    public async Task Stop()
    {
        // Whatever came, the node lives.
        await using (var caller = await TcpNodeCalls.StartAsync())
        {
            Assert.That((await caller.CallAsync(node.Address, "status", "get", "[\"sid\"]")).Text(), Is.EqualTo($"\"{node.Address.Sid}\""));
        }

        Assert.That(node.Stopped.IsCompleted, Is.False);
        await node.DisposeAsync();
    }

    private static IEnumerable<TestCaseData> BadHellos()
    {
        yield return Case("nothing that is a frame", Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: node\r\n\r\n"));
        yield return Case("a frame that claims 4 GiB", [0xff, 0xff, 0xff, 0xff, 1, 2, 3]);
        yield return Case("a frame that claims more than any hello has", Stranger.Frame(new byte[Hello.BytesMax + 1])[..4]);
        yield return Case("an empty frame", Stranger.Frame([]));
        yield return Case("zeros", Stranger.Frame(new byte[64]));
        yield return Case("another protocol", Stranger.Hello(Nowhere, Nowhere, "Some.Other.Protocol"));
        yield return Case("a hello with one byte more", Stranger.Frame([.. Stranger.Hello(Nowhere, Nowhere)[4..], 0]));

        static TestCaseData Case(string name, byte[] bytes) => new TestCaseData(bytes).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(BadHellos))]
    public async Task A_connection_that_begins_wrongly_is_closed_and_counted(byte[] bytes)
    {
        using var stranger = await Stranger.ConnectAsync(node.Address);
        await stranger.SendAsync(bytes);

        Assert.That(await stranger.IsClosedByPeerAsync());
        Assert.That(node.Counters.RejectedConnections, Is.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> BadFrames()
    {
        yield return Case("a frame that claims 4 GiB", [0xff, 0xff, 0xff, 0xff]);
        yield return Case("a frame over the limit", [1, 0, 0, 1]);
        yield return Case("an empty frame", Stranger.Frame([]));
        yield return Case("a kind that is none", Stranger.Frame([9, 1]));
        yield return Case("noise", Stranger.Frame([1, 0x80, 0x80, 7, 255, 255, 3, 0]));

        static TestCaseData Case(string name, byte[] bytes) => new TestCaseData(bytes).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(BadFrames))]
    public async Task A_frame_without_meaning_closes_its_connection_and_is_counted(byte[] bytes)
    {
        using var stranger = await Stranger.ConnectAsync(node.Address);
        await stranger.SendAsync([.. Stranger.Hello(Nowhere, node.Address), .. bytes]);

        Assert.That(await stranger.IsClosedByPeerAsync());
        Assert.That(node.Counters.RejectedFrames, Is.EqualTo(1));
        Assert.That(node.Counters.RejectedConnections, Is.Zero);
    }

    [Test]
    public async Task A_frame_that_claims_the_limit_takes_no_memory_before_its_bytes_come()
    {
        const int strangers = 20;
        var connected = new List<Stranger>();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < strangers; i++)
        {
            var stranger = await Stranger.ConnectAsync(node.Address);
            connected.Add(stranger);
            await stranger.SendAsync([.. Stranger.Hello(Nowhere, node.Address), 0, 0, 0, 1, 42]);
            await stranger.ReadAsync();
        }

        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        connected.ForEach(static stranger => stranger.Dispose());
        Assert.That(allocated, Is.LessThan(strangers * 256 * 1024), "each claimed 16 MiB and sent one byte of it");
    }

    [Test]
    public async Task A_connection_that_ends_within_a_frame_is_no_more_than_that()
    {
        using (var stranger = await Stranger.ConnectAsync(node.Address))
        {
            await stranger.SendAsync([.. Stranger.Hello(Nowhere, node.Address), 200, 0, 0, 0, 1, 2, 3]);
            await stranger.ReadAsync();
        }

        Assert.That(node.Counters.RejectedFrames, Is.Zero);
    }

    [Test]
    public async Task A_connection_that_says_nothing_or_too_little_is_closed_after_the_deadline()
    {
        var options = new TcpNodeOptions { Limits = new TcpLimits { HelloDeadline = Duration.FromMilliseconds(200) } };
        await using var strict = await TcpNodeCalls.StartAsync(options);
        using var silent = await Stranger.ConnectAsync(strict.Address);
        using var slow = await Stranger.ConnectAsync(strict.Address);
        await slow.SendAsync(Stranger.Hello(Nowhere, strict.Address)[..10]);

        Assert.That(await silent.IsClosedByPeerAsync());
        Assert.That(await slow.IsClosedByPeerAsync());
        Assert.That(strict.Counters.RejectedConnections, Is.EqualTo(2));
    }

    [Test]
    public async Task More_connections_than_allowed_are_closed_at_once()
    {
        await using var small = await TcpNodeCalls.StartAsync(Patient with { Limits = Patient.Limits with { AcceptedConnectionsMax = 1 } });
        using var first = await Stranger.ConnectAsync(small.Address);
        await first.SendAsync(Stranger.Hello(Nowhere, small.Address));
        await first.ReadAsync();

        using var second = await Stranger.ConnectAsync(small.Address);
        Assert.That(await second.IsClosedByPeerAsync());
        Assert.That(small.Counters.RejectedConnections, Is.EqualTo(1));
    }
}
