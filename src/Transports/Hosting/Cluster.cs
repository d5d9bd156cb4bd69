using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>
/// A program's own node and the nodes that it starts: simulated, or child processes over TCP. What runs on one runs on the other: write the
/// program once, as the body of <see cref="RunAsync(Func{Cluster, Task})"/>.
/// </summary>
/// <remarks>Over processes safe from any thread; in a simulated cluster only from the program's.</remarks>
public abstract class Cluster : IAsyncDisposable
{
    /// <summary>The program's own node.</summary>
    public abstract Node Origin { get; }

    /// <summary>The origin and the nodes that it has started, in that order: by their numbers in a fault plan. One that has ended, or was
    /// started again at its address, keeps its place.</summary>
    public abstract IReadOnlyList<Node> Nodes { get; }

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
        Func<Cluster, Task> program = async cluster => result = await body(cluster);
        await RunAsync(program);
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

    /// <summary>Ends a node at once, as a crash does (SIGKILL): it says nothing more. Over processes its end is noticed a moment later; see
    /// <see cref="ExitCodeOf"/>. Does nothing if it has ended.</summary>
    /// <exception cref="ArgumentException">The node is not one that the verbs of a node's life apply to: over processes the children that
    /// the origin has started, in a simulated cluster all nodes but the origin.</exception>
    public abstract void Kill(Node node);

    /// <summary>Halts a node (SIGSTOP): it answers nothing, but is not gone; whatever comes to it waits. When this returns it has halted.
    /// Does nothing if it is halted already or has ended.</summary>
    /// <exception cref="ArgumentException">As <see cref="Kill"/>.</exception>
    public abstract void Pause(Node node);

    /// <summary>Lets a halted node go on (SIGCONT): what has waited takes place, in order. Does nothing if it is not halted.</summary>
    /// <exception cref="ArgumentException">As <see cref="Kill"/>.</exception>
    public abstract void Resume(Node node);

    /// <summary>Kills a node if it runs, and lets the origin start one at the same address: a later incarnation, without groups, services
    /// and whatever else the last one had learned.</summary>
    /// <param name="node">The node.</param>
    /// <param name="spawn">What the new one is like, all but where it listens; null: what the last one was asked to be, its start-up calls
    /// included.</param>
    /// <param name="options">How long to wait for the new node (default: its boot deadline and 5 s), and cancellation.</param>
    /// <returns>The new node.</returns>
    /// <exception cref="ArgumentException">As <see cref="Kill"/>.</exception>
    /// <exception cref="CallException">It did not come up again.</exception>
    public async Task<Node> RestartAsync(Node node, SpawnOptions? spawn = null, CallOptions options = default)
    {
        var last = await EndAsync(node, options.Cancellation);
        var request = (spawn?.ToRequest() ?? last) with { Listen = node.Address };
        return await Origin.Status.SpawnAsync(request, options);
    }

    /// <summary>
    /// Lets the faults of a plan happen to the nodes: to simulated ones all of them, to processes those that exist there (see
    /// <see cref="AbsentIn"/>). Times count from the call. When this ends, everything is as before: links are good, halted nodes go on,
    /// and nodes that crashed have been started again, with their start-up calls and without anything that they had learned.
    /// </summary>
    /// <param name="plan">The plan. Its nodes are those of <see cref="Nodes"/> now; the origin can neither crash nor be halted.</param>
    /// <param name="cancellation">Ends the plan early, and is the only end of one with a fault that lasts for ever.</param>
    /// <exception cref="FaultPlanException">The plan cannot be in this cluster: one line says which fault, and what is allowed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; everything is as before.</exception>
    /// <exception cref="CallException">A node that crashed did not start again.</exception>
    public abstract Task RunPlanAsync(FaultPlan plan, CancellationToken cancellation = default);

    /// <summary>Why a plan cannot be run on a cluster of this many nodes, the origin included: which fault, and what is allowed; null: it
    /// can.</summary>
    public static string? RefusalOf(FaultPlan plan, int nodes)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _ = ProcessPlan.Of(plan, nodes, null, out var refusal);
        return refusal;
    }

    /// <summary>The faults of a plan that <see cref="RunPlanAsync"/> passes over, and why. Of a simulated cluster: none.</summary>
    public abstract IReadOnlyList<AbsentFault> AbsentIn(FaultPlan plan);

    /// <summary>How a node has ended: 0 if it was told to stop, 137 if it was killed, over processes whatever its process ended with; null
    /// while it runs or is halted. After a restart it is about the new node.</summary>
    /// <exception cref="ArgumentException">As <see cref="Kill"/>; over processes also if it ended before the last 256 that did.</exception>
    public abstract int? ExitCodeOf(Node node);

    /// <summary>The last that a node's process has printed, on standard output and error together, also when it has ended: at most 64 lines
    /// and 8 KiB. Empty in a simulated cluster, whose nodes print nothing of their own.</summary>
    /// <exception cref="ArgumentException">As <see cref="ExitCodeOf"/>.</exception>
    public abstract string LogOf(Node node);

    /// <summary>Lets time pass, on the cluster's clock.</summary>
    public Task DelayAsync(TimeSpan time, CancellationToken cancellationToken = default) => Task.Delay(time, Time, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DisposeCoreAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Kills a node if it runs, and waits until it has ended.</summary>
    /// <returns>What it was asked to be.</returns>
    private protected abstract Task<SpawnRequest> EndAsync(Node node, CancellationToken cancellation);

    /// <summary>Ends the nodes.</summary>
    protected abstract ValueTask DisposeCoreAsync();
}
