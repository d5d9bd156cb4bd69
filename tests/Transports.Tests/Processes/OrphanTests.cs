using System.Diagnostics;
using System.Globalization;
using Distribution.Processes;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Processes;

/// <summary>No orphan, no zombie, nothing stopped is left behind.</summary>
[Platform("Linux")]
internal sealed class OrphanTests
{
    /// <summary>The first of the children is paused when the parent is killed.</summary>
    [TestCase("node")]
    [TestCase("held")]
    public async Task No_child_outlives_a_parent_that_is_killed_not_even_paused(string role)
    {
        const int count = 3;
        var start = new ProcessStartInfo(Spawning.Program, ["parent", count.ToString(CultureInfo.InvariantCulture), role])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var parent = Process.Start(start)!;
        var line = await parent.StandardOutput.ReadLineAsync().WaitAsync(Spawning.Deadline);
        var children = line!.Split(' ').Select(static id => int.Parse(id, CultureInfo.InvariantCulture)).ToList();
        var states = children.Select(ProcessTable.StatesOf).ToList();

        parent.Kill();
        await parent.WaitForExitAsync().WaitAsync(Spawning.Deadline);

        Assert.That(states, Has.Count.EqualTo(count));
        Assert.That(states[0], Is.Not.Empty.And.Matches("^T+$"), "it was paused");
        Assert.That(states[1], Is.Not.Empty.And.Not.Contains('T'));
        foreach (var child in children)
        {
            await ProcessTable.EndedAsync(child);
        }
    }

    [Test]
    public async Task A_child_is_reaped_however_it_ends()
    {
        await using var spawner = Spawning.Spawner("node");
        var children = new List<ChildProcess>();
        for (var i = 0; i < 3; i++)
        {
            children.Add(spawner.Find((await spawner.SpawnAsync()).ProcessId)!);
        }

        children[0].Kill();
        children[1].Pause();
        children[1].Kill();
        await children[2].EndAsync(Spawning.Deadline);

        foreach (var child in children)
        {
            await child.Exited.WaitAsync(Spawning.Deadline);
            Assert.That(ProcessTable.StatesOf(child.ProcessId), Is.Empty, "a zombie would still be there");
        }

        Assert.That(children.Select(static child => child.ExitCode), Is.EqualTo(new int?[] { 128 + 9, 128 + 9, ChildExitCode.Stopped }));
    }

    [Test]
    public async Task A_child_has_halted_when_pause_returns()
    {
        await using var spawner = Spawning.Spawner("node");
        var child = spawner.Find((await spawner.SpawnAsync()).ProcessId)!;
        for (var i = 0; i < 50; i++)
        {
            Assert.That(child.Pause());
            Assert.That(ProcessTable.StatesOf(child.ProcessId), Does.Match("^T+$"), $"pause {i}: no thread runs on");
            Assert.That(child.Resume());
        }
    }

    [Test]
    public async Task A_paused_child_stays_so_when_the_thread_that_asked_for_it_ends()
    {
        await using var spawner = Spawning.Spawner("node");
        var outcome = new TaskCompletionSource<SpawnOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var mayEnd = new ManualResetEventSlim();
        var asking = new Thread(() =>
        {
            spawner.Spawn(new SpawnTicket(0), new SpawnRequest { BootDeadline = Duration.FromSeconds(90) }, outcome.SetResult);
            mayEnd.Wait();
        });
        asking.Start();
        var child = spawner.Find((await outcome.Task.WaitAsync(Spawning.Deadline)).ProcessId)!;
        child.Pause();

        mayEnd.Set();
        asking.Join();

        Assert.That(ProcessTable.StatesOf(child.ProcessId), Does.Match("^T+$"));
    }

    [Test]
    public async Task A_paused_child_that_is_asked_to_end_goes_on_and_leaves()
    {
        await using var spawner = Spawning.Spawner("node");
        var child = spawner.Find((await spawner.SpawnAsync()).ProcessId)!;
        child.Pause();

        // Not by disposing: the end of the spawner's thread would wake the child too.
        await child.EndAsync(TimeSpan.FromSeconds(10));

        Assert.That(child.ExitCode, Is.EqualTo(ChildExitCode.Stopped));
    }

    [Test]
    public async Task Disposing_ends_a_paused_child_gently()
    {
        var spawner = Spawning.Spawner("node");
        var child = spawner.Find((await spawner.SpawnAsync()).ProcessId)!;
        child.Pause();

        await spawner.DisposeAsync();

        Assert.That(child.ExitCode, Is.EqualTo(ChildExitCode.Stopped));
    }
}
