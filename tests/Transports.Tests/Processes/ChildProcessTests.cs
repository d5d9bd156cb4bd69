using System.Diagnostics;
using System.Globalization;
using Distribution.Processes;
using Distribution.Protocol;
using Distribution.Tcp;
using Distribution.Transports.Tests.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Processes;

/// <summary>The bond between a child and its parent, and what can be done to a child.</summary>
internal sealed class ChildProcessTests
{
    [Test]
    public async Task Disposing_ends_children_gently_and_kills_those_that_stay()
    {
        var gentle = Spawning.Spawner("node");
        var stubborn = Spawning.Spawner("stubborn", endDeadline: Duration.FromMilliseconds(200));
        await gentle.SpawnAsync();
        await stubborn.SpawnAsync();
        var (one, two) = (gentle.Children.Single(), stubborn.Children.Single());

        await gentle.DisposeAsync();
        await stubborn.DisposeAsync();

        Assert.That(await one.Exited, Is.EqualTo(ChildExitCode.Stopped));
        Assert.That(await two.Exited, Is.EqualTo(128 + 9));
        var late = await gentle.SpawnAsync();
        Assert.That(late.Status, Is.EqualTo(SpawnStatus.Refused));
    }

    [Test]
    public async Task A_child_that_is_told_to_stop_ends_with_zero_and_is_forgotten()
    {
        await using var spawner = Spawning.Spawner("node");
        await using var caller = await TcpNode.StartAsync(new TcpNodeOptions());
        var spawned = await spawner.SpawnAsync();
        var child = spawner.Find(spawned.ProcessId)!;

        await caller.CallAsync(spawned.Address, "status", "stop");

        Assert.That(await child.Exited.WaitAsync(Spawning.Deadline), Is.EqualTo(ChildExitCode.Stopped));
        Assert.That(child.Usage, Is.Null);
        Assert.That(child.Pause(), Is.False);
    }

    [TestCase("TERM", ExpectedResult = ChildExitCode.Stopped)]
    [TestCase("KILL", ExpectedResult = 128 + 9)]
    public async Task<int> A_signal_ends_a_child(string signal)
    {
        await using var spawner = Spawning.Spawner("node");
        var spawned = await spawner.SpawnAsync();
        var child = spawner.Find(spawned.ProcessId)!;

        await SendAsync(signal, child);

        return await child.Exited.WaitAsync(Spawning.Deadline);
    }

    [Test]
    public async Task The_interrupt_of_the_terminal_is_for_the_parent_alone()
    {
        await using var spawner = Spawning.Spawner("node");
        await using var caller = await TcpNode.StartAsync(new TcpNodeOptions());
        var spawned = await spawner.SpawnAsync();
        var child = spawner.Find(spawned.ProcessId)!;

        await SendAsync("INT", child);
        for (var i = 0; i < 20; i++)
        {
            Assert.That((await caller.CallAsync(spawned.Address, "status", "get", "[\"sid\"]")).Error, Is.Null);
        }

        Assert.That(child.Exited.IsCompleted, Is.False);
    }

    [Test]
    public async Task A_paused_child_keeps_its_calls_waiting_until_it_is_resumed()
    {
        await using var spawner = Spawning.Spawner("node");
        await using var caller = await TcpNode.StartAsync(new TcpNodeOptions());
        var spawned = await spawner.SpawnAsync();
        var child = spawner.Find(spawned.ProcessId)!;
        var call = Call.Local("status", "get", Payload.OfText("[\"sid\"]"));

        Assert.That(child.Pause());
        var paused = await caller.CallAsync(new Command(spawned.Address, call, Duration.FromMilliseconds(300)));
        var waiting = caller.CallAsync(new Command(spawned.Address, call, Duration.FromSeconds(60)));
        Assert.That(child.Resume());

        Assert.That(paused.Error?.Kind, Is.EqualTo(CallErrorKind.TimedOut));
        Assert.That((await waiting).Error, Is.Null);
    }

    [Test]
    public async Task A_child_has_a_process_of_its_own_that_uses_memory_and_processor_time()
    {
        await using var spawner = Spawning.Spawner("node");
        var spawned = await spawner.SpawnAsync();
        var child = spawner.Find(spawned.ProcessId)!;

        Assert.That(child.ProcessId, Is.Not.EqualTo(Environment.ProcessId));
        Assert.That(child.Address, Is.EqualTo(spawned.Address));
        Assert.That(child.Usage?.ResidentBytes, Is.InRange(5_000_000, 1_000_000_000));
        Assert.That(child.Usage?.Cpu, Is.InRange(Duration.FromMilliseconds(1), Duration.FromSeconds(30)));
    }

    private static async Task SendAsync(string signal, ChildProcess child)
    {
        using var kill = Process.Start("kill", ["-s", signal, child.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
