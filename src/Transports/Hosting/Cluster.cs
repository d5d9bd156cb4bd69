using Distribution.Protocol;

namespace Distribution;

/// <summary>
/// A program's own node and the nodes that it starts: simulated, or child processes over TCP. What runs on one runs on the other: write the
/// program once, as the body of <see cref="RunAsync(Func{Cluster, Task})"/>.
/// </summary>
public abstract class Cluster : IAsyncDisposable
{
    /// <summary>The program's own node.</summary>
    public abstract Node Origin { get; }

    /// <summary>The cluster's clock: virtual in a simulated one. Use it for every delay and time-out in the body.</summary>
    public abstract TimeProvider Time { get; }

    /// <summary>A deterministic simulation in this process: one seed, one course of events.</summary>
    public static SimulatedCluster Simulated(SimulatedClusterOptions? options = null) => new(options ?? new SimulatedClusterOptions());

    /// <summary>Child processes on this machine over TCP; the origin listens in this process.</summary>
    public static ProcessCluster Processes(ProcessClusterOptions? options = null) => new(options ?? new ProcessClusterOptions());

    /// <summary>Runs a program on the cluster. In a simulated cluster its awaits become events of the run, and it ends before this method
    /// returns; so it must await nothing but the cluster's own calls and timers, and must never block (<c>Wait</c>, <c>Result</c>, NUnit's
    /// <c>Assert.ThrowsAsync</c>): the thread that it blocks is the one that the simulation runs on, and the program would hang.</summary>
    public abstract Task RunAsync(Func<Cluster, Task> body);

    /// <summary>Runs a program on the cluster, for its result.</summary>
    public async Task<T> RunAsync<T>(Func<Cluster, Task<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        T result = default!;
        await RunAsync(async cluster => result = await body(cluster));
        return result;
    }

    /// <summary>Lets the origin start nodes, all at once.</summary>
    /// <param name="count">How many; 0 or more.</param>
    /// <param name="spawn">What they are like; null: the default.</param>
    /// <exception cref="CallException">One did not come up.</exception>
    public async Task<IReadOnlyList<Node>> SpawnAsync(int count, SpawnOptions? spawn = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var origin = Origin;
        return await Task.WhenAll(Enumerable.Range(0, count).Select(_ => origin.Status.SpawnAsync(spawn)).ToArray());
    }

    /// <summary>Makes a group on the origin and on every member.</summary>
    /// <returns>The group as the origin sees it.</returns>
    /// <exception cref="CallException">The name or the options are not allowed, or a member could not be told.</exception>
    public async Task<Group> GroupAsync(string gid, IEnumerable<Node> members, GroupSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(members);
        Node[] all = [Origin, .. members];
        var arguments = Json.Arguments((settings ?? GroupSettings.Default).ToArgument(gid), all.Skip(1).Select(member => member.Address));

        // One call for all: the arguments are encoded once, and a simulated cluster decodes them once.
        var put = Call.Local("groups", "put", arguments);
        await Task.WhenAll(all.Distinct().Select(node => node.CallAsync(put)).ToArray());
        return Origin.Group(gid);
    }

    /// <summary>Lets time pass, on the cluster's clock.</summary>
    public Task DelayAsync(TimeSpan time, CancellationToken cancellationToken = default) => Task.Delay(time, Time, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DisposeCoreAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the nodes.</summary>
    protected abstract ValueTask DisposeCoreAsync();
}
