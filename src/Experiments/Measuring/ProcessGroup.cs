using System.Diagnostics;
using Distribution.Experiments.Live;
using Distribution.Tcp;

namespace Distribution.Experiments.Measuring;

/// <summary>Child processes that were started together, and how long that took. They end when it is disposed.</summary>
internal sealed class ProcessGroup : INodeSet
{
    private readonly double[] spawnMilliseconds;
    private readonly Node[] nodes;
    private double[] cpuMilliseconds = [];
    private double[] residentBytes = [];
    private IDisposable? watching;

    private ProcessGroup(ProcessCluster cluster, int count)
    {
        Cluster = cluster;
        nodes = new Node[count];
        spawnMilliseconds = new double[count];
    }

    /// <inheritdoc/>
    public ProcessCluster Cluster { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>From the call that started each child until it could be called, in the order of the calls.</summary>
    internal IReadOnlyList<double> SpawnMilliseconds => spawnMilliseconds;

    /// <summary>From the first call until the last child could be called.</summary>
    internal double TotalMilliseconds { get; private set; }

    /// <summary>Processor time of each child when all could be called.</summary>
    internal IReadOnlyList<double> CpuMilliseconds => cpuMilliseconds;

    /// <summary>Resident memory of each child then.</summary>
    internal IReadOnlyList<double> ResidentBytes => residentBytes;

    /// <inheritdoc/>
    public IReadOnlyList<int> Processes { get; private set; } = [];

    /// <summary>Starts children.</summary>
    /// <param name="count">How many.</param>
    /// <param name="concurrent">How many at a time.</param>
    /// <param name="load">Libraries for the children.</param>
    /// <param name="cancellation">Gives up, and ends those that have started.</param>
    /// <param name="tracedMessages">How many of its last messages each node keeps for a trace; 0: none.</param>
    /// <param name="watcher">Is told of nodes that come and go; null: nobody looks.</param>
    /// <exception cref="EnvironmentException">A child did not come up, or no port could be had.</exception>
    internal static async Task<ProcessGroup> StartAsync(
        int count,
        int concurrent,
        IReadOnlyList<string> load,
        CancellationToken cancellation,
        int tracedMessages = 0,
        IObserver<LiveEvent>? watcher = null)
    {
        // What is measured is measured alone: the nodes do not watch each other.
        var options = new ProcessClusterOptions { Load = load, Liveness = null, TracedMessages = tracedMessages };
        var group = new ProcessGroup(Distribution.Cluster.Processes(options), count);
        try
        {
            await group.SpawnAllAsync(concurrent, watcher, cancellation);
            return group;
        }
        catch (Exception exception)
        {
            await group.DisposeAsync();
            cancellation.ThrowIfCancellationRequested();
            throw exception is CallException or TcpStartException ? new EnvironmentException(exception.Message, exception) : exception;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        // That they end with the group is no news.
        watching?.Dispose();
        return Cluster.DisposeAsync();
    }

    private async Task SpawnAllAsync(int concurrent, IObserver<LiveEvent>? watcher, CancellationToken cancellation)
    {
        await Cluster.StartAsync(cancellation);
        watching = watcher is null ? null : ClusterFeed.Of(Cluster).Subscribe(watcher.OnNext);
        using var places = new SemaphoreSlim(concurrent);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, nodes.Length).Select(index => SpawnAsync(index, places, cancellation)));
        TotalMilliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var children = nodes.Select(Cluster.ProcessOf).OfType<Processes.ChildProcess>().ToArray();
        Processes = [.. children.Select(child => child.ProcessId)];
        var usages = children.Select(child => child.Usage).OfType<Processes.ProcessUsage>().ToArray();
        cpuMilliseconds = [.. usages.Select(usage => usage.Cpu.TotalMilliseconds)];
        residentBytes = [.. usages.Select(usage => (double)usage.ResidentBytes)];
    }

    private async Task SpawnAsync(int index, SemaphoreSlim places, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        try
        {
            var called = Stopwatch.GetTimestamp();
            nodes[index] = await Cluster.Origin.Status.SpawnAsync(options: cancellation);
            spawnMilliseconds[index] = Stopwatch.GetElapsedTime(called).TotalMilliseconds;
        }
        finally
        {
            places.Release();
        }
    }
}
