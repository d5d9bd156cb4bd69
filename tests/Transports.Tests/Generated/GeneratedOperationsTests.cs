using Distribution.Models;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Generated;

/// <summary>Generated sequences of operations on groups, services and figures, through the public API on both transports, against the
/// obvious model. A failure prints its seed and the shortest sequence that was found.</summary>
internal sealed class GeneratedOperationsTests
{
    private readonly ProcessCluster processes = Cluster.Processes(new ProcessClusterOptions
    {
        Load = [typeof(GeneratedOperationsTests).Assembly.Location],
        Liveness = null,
    });

    private IReadOnlyList<Node> children = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        await processes.StartAsync();
        children = await processes.SpawnAsync(2);
    }

    [OneTimeTearDown]
    public async Task Stop() => await processes.DisposeAsync();

    [SeededProperty(MaxTest = 100, StartSize = 20, EndSize = 100)]
    public void Simulated_nodes_follow_the_model(GeneratedStep[] steps)
    {
        using var cluster = Cluster.Simulated(new SimulatedClusterOptions
        {
            Liveness = null,
            Services = new ServiceCatalog(typeof(GeneratedOperationsTests).Assembly),
        });
        cluster.Run(() => ModelledCluster.FollowAsync([cluster.Origin, .. cluster.Start(2)], [new NodeAddress("127.0.0.1", 1)], steps));
    }

    // One cluster for all cases, for starting children takes longer than the operations; and nobody is missing, for a node that has not
    // been reached is called again after a pause only.
    [SeededProperty(MaxTest = 10, StartSize = 60, EndSize = 100)]
    public Task Child_processes_follow_the_model(GeneratedStep[] steps) =>
        ModelledCluster.FollowAsync([processes.Origin, .. children], [], steps);
}
