using System.Diagnostics;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Soak;

/// <summary>10,000 messages from 6 nodes at once over TCP.</summary>
[TestFixture]
internal sealed class StormTests
{
    private const int Nodes = 6;
    private const int Messages = 10_000;
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(4);

    [Category("Soak")]
    [Explicit("Half a minute and more")]
    [TestCase(GossipRepair.None)]
    [TestCase(GossipRepair.AntiEntropy)]
    public async Task Ten_thousand_messages_at_once(GossipRepair repair)
    {
        await using var cluster = Cluster.Processes(new ProcessClusterOptions { Load = [typeof(StormTests).Assembly.Location] });
        await cluster.StartAsync();
        var nodes = await cluster.SpawnAsync(Nodes);
        var group = await cluster.GroupAsync("g", nodes, new GroupSettings { Repair = repair });
        Assert.That((await group.Routes.PutAsync("storm", typeof(StormService).FullName!)).Errors, Is.Empty);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(nodes.Select((node, index) => BurstAsync(node, index)).ToArray());
        var sent = Stopwatch.GetElapsedTime(started);
        var reports = await SettledAsync(cluster, group);
        var whole = Stopwatch.GetElapsedTime(started);
        var resident = cluster.Children.Max(child => child.Usage?.ResidentBytes ?? 0);
        await TestContext.Out.WriteLineAsync(FormattableString.Invariant(
            $"{repair}: sent in {sent.TotalSeconds:F1} s, over after {whole.TotalSeconds:F1} s, {reports.Sum(report => report.Different)} of {Nodes * Messages} executions, at most {resident / 1048576} MiB a node"));
        Assert.That(reports.Select(report => report.Most), Is.All.EqualTo(1), "never twice on a node");
        if (repair == GossipRepair.AntiEntropy)
        {
            Assert.That(reports.Select(report => report.Different), Is.All.EqualTo(Messages));
        }
    }

    private static Task BurstAsync(Node node, int index)
    {
        var (first, end) = (Messages * index / Nodes, Messages * (index + 1) / Nodes);
        return node.CallAsync<Payload>("storm", "burst", [first, end - first], Deadline);
    }

    /// <summary>Waits until nothing has changed for five seconds.</summary>
    private static async Task<IReadOnlyList<StormReport>> SettledAsync(Cluster cluster, Group group)
    {
        var started = Stopwatch.GetTimestamp();
        StormReport[] last = [];
        for (var quiet = 0; quiet < 10;)
        {
            Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(Deadline), "it never ends");
            var reply = await group.Comm.SendAsync<StormReport>("storm", "report", options: TimeSpan.FromSeconds(30));
            Assert.That(reply.Errors, Is.Empty);
            StormReport[] now = [.. reply.Values.Values];
            quiet = now.SequenceEqual(last) ? quiet + 1 : 0;
            last = now;
            await cluster.DelayAsync(TimeSpan.FromMilliseconds(500));
        }

        return last;
    }
}
