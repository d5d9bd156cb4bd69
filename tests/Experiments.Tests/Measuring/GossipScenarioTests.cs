using Distribution.Experiments.Scenarios;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Measuring;

/// <summary>The gossip scenario on child processes.</summary>
internal sealed class GossipScenarioTests
{
    private static readonly SpawnOptions Patient = new() { BootDeadline = TimeSpan.FromSeconds(60) };

    [Test]
    [CancelAfter(240_000)]
    public async Task A_member_that_died_is_an_error_of_the_environment_and_no_wrong_count(CancellationToken cancellation)
    {
        await using var cluster = Cluster.Processes(new ProcessClusterOptions { Liveness = null });
        await cluster.StartAsync(cancellation);
        var nodes = await cluster.SpawnAsync(2, Patient);
        var scenario = await GossipScenario.PrepareAsync(cluster, nodes, GroupSettings.Default);
        var process = cluster.ProcessOf(nodes[1])!;
        process.Kill();
        await process.Exited.WaitAsync(cancellation);
        var thrown = Assert.CatchAsync(() => scenario.MeasureAsync(1, TimeSpan.FromSeconds(1), cancellation));
        Assert.That(thrown, Is.InstanceOf<EnvironmentException>());
        Assert.That(thrown!.Message, Does.StartWith($"{nodes[1].Address} does not tell its counts: "));
    }
}
