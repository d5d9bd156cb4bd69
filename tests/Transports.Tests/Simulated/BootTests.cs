using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Simulated;

/// <summary>Simulated nodes that do not come up.</summary>
[TestFixture]
internal sealed class BootTests
{
    [Test]
    public void A_node_that_exits_while_it_boots_is_a_failed_spawn_with_its_exit_code()
    {
        var failure = FailureOf(new SimulatedClusterOptions { BootFailure = Chance.Of(1) }, new SpawnOptions());
        Assert.That(failure, Does.Contain("ended before it was up").And.Contain("exited with code 134"));
    }

    [Test]
    public void A_node_that_boots_for_too_long_is_a_failed_spawn_when_its_deadline_is_over()
    {
        var slow = new SimulatedClusterOptions { BootDelay = Latency.Constant(Duration.FromSeconds(3)) };
        var failure = FailureOf(slow, new SpawnOptions { BootDeadline = TimeSpan.FromSeconds(2) });
        Assert.That(failure, Does.Contain("not up by its boot deadline"));
    }

    [Test]
    public void A_node_whose_parent_ends_while_it_boots_does_not_come_up()
    {
        using var cluster = Cluster.Simulated(new SimulatedClusterOptions { BootDelay = Latency.Constant(Duration.FromSeconds(3)) });
        cluster.Run(async () =>
        {
            var parent = (await cluster.SpawnAsync(1))[0];
            var listen = new NodeAddress("127.0.0.1", 7_000);
            var spawn = parent.Status.SpawnAsync(new SpawnOptions { Listen = listen });
            await cluster.DelayAsync(TimeSpan.FromSeconds(1));
            cluster.Kill(parent);
            await cluster.DelayAsync(TimeSpan.FromSeconds(10));
            Assert.That(spawn.IsFaulted);
            Assert.That(() => cluster.ExitCodeOf(cluster.NodeAt(listen)), Throws.ArgumentException, "none has ever run there");
        });
    }

    private static string FailureOf(SimulatedClusterOptions options, SpawnOptions spawn)
    {
        using var cluster = Cluster.Simulated(options);
        CallException? failure = null;
        var took = TimeSpan.Zero;
        cluster.Run(async () =>
        {
            try
            {
                await cluster.Origin.Status.SpawnAsync(spawn);
            }
            catch (CallException exception)
            {
                failure = exception;
                took = cluster.Time.GetElapsedTime(0);
            }
        });
        Assert.That(failure?.Kind, Is.EqualTo(CallErrorKind.SpawnFailed));
        Assert.That(took, Is.LessThanOrEqualTo(spawn.BootDeadline));
        return failure!.Message;
    }
}
