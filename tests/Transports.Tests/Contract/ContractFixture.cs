using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

/// <summary>A test of the contract: written once, run on both transports.</summary>
[TestFixture(Transport.Simulated)]
[TestFixture(Transport.Processes)]
public abstract class ContractFixture(Transport transport)
{
    /// <summary>The time that real nodes may take for something that has no answer to wait for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Transport transport = transport;

    /// <summary>Runs a program on a fresh cluster.</summary>
    protected Task OnCluster(Func<Cluster, Task> program) => OnCluster(transport, program);

    /// <summary>Runs a program on a fresh cluster of a transport.</summary>
    internal static async Task OnCluster(Transport transport, Func<Cluster, Task> program)
    {
        if (transport == Transport.Simulated)
        {
            using var simulated = Cluster.Simulated(new SimulatedClusterOptions { Services = new ServiceCatalog(typeof(ContractFixture).Assembly) });
            await simulated.RunAsync(program);
            return;
        }

        await using var cluster = Cluster.Processes(new ProcessClusterOptions { Load = [typeof(ContractFixture).Assembly.Location] });
        await cluster.RunAsync(program);
    }

    /// <summary>Asks again until the answer holds; fails when it does not within the bound, of the cluster's time; default: a
    /// minute.</summary>
    internal static async Task Eventually(Cluster cluster, Func<Task<bool>> holds, TimeSpan? bound = null)
    {
        var started = cluster.Time.GetTimestamp();
        while (!await holds())
        {
            Assert.That(cluster.Time.GetElapsedTime(started), Is.LessThan(bound ?? Patience), "it did not come true in time");
            await cluster.DelayAsync(TimeSpan.FromMilliseconds(5));
        }
    }

    /// <summary>Awaits the failure of a call. (NUnit's ThrowsAsync would block the thread that a simulated cluster runs on.)</summary>
    internal static async Task<CallError> Fails(Task call, CallErrorKind kind)
    {
        try
        {
            await call;
        }
        catch (CallException exception)
        {
            Assert.That(exception.Kind, Is.EqualTo(kind), exception.Message);
            return exception.Error;
        }

        throw new AssertionException($"The call did not fail; wanted {kind}.");
    }

    /// <summary>Whether a node can be reached no longer.</summary>
    internal static async Task<bool> IsGone(Node node)
    {
        try
        {
            await node.Status.GetAsync<string>("nid");
            return false;
        }
        catch (CallException exception)
        {
            return exception.Kind == CallErrorKind.Unreachable;
        }
    }
}
