using Distribution.Processes;
using Distribution.Transports.Tests.Services;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Processes;

/// <summary>What is kept of children, while they run and afterwards.</summary>
internal sealed class ChildLogTests
{
    // What a shell that stands for a child must give back, from its configuration.
    private const string ReadNonce = """read -r line; nonce=${line#*\"nonce\":\"}; nonce=${nonce%%\"*}; """;

    [Test]
    public async Task The_log_of_a_child_is_there_while_it_runs_and_when_it_has_ended()
    {
        await using var cluster = Cluster.Processes(new ProcessClusterOptions { Load = [typeof(Printer).Assembly.Location] });
        await cluster.StartAsync();
        var spawn = new SpawnOptions { OnStart = [new("routes", "put", "p", typeof(Printer).FullName), new("p", "print", "at the start")] };
        var node = await cluster.Origin.Status.SpawnAsync(spawn);
        await Shows("at the start");
        await node.CallAsync<object?>("p", "print", ["later"]);
        await Shows("at the start\nlater");

        var child = cluster.ProcessOf(node)!;
        cluster.Kill(node);
        await child.Exited.WaitAsync(Spawning.Deadline);

        Assert.That(cluster.LogOf(node), Is.EqualTo("at the start\nlater"));
        Assert.That(cluster.ProcessOf(node), Is.Null);
        await cluster.RestartAsync(node, new SpawnOptions());
        Assert.That(cluster.LogOf(node), Is.Empty, "the log is the new child's");

        async Task Shows(string log)
        {
            // The pipe may be read after the answer has come.
            using var overdue = new CancellationTokenSource(Spawning.Deadline);
            while (cluster.LogOf(node) != log)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), overdue.Token);
            }
        }
    }

    [Test]
    public async Task What_is_printed_together_with_the_ready_line_is_in_the_log()
    {
        const string script = ReadNonce + """printf 'before\n{"node":"127.0.0.1:7","pid":%d,"nonce":"%s"}\nafter\n' $$ "$nonce" """;
        await using var spawner = new ProcessSpawner(new ProcessSpawnerOptions { Command = new("/bin/sh", ["-c", script]) });
        var child = spawner.ChildAt((await spawner.SpawnAsync()).Address!)!;
        await child.Exited.WaitAsync(Spawning.Deadline);
        Assert.That(child.LastOutput, Is.EqualTo("before\nafter"));
    }

    [Test]
    public async Task As_many_ended_children_are_remembered_as_is_said()
    {
        // A shell is a cheap child: it says that it is ready, and ends.
        const int forgotten = 3;
        const string script = ReadNonce + """printf '{"node":"127.0.0.1:%d","pid":%d,"nonce":"%s"}\n' $(($$ % 60000 + 1)) $$ "$nonce" """;
        await using var spawner = new ProcessSpawner(new ProcessSpawnerOptions { Command = new("/bin/sh", ["-c", script]) });
        var children = new List<ChildProcess>();
        for (var i = 0; i < ProcessSpawner.EndedChildrenMax + forgotten; i++)
        {
            var child = spawner.ChildAt((await spawner.SpawnAsync()).Address!)!;
            Assert.That(await child.Exited.WaitAsync(Spawning.Deadline), Is.Zero);
            children.Add(child);
        }

        // The last is moved when its end has been noticed by all who wait for it.
        using var overdue = new CancellationTokenSource(Spawning.Deadline);
        while (spawner.ChildAt(children[forgotten - 1].Address!) is not null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), overdue.Token);
        }

        Assert.That(children.Select(child => child.Address), Is.Unique);
        Assert.That(children.Take(forgotten).Select(child => spawner.ChildAt(child.Address!)), Is.All.Null);
        Assert.That(children.Skip(forgotten).Select(child => spawner.ChildAt(child.Address!)), Is.EqualTo(children.Skip(forgotten)));
        Assert.That(spawner.Children, Is.Empty);
    }
}
