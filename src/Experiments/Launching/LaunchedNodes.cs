using Distribution.Experiments.Live;
using Distribution.Experiments.Measuring;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Experiments.Launching;

/// <summary>Nodes that an engine has started, on whatever machines. Each joins the origin, which runs in this process and so learns their
/// addresses. They leave when this is disposed.</summary>
internal sealed class LaunchedNodes : INodeSet
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    // The nodes leave within two seconds, and then an engine has to notice.
    private static readonly TimeSpan LeaveDeadline = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource over = new();
    private readonly Task running;
    private readonly IDisposable? watching;

    private LaunchedNodes(
        ProcessCluster cluster, INodeLauncher launcher, int count, IReadOnlyList<string> load, IObserver<LiveEvent>? watcher)
    {
        Cluster = cluster;
        watching = watcher is null ? null : ClusterFeed.Of(cluster).Subscribe(watcher.OnNext);
        running = launcher.RunNodesAsync(
            [
                .. OwnProgram.Words, "node", "--listen", "0.0.0.0:0", "--join", cluster.Origin.Address.ToString(),
                "--config", """{"liveness":null}""", .. load.SelectMany(file => new[] { "--load", file }),
            ],
            count,
            over.Token);
    }

    /// <inheritdoc/>
    public ProcessCluster Cluster { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Node> Nodes { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<int> Processes => [];

    /// <summary>Starts nodes and waits until all have joined.</summary>
    /// <param name="launcher">The engine.</param>
    /// <param name="count">How many.</param>
    /// <param name="host">By what name or address the nodes call this machine.</param>
    /// <param name="load">Libraries for the nodes.</param>
    /// <param name="cancellation">Gives up, and ends those that have started.</param>
    /// <param name="watcher">Is told of nodes that come and go; null: nobody looks.</param>
    /// <exception cref="EnvironmentException">The engine does not run them, or no port could be had.</exception>
    internal static async Task<LaunchedNodes> StartAsync(
        INodeLauncher launcher,
        int count,
        string host,
        IReadOnlyList<string> load,
        CancellationToken cancellation,
        IObserver<LiveEvent>? watcher = null)
    {
        // What is measured is measured alone: the nodes do not watch each other.
        var options = new ProcessClusterOptions
        {
            Listen = new NodeAddress("0.0.0.0", 0),
            AdvertisedHost = host,
            Load = load,
            Liveness = null,
        };
        var cluster = Distribution.Cluster.Processes(options);
        try
        {
            await cluster.StartAsync(cancellation);
        }
        catch (TcpStartException exception)
        {
            await cluster.DisposeAsync();
            throw new EnvironmentException(exception.Message, exception);
        }

        var nodes = new LaunchedNodes(cluster, launcher, count, load, watcher);
        try
        {
            await nodes.AllJoinedAsync(count, cancellation);
            return nodes;
        }
        catch
        {
            await nodes.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // That they end with this is no news.
        watching?.Dispose();
        over.CancelAfter(Nodes.Count > 0 ? LeaveDeadline : TimeSpan.Zero);
        await Task.WhenAll(Nodes.Select(node => node.Status.StopAsync())).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Cluster.DisposeAsync();
        over.Dispose();
    }

    private async Task AllJoinedAsync(int count, CancellationToken cancellation)
    {
        var origin = Cluster.Origin;
        while (Nodes.Count < count)
        {
            if (running.IsCompleted)
            {
                await running;
                throw new EnvironmentException(
                    $"{NumberText.Write(Nodes.Count)} of {NumberText.Write(count)} nodes had joined when all of them ended");
            }

            await Task.WhenAny(running, Task.Delay(Poll, cancellation));
            cancellation.ThrowIfCancellationRequested();
            var known = await origin.Groups.GetAsync(Call.AllGroup, cancellation);
            Nodes = [.. known.Values.Where(address => !address.Equals(origin.Address)).Select(Cluster.NodeAt)];
        }
    }
}
