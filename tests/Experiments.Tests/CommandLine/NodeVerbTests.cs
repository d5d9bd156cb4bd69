using System.Reactive.Linq;
using System.Reactive.Threading.Tasks;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

/// <summary>The verb <c>node</c> as a process, called by a node of this process.</summary>
[Platform(Exclude = "Win", Reason = "It is ended by SIGTERM.")]
internal sealed class NodeVerbTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private ProcessCluster cluster = null!;

    [SetUp]
    public async Task StartCaller()
    {
        cluster = Cluster.Processes();
        await cluster.StartAsync();
    }

    [TearDown]
    public async Task StopCaller() => await cluster.DisposeAsync();

    [Test]
    public async Task Without_a_configuration_it_serves_at_any_free_port_until_SIGTERM()
    {
        await using var node = await NodeProcess.StartAsync("node");
        Assert.That(node.FirstLine, Is.EqualTo($"node {node.Address.Sid} listens at {node.Address}"));
        Assert.That(node.Address.Host, Is.EqualTo("127.0.0.1"));
        Assert.That(await Status<string>(node, "nid"), Is.EqualTo(node.Address.Nid));
        Assert.That(await node.TerminateAsync(), Is.Zero);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_configuration_is_a_file_or_JSON_text(bool isFile)
    {
        const string json = """{"settings":{"colour":"blue"}}""";
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["node.json"], json);
        await using var node = await NodeProcess.StartAsync("node", "--config", isFile ? folder["node.json"] : json);
        Assert.That(await Status<string>(node, "colour"), Is.EqualTo("blue"));
    }

    [Test]
    public async Task A_value_may_follow_an_equals_sign_and_a_library_stand_before_the_verb()
    {
        var library = typeof(LoadedService).Assembly.Location;
        await using var node = await NodeProcess.StartAsync(
            "--load", library, "node", "--listen=127.0.0.1:0", """--config={"settings":{"a=b":"c=d"}}""", "--verbose");
        Assert.That(await Status<string>(node, "a=b"), Is.EqualTo("c=d"));
        var remote = cluster.NodeAt(node.Address);
        await remote.Routes.PutAsync("loaded", typeof(LoadedService).FullName!);
        Assert.That(await remote.CallAsync<int>("loaded", "answer"), Is.EqualTo(42));
        Assert.That(await node.TerminateAsync(), Is.Zero);
    }

    [Test]
    public async Task On_all_addresses_it_is_called_by_the_host_that_it_advertises()
    {
        await using var node = await NodeProcess.StartAsync("node", "--listen", "0.0.0.0:0", "--advertise", "127.0.0.1");
        Assert.That(node.Address.Host, Is.EqualTo("127.0.0.1"));
        Assert.That(await Status<int>(node, "port"), Is.EqualTo(node.Address.Port));
    }

    [Test]
    public async Task On_all_addresses_it_is_called_by_the_one_on_the_way_to_whom_it_joins()
    {
        await using var node = await NodeProcess.StartAsync("node", "--listen", "0.0.0.0:0", "--join", cluster.Origin.Address.ToString());
        Assert.That(node.Address.Host, Is.EqualTo("127.0.0.1"));
        Assert.That(await All(cluster.Origin.Address), Does.Contain(node.Address));
    }

    [Test]
    public async Task Who_joins_one_node_knows_all_is_known_by_all_and_says_farewell()
    {
        var origin = cluster.Origin.Address;
        await using var second = await NodeProcess.StartAsync("node", "--join", origin.ToString());
        Assert.That(await All(origin), Is.EquivalentTo(new[] { origin, second.Address }));

        // The origin is not told by who joins, but by the contact's membership protocol.
        var joined = Told(MembershipChangeKind.Joined);
        await using var third = await NodeProcess.StartAsync("node", "--join", second.Address.ToString());
        Assert.That(await All(third.Address), Is.EquivalentTo(new[] { origin, second.Address, third.Address }));
        Assert.That(await joined, Is.EqualTo(third.Address));

        var left = Told(MembershipChangeKind.Left);
        Assert.That(await third.TerminateAsync(), Is.Zero);
        Assert.That(await left, Is.EqualTo(third.Address));
    }

    [Test]
    public async Task Who_joins_takes_over_whom_the_contact_knows_and_without_liveness_nobody_else_is_told()
    {
        await using var blind = Cluster.Processes(new ProcessClusterOptions { Liveness = null });
        await blind.StartAsync();
        var origin = blind.Origin.Address;
        string[] start = ["node", "--config", """{"liveness":null}""", "--join"];
        await using var second = await NodeProcess.StartAsync([.. start, origin.ToString()]);
        await using var third = await NodeProcess.StartAsync([.. start, second.Address.ToString()]);
        Assert.That(await All(third.Address), Is.EquivalentTo(new[] { origin, second.Address, third.Address }));
        Assert.That(await All(second.Address), Is.EquivalentTo(new[] { origin, second.Address, third.Address }));
        Assert.That(await All(origin), Is.EquivalentTo(new[] { origin, second.Address }));
    }

    private async Task<T> Status<T>(NodeProcess node, string key) => await cluster.NodeAt(node.Address).Status.GetAsync<T>(key, Deadline);

    private async Task<IEnumerable<NodeAddress>> All(NodeAddress node) =>
        (await cluster.NodeAt(node).Groups.GetAsync("all", options: Deadline)).Values;

    private Task<NodeAddress> Told(MembershipChangeKind kind) => cluster.Origin.Events.Membership
        .Where(change => change.Kind == kind).Select(change => change.Node).FirstAsync().Timeout(Deadline).ToTask();
}
