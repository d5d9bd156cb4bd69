using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Distribution.Processes;
using Distribution.Protocol;
using Distribution.Tcp;
using Distribution.Transports.Tests.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Processes;

internal sealed class ProcessSpawnerTests
{
    [Test]
    public async Task A_child_is_ready_and_can_be_called()
    {
        await using var spawner = Spawning.Spawner("node");
        await using var caller = await TcpNode.StartAsync(new TcpNodeOptions());

        var spawned = await spawner.SpawnAsync(new SpawnRequest { Settings = [new("color", "blue")] });
        Assert.That(spawned.Status, Is.EqualTo(SpawnStatus.Started), spawned.Detail);
        var color = await caller.CallAsync(spawned.Address, "status", "get", "[\"color\"]");

        Assert.That(color.Text(), Is.EqualTo("\"blue\""));
    }

    [Test]
    public async Task A_child_that_crashes_while_booting_is_reported_with_its_exit_code_and_last_output()
    {
        await using var spawner = Spawning.Spawner("crash");

        var spawned = await spawner.SpawnAsync();

        Assert.That(spawned.Status, Is.EqualTo(SpawnStatus.Exited));
        Assert.That(spawned.Detail, Does.StartWith("exit code 134").And.Contain("crashed on purpose"));
    }

    [Test]
    public async Task A_program_that_does_not_exist_is_reported()
    {
        await using var spawner = new ProcessSpawner(new ProcessSpawnerOptions { Command = new("/no/such/program", []) });

        var spawned = await spawner.SpawnAsync();

        Assert.That(spawned.Status, Is.EqualTo(SpawnStatus.Exited));
        Assert.That(spawned.Detail, Does.Contain("/no/such/program"));
    }

    [Test]
    public async Task A_port_in_use_refuses_the_child_with_one_line()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        var port = ((IPEndPoint)other.LocalEndPoint!).Port;
        await using var spawner = Spawning.Spawner("node");

        var spawned = await spawner.SpawnAsync(new SpawnRequest { Listen = new NodeAddress("127.0.0.1", port) });

        Assert.That(spawned.Status, Is.EqualTo(SpawnStatus.Refused));
        Assert.That(spawned.Detail, Is.EqualTo(string.Create(CultureInfo.InvariantCulture, $"cannot listen on 127.0.0.1:{port}: the port is in use")));
    }

    [Test]
    public async Task A_child_that_refuses_its_configuration_says_why_in_one_line()
    {
        await using var spawner = Spawning.Spawner("refuse");

        var spawned = await spawner.SpawnAsync();

        Assert.That(spawned.Status, Is.EqualTo(SpawnStatus.Refused));
        Assert.That(spawned.Detail, Is.EqualTo("this child has no assemblies"));
    }

    [Test]
    public async Task A_child_that_is_not_ready_by_its_deadline_is_killed()
    {
        await using var spawner = Spawning.Spawner("hang");

        var spawning = spawner.SpawnAsync(new SpawnRequest { BootDeadline = Duration.FromMilliseconds(300) });
        while (spawner.Children.Count == 0 && !spawning.IsCompleted)
        {
            await Task.Yield();
        }

        var child = spawner.Children.Single();
        var spawned = await spawning;

        Assert.That(await child.Exited.WaitAsync(Spawning.Deadline), Is.EqualTo(128 + 9));
        Assert.That(spawned.Status, Is.EqualTo(SpawnStatus.TimedOut));
        Assert.That(spawned.Detail, Does.StartWith("not ready after 300ms, killed"));
    }

    [Test]
    public async Task Only_the_last_lines_of_much_output_are_kept()
    {
        await using var spawner = Spawning.Spawner("chatter");

        var spawned = await spawner.SpawnAsync();

        Assert.That(spawned.Status, Is.EqualTo(SpawnStatus.Exited));
        Assert.That(spawned.Detail, Does.StartWith("exit code 7").And.EndWith("line 9998\nline 9999"));
        Assert.That(spawned.Detail.Split('\n'), Has.Length.LessThanOrEqualTo(1 + 64));
    }

    [Test]
    public async Task Fifty_concurrent_spawns_complete_once_each()
    {
        const int count = 50;
        await using var spawner = Spawning.Spawner("node");
        var completions = new int[count];
        var outcomes = new TaskCompletionSource<SpawnOutcome>[count];
        for (var i = 0; i < count; i++)
        {
            var index = i;
            outcomes[i] = new(TaskCreationOptions.RunContinuationsAsynchronously);
            spawner.Spawn(new SpawnTicket(i), new SpawnRequest { BootDeadline = Duration.FromSeconds(90) }, outcome =>
            {
                Interlocked.Increment(ref completions[index]);
                outcomes[index].TrySetResult(outcome);
            });
        }

        var all = await Task.WhenAll(outcomes.Select(outcome => outcome.Task)).WaitAsync(Spawning.Deadline);
        var alive = spawner.Children.Count;
        await spawner.DisposeAsync();

        Assert.That(all.Select(outcome => outcome.Status), Has.All.EqualTo(SpawnStatus.Started));
        Assert.That(all.Select(outcome => outcome.Address!.Port).Distinct().Count(), Is.EqualTo(count));
        Assert.That(alive, Is.EqualTo(count));
        Assert.That(completions, Has.All.EqualTo(1));
        Assert.That(spawner.Children, Is.Empty);
    }
}
