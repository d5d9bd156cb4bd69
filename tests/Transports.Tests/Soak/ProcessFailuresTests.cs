using System.Diagnostics;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Soak;

/// <summary>Ten of fifty child processes are killed, and one that was halted comes back.</summary>
[TestFixture]
internal sealed class ProcessFailuresTests
{
    private const int Nodes = 50;
    private const int Crashes = 10;

    // As in the simulator (see SimulatedFailuresTests), and what two processors need to get round fifty processes.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Category("Soak")]
    [Explicit("A minute")]
    [Test]
    public async Task Killed_members_are_removed_and_a_halted_one_comes_back([Range(1, 10)] int run)
    {
        await using var cluster = Cluster.Processes();
        await cluster.StartAsync();
        var nodes = await cluster.SpawnAsync(Nodes);
        await cluster.GroupAsync("g", nodes);
        await cluster.DelayAsync(TimeSpan.FromSeconds(5));
        var random = new RandomStream((ulong)run);
        var shuffled = nodes.OrderBy(_ => random.Next()).ToArray();
        var (crashed, live) = (shuffled[..Crashes], shuffled[Crashes..]);
        foreach (var node in crashed)
        {
            cluster.Kill(node);
        }

        var removed = await UntilAllSeeAsync(cluster, live, live);
        var halted = live[0];
        cluster.Pause(halted);
        var gone = await UntilAllSeeAsync(cluster, live[1..], live[1..]);
        cluster.Resume(halted);
        var back = await UntilAllSeeAsync(cluster, live, live);
        await TestContext.Out.WriteLineAsync(FormattableString.Invariant(
            $"run {run}: removed after {removed.TotalSeconds:F1} s, the halted one after {gone.TotalSeconds:F1} s, back after {back.TotalSeconds:F1} s"));
        Assert.That(new[] { removed, gone, back }, Is.All.LessThan(Bound));
    }

    /// <summary>How long it takes until each of <paramref name="viewers"/> has just these in its group.</summary>
    private static async Task<TimeSpan> UntilAllSeeAsync(Cluster cluster, Node[] viewers, Node[] members)
    {
        var started = Stopwatch.GetTimestamp();
        var wanted = members.Select(member => member.Address).ToHashSet();
        foreach (var viewer in viewers)
        {
            while (!wanted.SetEquals((await viewer.Groups.GetAsync("g", TimeSpan.FromSeconds(30))).Values))
            {
                Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(2 * Bound), $"{viewer} sees others");
                await cluster.DelayAsync(TimeSpan.FromMilliseconds(100));
            }
        }

        return Stopwatch.GetElapsedTime(started);
    }
}
